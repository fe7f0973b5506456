import type { Tx } from "#app/platform/db/transaction.server";

/** How the practice calls itself in mails: short and discreet. */
export type MailSender = { name: string; phone: string };

export async function mailSender(tx: Tx): Promise<MailSender> {
  const practice = await tx.practice.findFirst({ select: { shortName: true, phone: true } });
  return { name: practice?.shortName ?? "Your practice", phone: practice?.phone ?? "" };
}
