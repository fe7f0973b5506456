import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { sealText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { aThread } from "#tests/fixtures/messaging-world";

const BODY =
  "We talked about the week as you suggested, and Sunday evening went better than the last one. ".repeat(3);

/** Two threads of a chart: one of `messages` messages to read, and one to write to, so that the first stays as long. */
export async function threadsOf(actor: Actor, chartId: string, messages: number) {
  const { threadId } = await aThread(actor, chartId);
  const { threadId: writableThreadId } = await aThread(actor, chartId, { subject: "What happens next" });
  const { compartmentId } = await db.thread.findUniqueOrThrow({
    where: { id: threadId },
    select: { compartmentId: true },
  });
  const rows = [];
  for (let seq = 2; seq <= messages; seq += 1) {
    const id = newId();
    const place = { compartmentId, table: "message", column: "body_sealed", rowId: id };
    const bodySealed = await sealText(db, place, `${seq}. ${BODY}`);
    rows.push({ id, threadId, clientId: newId(), seq, senderId: actor.personId, bodySealed });
  }
  await db.message.createMany({ data: rows });
  await db.thread.update({ where: { id: threadId }, data: { lastSeq: messages }, select: { id: true } });
  return { threadId, writableThreadId };
}
