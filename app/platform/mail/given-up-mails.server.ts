import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { requeueMail } from "./outbound.server";

/** A mail or text that could not be sent. `code` is its server's, or the line's; whom it was to is not told. */
export type GivenUpMail = {
  id: string;
  channel: "mail" | "text";
  template: string;
  at: Date;
  tries: number;
  code: string;
};

/** The newest `size` mails that were given up and that nobody has put aside. */
export async function givenUpMails(size: number): Promise<GivenUpMail[]> {
  const rows = await db.outboundMessage.findMany({
    where: { state: "failed" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: size,
    select: { id: true, channel: true, template: true, createdAt: true, tries: true, lastError: true },
  });
  return rows.map(({ createdAt, lastError, ...row }) => ({
    ...{ ...row, at: createdAt, code: lastError ?? "unknown" },
  }));
}

export const countGivenUpMails = (): Promise<number> =>
  db.outboundMessage.count({ where: { state: "failed" } });

const SEND_AGAIN = `
  UPDATE outbound_message SET state = 'queued', tries = 0, last_error = NULL
  WHERE id = $1::uuid AND state = 'failed' RETURNING id`;

/** Lets a mail that was given up be sent anew. False when it is not, as after a second press. */
export async function sendMailAgain(tx: Tx, id: string): Promise<boolean> {
  const [again] = await prepared<{ id: string }>(tx, "send-mail-again", SEND_AGAIN, [id]);
  if (again) await requeueMail(tx, again.id);
  return again !== undefined;
}

/** Takes a mail that was given up out of sight; it will not be sent. False when it is not. */
export async function dropMail(tx: Tx, id: string): Promise<boolean> {
  const where = { id, state: "failed" as const };
  const { count } = await tx.outboundMessage.updateMany({
    where,
    data: { state: "cancelled", contentSealed: null },
  });
  return count > 0;
}

/** Whether there is such a mail, in whatever state. */
export const isMail = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.outboundMessage.count({ where: { id } })) > 0;
