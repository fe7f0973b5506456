import type { Tx } from "#app/platform/db/transaction.server";
import { type MailSender, NAMELESS, senderFor, USUAL_RULES } from "./contact-rules";

/** How the practice calls itself in mails to somebody; who has no account yet is `null`. */
export async function mailSender(tx: Tx, personId: string | null): Promise<MailSender> {
  const practice = await tx.practice.findFirst({ select: { shortName: true, phone: true } });
  if (!practice) return NAMELESS;
  const rule = personId
    ? await tx.contactRule.findUnique({ where: { personId }, select: { namesPractice: true } })
    : null;
  return senderFor(practice, rule ?? USUAL_RULES);
}
