import { beforeAll, expect, test, vi } from "vitest";
import { sendMessage } from "#app/domain/messaging/send-message.server";
import { readThread } from "#app/domain/messaging/thread-queries.server";
import { newId } from "#app/domain/shared/ids";
import { sealText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { log } from "#app/platform/log.server";
import { asOwner } from "#tests/fixtures/database-owner";
import { aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;

beforeAll(async () => {
  ({ amara } = await aPractice());
});

async function aTalk() {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId, { body: "One" });
  await sendMessage(b, { threadId, clientId: newId(), body: "Two" });
  await sendMessage(a, { threadId, clientId: newId(), body: "Three" });
  return { a, b, threadId };
}

const NOT_SHOWN = "This is not as it was sent, and is not shown. Please tell your practice.";

test("a message that somebody puts into another's mouth, at another time, is not shown and is logged", async () => {
  const said = vi.spyOn(log(), "error");
  for (const [change, values] of [
    ["sender_id = $2", (a: string) => [a]],
    ["sent_at = sent_at - interval '1 hour'", () => []],
    ["client_id = $2", () => [newId()]],
  ] as const) {
    const { a, threadId } = await aTalk();
    const bodies = async () => (await readThread(a, threadId)).messages.map(({ body }) => body);
    expect(await bodies()).toEqual(["One", "Two", "Three"]);
    said.mockClear();
    await asOwner(`UPDATE message SET ${change} WHERE thread_id = $1 AND seq = 2`, [
      threadId,
      ...values(a.personId),
    ]);
    expect((await bodies()).toSorted(), change).toEqual(["One", NOT_SHOWN, "Three"].toSorted());
    expect(said, change).toHaveBeenCalledWith(
      expect.objectContaining({ table: "message" }),
      expect.stringContaining("does not open"),
    );
  }
  said.mockRestore();
});

test("what was sealed in the first layout is read as before", async () => {
  const { a, threadId } = await aTalk();
  const select = { id: true, thread: { select: { compartmentId: true } } };
  const message = await db.message.findFirstOrThrow({ where: { threadId, seq: 2 }, select });
  const place = { table: "message", column: "body_sealed", rowId: message.id, ...message.thread };
  const data = { bodySealed: await sealText(db, place, "From before") };
  await db.message.update({ where: { id: message.id }, data, select: { id: true } });
  const { messages } = await readThread(a, threadId);
  expect(messages.map(({ body }) => body)).toEqual(["One", "From before", "Three"]);
});
