import { beforeAll, expect, test } from "vitest";
import { notifyReaders } from "#app/domain/messaging/jobs.server";
import { markThreadRead } from "#app/domain/messaging/mark-thread-read.server";
import { saveDraft } from "#app/domain/messaging/save-draft.server";
import { sendMessage } from "#app/domain/messaging/send-message.server";
import { listThreads, readThread, unreadSummary } from "#app/domain/messaging/thread-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { codeOf } from "#tests/fixtures/code-of";

import { acknowledge, aDisclosurePolicy, aThread } from "#tests/fixtures/messaging-world";
import { aCouple, aPerson, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

const CANARY = { audience: "private", subject: "heron subject", body: "heron body" };

let amara: WorldTherapist;
let luis: WorldTherapist;
let policy: string;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  policy = await aDisclosurePolicy();
});

async function aPrivateThread() {
  const couple = await aCouple(amara);
  await acknowledge(couple.a, couple.chartId, policy);
  const { threadId } = await aThread(couple.a, couple.chartId, CANARY);
  return { ...couple, threadId };
}

/** Every word that was mailed to somebody, and the addresses of all mails of this database. */
async function mailsTo(person: { personId: string }) {
  const mails = await db.outboundMessage.findMany({ where: { personId: person.personId } });
  return Promise.all(
    mails.map(async ({ contentSealed, ...mail }) => {
      if (!contentSealed) throw new Error("a mail without content");
      const { text, html } = await openContent(db, { ...mail, contentSealed });
      return { subject: mail.subject, text, html };
    }),
  );
}

test("a private message waits until its member has read how private information is handled", async () => {
  const { a, b, chartId } = await aCouple(amara);
  expect(await codeOf(aThread(a, chartId, CANARY))).toBe("disclosure-not-acknowledged");
  expect(await db.thread.count({ where: { chartId } })).toBe(0);
  await acknowledge(a, chartId, policy);
  await aThread(a, chartId, CANARY);
  expect(await codeOf(aThread(b, chartId, CANARY))).toBe("disclosure-not-acknowledged");
});

test("its member and the care team read a private thread, and nobody else is named", async () => {
  const { a, threadId } = await aPrivateThread();
  expect(await readThread(a, threadId)).toMatchObject({ audience: "private", otherReaders: ["Amara"] });
  expect(await readThread(amara, threadId)).toMatchObject({
    subject: CANARY.subject,
    otherReaders: ["Robin"],
  });
});

test("the partner finds no trace: not in the list, not in a count, not by its address, not by writing", async () => {
  const { a, b, chartId, threadId } = await aPrivateThread();
  const joint = await aThread(a, chartId, { subject: "For both" });
  await sendMessage(amara, { threadId, clientId: newId(), body: "heron answer" });
  expect((await listThreads(b)).map((thread) => thread.threadId)).toEqual([joint.threadId]);
  expect((await unreadSummary(b))?.count ?? 0).toBe(1);
  expect(JSON.stringify(await listThreads(b, chartId))).not.toContain("heron");
  const tries = [
    readThread(b, threadId),
    sendMessage(b, { threadId, clientId: newId(), body: "x" }),
    saveDraft(b, { threadId, body: "x" }),
    markThreadRead(b, { threadId, seq: 1 }),
  ].map(codeOf);
  expect(new Set(await Promise.all(tries))).toEqual(new Set(["not-found"]));
  const unknown = await readThread(b, newId()).catch((error) => error);
  const hidden = await readThread(b, threadId).catch((error) => error);
  expect({ ...hidden, stack: "" }).toEqual({ ...unknown, stack: "" });
});

test("another therapist, a stranger and a therapist who left the care team find no thread", async () => {
  const { chartId, threadId } = await aPrivateThread();
  const stranger: Actor = await aPerson("Mallory");
  for (const other of [luis, stranger]) {
    expect(await codeOf(readThread(other, threadId))).toBe("not-found");
    expect(await listThreads(other)).toEqual([]);
    expect(await codeOf(aThread(other, chartId))).toBe("not-found");
  }
  await db.careTeam.updateMany({ where: { chartId }, data: { validUntil: new Date() } });
  expect(await codeOf(readThread(amara, threadId))).toBe("not-found");
});

test("a therapist names whom a private thread is for, and only a member can be named", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(amara, chartId, { ...CANARY, audience: `private:${b.personId}` });
  expect((await readThread(b, threadId)).messages).toHaveLength(1);
  expect(await codeOf(readThread(a, threadId))).toBe("not-found");
  const outside = { ...CANARY, audience: `private:${luis.personId}` };
  expect(await codeOf(aThread(amara, chartId, outside))).toBe("not-found");
  expect(await codeOf(aThread(a, chartId, { ...CANARY, audience: `private:${b.personId}` }))).toBe(
    "not-found",
  );
});

test("mails about a private thread go to the care team alone, once, and say nothing of anybody", async () => {
  const { a, b, threadId } = await aPrivateThread();
  const { seq } = await sendMessage(a, { threadId, clientId: newId(), body: "heron again" });
  await notifyReaders({ threadId, seq: 1 });
  await notifyReaders({ threadId, seq });
  expect(await mailsTo(b)).toEqual([]);
  expect(await mailsTo(a)).toEqual([]);
  const about = (await mailsTo(amara)).filter((mail) => mail.text.includes(threadId));
  expect(about).toHaveLength(1);
  expect(about[0]?.subject).toBe("You have a new message");
  for (const word of ["heron", "Robin", "Sam", "Amara", "private", "therap", "couple"]) {
    const { subject, text } = about[0] ?? { subject: "", text: "" };
    expect(`${subject} ${text.replaceAll("/therapist/", "/")}`).not.toContain(word);
  }
});

test("a message that was read in time is not mailed about", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const { threadId } = await aThread(a, chartId);
  await markThreadRead(b, { threadId, seq: 1 });
  await notifyReaders({ threadId, seq: 1 });
  expect(await mailsTo(b)).toEqual([]);
  expect(await mailsTo(amara)).not.toEqual([]);
});
