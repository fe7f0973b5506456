import { countMessage } from "#app/domain/accounts/limits-of-people.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Reach, reachOf } from "#app/domain/charts/audience-reach.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { isUniqueViolation } from "#app/platform/db/errors.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { appendMessage, sealMessage } from "./internal/append-message.server";
import { sendMessage } from "./send-message.server";

export type StartThread = {
  requestKey: string;
  chartId: string;
  audience: string;
  subject: string;
  body: string;
};

/**
 * Opens a thread with its first message. A member writes to all ("joint") or to the care team alone ("private"); a
 * therapist of the care team names the member ("private:<person id>"). The same `requestKey` answers with the same
 * thread, to which other words are added. Raises "not-found", and "disclosure-not-acknowledged" for a private thread before
 * the policy was accepted.
 */
export async function startThread(
  actor: Actor,
  input: StartThread,
  clock: Clock = realClock,
): Promise<{ threadId: string }> {
  await countMessage(actor);
  try {
    return await inTransaction(async (tx) => {
      const reach = await reachOf(tx, actor, input);
      const threadId = await createThread(tx, actor, input, reach, clock());
      await recordEvent(tx, actor, {
        action: "thread-started",
        objectKind: "thread",
        objectId: threadId,
        chartId: input.chartId,
        subjectPersonId: reach.memberPersonId,
        audience: reach.audience,
      });
      return { threadId };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const where = { requestKey: input.requestKey, createdById: actor.personId };
    const thread = await db.thread.findFirst({ where, select: { id: true } });
    if (!thread) throw error;
    // Its first message went with it; words that were changed since are another one.
    const { requestKey: clientId, body } = input;
    await sendMessage(actor, { threadId: thread.id, clientId, body }, clock);
    return { threadId: thread.id };
  }
}

async function createThread(
  tx: Tx,
  actor: Actor,
  input: StartThread,
  reach: Reach,
  now: Date,
): Promise<string> {
  const threadId = newId();
  const compartmentId = await compartmentFor(tx, { kind: "thread", threadId, chartId: input.chartId });
  const place = { compartmentId, table: "thread", column: "subject_sealed", rowId: threadId };
  await tx.thread.create({
    data: {
      id: threadId,
      chartId: input.chartId,
      ...reach,
      compartmentId,
      subjectSealed: await sealText(tx, place, input.subject),
      requestKey: input.requestKey,
      createdById: actor.personId,
      lastAt: now,
    },
    select: { id: true },
  });
  const first = {
    threadId,
    compartmentId,
    clientId: input.requestKey,
    senderId: actor.personId,
    body: input.body,
  };
  await appendMessage(tx, await sealMessage(tx, first, now), now);
  return threadId;
}
