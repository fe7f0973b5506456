import { beforeAll, expect, test } from "vitest";
import { markThreadRead } from "#app/domain/messaging/mark-thread-read.server";
import { saveDraft } from "#app/domain/messaging/save-draft.server";
import { sendMessage } from "#app/domain/messaging/send-message.server";
import { startThread } from "#app/domain/messaging/start-thread.server";
import {
  listThreads,
  listThreadsAs,
  readThread,
  unreadSummary,
} from "#app/domain/messaging/thread-queries.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;

beforeAll(async () => {
  ({ amara } = await aPractice());
});

test("everybody on the chart reads a joint thread, in the order it was written", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId, { body: "One" });
  await sendMessage(b, { threadId, clientId: newId(), body: "Two" });
  await sendMessage(amara, { threadId, clientId: newId(), body: "Three" });
  for (const reader of [a, b, amara]) {
    const thread = await readThread(reader, threadId);
    expect(thread.messages.map(({ seq, sender, body }) => [seq, sender.name, body])).toEqual([
      [1, "Robin", "One"],
      [2, "Sam", "Two"],
      [3, "Amara", "Three"],
    ]);
  }
  expect((await readThread(a, threadId)).otherReaders).toEqual(["Sam", "Amara"]);
});

test("sixty messages sent at once get the numbers 2 to 61, and later numbers were never sent earlier", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  const senders = [a, b, amara];
  const sent = await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      sendMessage(senders[index % 3] ?? a, { threadId, clientId: newId(), body: `${index}` }),
    ),
  );
  const numbers = sent.map(({ seq }) => seq).sort((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 2));
  const { messages, lastSeq } = await readThread(a, threadId);
  expect(lastSeq).toBe(61);
  expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
  const kept = await db.message.findMany({
    where: { threadId },
    orderBy: { seq: "asc" },
    select: { sentAt: true },
  });
  expect(messages.map((message) => message.sentAt)).toEqual(kept.map((row) => row.sentAt.toISOString()));
});

test("the same form sent many times at once makes one message, and every press hears its number", async () => {
  const { a, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  const form = { threadId, clientId: newId(), body: "Once" };
  const answers = await Promise.all(Array.from({ length: 10 }, () => sendMessage(a, form)));
  expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set([2]));
  expect((await readThread(a, threadId)).messages.map((message) => message.body)).toEqual(["Hello", "Once"]);
  await sendMessage(a, { threadId, clientId: newId(), body: "Next" });
  expect((await readThread(a, threadId)).lastSeq).toBe(3);
});

test("words that were changed after an answer that never came are a message of their own, and no draft stays", async () => {
  const { a, chartId } = await aCouple(amara);
  const opening = { requestKey: newId(), chartId, audience: "joint", subject: "Once", body: "Hello" };
  const { threadId } = await startThread(a, opening);
  expect(await startThread(a, { ...opening, body: "Hello again" })).toEqual({ threadId });
  const form = { threadId, clientId: newId(), body: "As it was" };
  expect(await sendMessage(a, form)).toEqual({ seq: 3 });
  await saveDraft(a, { threadId, body: form.body });
  expect(await sendMessage(a, form)).toEqual({ seq: 3 });
  expect((await readThread(a, threadId)).draft).toBeNull();
  expect(await sendMessage(a, { ...form, body: "As it is" })).toEqual({ seq: 4 });
  const { messages } = await readThread(a, threadId);
  expect(messages.map(({ body }) => body)).toEqual(["Hello", "Hello again", "As it was", "As it is"]);
});

test("the form of a first message sent twice at once opens one thread", async () => {
  const { a, chartId } = await aCouple(amara);
  const form = { requestKey: newId(), chartId, audience: "joint", subject: "Once", body: "Hello" };
  const [first, second] = await Promise.all([startThread(a, form), startThread(a, form)]);
  expect(second.threadId).toBe(first.threadId);
  expect(await db.thread.count({ where: { chartId } })).toBe(1);
});

test("unread counts what others wrote, and read markers only move forward and never past the end", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  await sendMessage(a, { threadId, clientId: newId(), body: "Two" });
  expect((await unreadSummary(a))?.count ?? 0).toBe(0);
  expect((await unreadSummary(b))?.count ?? 0).toBe(2);
  await markThreadRead(b, { threadId, seq: 999 });
  await markThreadRead(b, { threadId, seq: 1 });
  expect((await unreadSummary(b))?.count ?? 0).toBe(0);
  expect((await readThread(a, threadId)).readByOthers).toContainEqual({ name: "Sam", seq: 2 });
});

test("a thread has something unread while somebody else wrote it last, and one's own messages do not count", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  const unreadFor = async (reader: typeof a) => (await readThread(reader, threadId)).hasUnread;
  expect([await unreadFor(a), await unreadFor(b)]).toEqual([false, true]);
  await markThreadRead(b, { threadId, seq: 1 });
  expect(await unreadFor(b)).toBe(false);
  await sendMessage(a, { threadId, clientId: newId(), body: "Two" });
  await sendMessage(b, { threadId, clientId: newId(), body: "Three" });
  expect([await unreadFor(a), await unreadFor(b)]).toEqual([true, false]);
});

test("a thread needs a reply while a member wrote last, and reading it answers nobody", async () => {
  const { a, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  const needsReply = async () => (await listThreads(amara, chartId)).map((thread) => thread.needsReply);
  await markThreadRead(amara, { threadId, seq: 1 });
  expect(await needsReply()).toEqual([true]);
  await sendMessage(amara, { threadId, clientId: newId(), body: "Here" });
  expect(await needsReply()).toEqual([false]);
});

test("subjects, bodies and drafts are sealed in the database", async () => {
  const { a, chartId } = await aCouple(amara);
  const words = { subject: "heron subject", body: "heron body" };
  const { threadId } = await aThread(a, chartId, words);
  await saveDraft(a, { threadId, body: "heron draft" });
  const rows = await db.$queryRaw<{ row: string }[]>`
    SELECT encode(t.subject_sealed, 'escape') || encode(m.body_sealed, 'escape') || encode(d.body_sealed, 'escape') AS row
    FROM thread t JOIN message m ON m.thread_id = t.id JOIN message_draft d ON d.thread_id = t.id
    WHERE t.id = ${threadId}::uuid`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toContain("heron");
});

test("a draft is kept for its writer alone, once per thread, and goes with the message that was sent", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  await saveDraft(a, { threadId, body: "Half a" });
  await saveDraft(a, { threadId, body: "Half a thought" });
  expect((await readThread(a, threadId)).draft?.body).toBe("Half a thought");
  expect((await readThread(b, threadId)).draft).toBeNull();
  expect((await readThread(amara, threadId)).draft).toBeNull();
  await sendMessage(a, { threadId, clientId: newId(), body: "A whole thought" });
  expect((await readThread(a, threadId)).draft).toBeNull();
  await saveDraft(a, { threadId, body: "Again" });
  expect(await saveDraft(a, { threadId, body: "  " })).toEqual({ savedAt: null });
  expect((await readThread(a, threadId)).draft).toBeNull();
});

test("every reading is recorded, with whose thread it was and as what they read it", async () => {
  const { a, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  await readThread(a, threadId);
  await readThread(amara, threadId);
  const where = { chartId, action: "thread-read" };
  const thread = { objectId: threadId, audience: "joint" };
  expect(await db.auditEvent.findMany({ where, orderBy: { at: "asc" } })).toMatchObject([
    { ...thread, actorPersonId: a.personId, actingRole: "client" },
    { ...thread, actorPersonId: amara.personId, actingRole: "therapist" },
  ]);
});

test("who joins later sees joint messages from that day on, and nothing of a thread that ended before", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const before = await aThread(a, chartId, { subject: "Before", body: "Early" });
  const running = await aThread(a, chartId, { subject: "Running", body: "Early" });
  const joined = { chartId, personId: b.personId };
  await db.chartMember.updateMany({ where: joined, data: { seesJointFrom: new Date() } });
  await sendMessage(a, { threadId: running.threadId, clientId: newId(), body: "Late" });
  expect((await listThreads(b)).map((thread) => [thread.subject, thread.unread])).toEqual([["Running", 1]]);
  expect((await readThread(b, running.threadId)).messages.map((message) => message.body)).toEqual(["Late"]);
  await expect(readThread(b, before.threadId)).rejects.toMatchObject({ code: "not-found" });
});

test("a therapist's list over all charts is an event, and no subject is opened to say what is unread", async () => {
  const { a, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  const where = { actorPersonId: amara.personId, action: "threads-listed" };
  expect((await listThreadsAs(amara, "therapist")).map((thread) => thread.threadId)).toContain(threadId);
  expect(await db.auditEvent.count({ where })).toBe(1);
  await db.thread.update({ where: { id: threadId }, data: { subjectSealed: new Uint8Array([1]) } });
  await sendMessage(amara, { threadId, clientId: newId(), body: "Hello" });
  expect(await unreadSummary(a)).toMatchObject({ count: 1, threadId });
  await expect(listThreads(a)).rejects.toThrow("not a sealed value");
});

test("what is unread names everybody who wrote it, of all threads, and nobody whose message was read or taken back", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(b, chartId);
  await sendMessage(amara, { threadId, clientId: newId(), body: "Welcome" });
  expect(await unreadSummary(a)).toEqual({ count: 2, threadId, from: "Amara and Sam" });
  await markThreadRead(a, { threadId, seq: 1 });
  expect(await unreadSummary(a)).toEqual({ count: 1, threadId, from: "Amara" });
  const other = await aThread(b, chartId);
  expect(await unreadSummary(a)).toEqual({ count: 2, threadId: other.threadId, from: "Sam and Amara" });
  await db.message.updateMany({
    where: { threadId: other.threadId },
    data: { withdrawnAt: new Date() },
  });
  expect(await unreadSummary(a)).toMatchObject({ count: 1, from: "Amara" });
});
