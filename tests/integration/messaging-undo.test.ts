import { beforeAll, expect, test } from "vitest";
import { notifyReaders } from "#app/domain/messaging/jobs.server";
import { markThreadRead } from "#app/domain/messaging/mark-thread-read.server";
import { saveDraft } from "#app/domain/messaging/save-draft.server";
import { sendMessage } from "#app/domain/messaging/send-message.server";
import { listThreads, readThread, unreadSummary } from "#app/domain/messaging/thread-queries.server";
import { withdrawMessage } from "#app/domain/messaging/withdraw-message.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;

beforeAll(async () => {
  ({ amara } = await aPractice());
});

/** A joint thread that both partners have read, in which A has just sent one message too many. */
async function aSlip() {
  const couple = await aCouple(amara);
  const { a, b, chartId } = couple;
  const { threadId } = await aThread(b, chartId, { body: "How are you?" });
  await markThreadRead(a, { threadId, seq: 1 });
  const { seq } = await sendMessage(a, { threadId, clientId: newId(), body: "a slip" });
  return { ...couple, threadId, seq };
}

test("a message taken back is gone for everybody, and its words are the writer's draft again", async () => {
  const { a, b, threadId, seq } = await aSlip();
  expect((await readThread(a, threadId)).undoable).toMatchObject({ seq });
  await withdrawMessage(a, { threadId, seq });
  await withdrawMessage(a, { threadId, seq });
  for (const reader of [a, b, amara]) {
    const { messages } = await readThread(reader, threadId);
    expect(messages.map((message) => message.body)).toEqual(["How are you?"]);
  }
  expect((await readThread(a, threadId)).draft?.body).toBe("a slip");
  expect((await readThread(b, threadId)).draft).toBeNull();
  expect(
    await db.auditEvent.count({ where: { action: "message-withdrawn", actorPersonId: a.personId } }),
  ).toBe(1);
});

test("a press that comes twice, the second time after the message was taken back, sends nothing and keeps the words", async () => {
  const { a, threadId } = await aSlip();
  const form = { threadId, clientId: newId(), body: "another slip" };
  const { seq } = await sendMessage(a, form);
  await withdrawMessage(a, { threadId, seq });
  expect(await sendMessage(a, form)).toEqual({ seq });
  const { messages, draft } = await readThread(a, threadId);
  expect(messages.map(({ body }) => body)).not.toContain("another slip");
  expect(draft?.body).toBe("another slip");
});

test("nobody is told of a message that was taken back: no count, no place in the list, no mail", async () => {
  const { a, b, chartId, threadId, seq } = await aSlip();
  const [before] = await listThreads(b, chartId);
  expect(before).toMatchObject({ lastSenderName: "Robin", unread: 1 });
  await withdrawMessage(a, { threadId, seq });
  const [after] = await listThreads(b, chartId);
  expect(after).toMatchObject({ lastSenderName: "Sam", lastIsOwn: true, unread: 0 });
  expect(await unreadSummary(b)).toBeNull();
  await notifyReaders({ threadId, seq });
  expect(await db.outboundMessage.count({ where: { personId: b.personId } })).toBe(0);
  const next = await sendMessage(a, { threadId, clientId: newId(), body: "better" });
  expect(next.seq).toBe(seq + 1);
  expect((await listThreads(b, chartId))[0]?.unread).toBe(1);
});

test("what somebody has read, what is older than the time for it and what opened a thread stays sent", async () => {
  const { a, b, chartId, threadId, seq } = await aSlip();
  const later = () => new Date(Date.now() + 16_000);
  await expect(withdrawMessage(a, { threadId, seq }, later)).rejects.toThrow("undo-over");
  await markThreadRead(b, { threadId, seq });
  await expect(withdrawMessage(a, { threadId, seq })).rejects.toThrow("undo-over");
  const fresh = await aThread(a, chartId);
  await expect(withdrawMessage(a, { threadId: fresh.threadId, seq: 1 })).rejects.toThrow("undo-over");
  expect((await readThread(a, threadId)).messages).toHaveLength(2);
});

test("nobody takes back another one's message, or one of a thread that is not theirs", async () => {
  const { b, threadId, seq } = await aSlip();
  const { a: stranger } = await aCouple(amara);
  for (const actor of [b, amara, stranger])
    await expect(withdrawMessage(actor, { threadId, seq })).rejects.toThrow("not-found");
});

test("a draft that was begun meanwhile is not overwritten by the words taken back", async () => {
  const { a, threadId, seq } = await aSlip();
  await saveDraft(a, { threadId, body: "new words" });
  await withdrawMessage(a, { threadId, seq });
  expect((await readThread(a, threadId)).draft?.body).toBe("new words");
});
