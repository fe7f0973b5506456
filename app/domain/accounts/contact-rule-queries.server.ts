import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { type ContactRules, contactWords, USUAL_RULES } from "./contact-rules";

const select = {
  remindByMail: true,
  mayCall: true,
  mayLeaveVoicemail: true,
  namesPractice: true,
  quietFrom: true,
  quietUntil: true,
} as const;

/** How the actor wants to be reached. */
export async function ownContactRules(actor: Actor): Promise<ContactRules> {
  const rules = await db.contactRule.findUnique({ where: { personId: actor.personId }, select });
  return rules ?? USUAL_RULES;
}

/** Person id to what must not be done when reaching them, for people whom the caller may read how to reach. */
export async function contactWordsOf(personIds: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await db.contactRule.findMany({
    where: { personId: { in: [...personIds] } },
    select: { personId: true, ...select },
  });
  return Object.fromEntries(rows.map(({ personId, ...rules }) => [personId, contactWords(rules)]));
}
