import { beforeAll, expect, test } from "vitest";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { ownAnswers, sentAnswers } from "#app/domain/intake/answer-queries.server";
import { chartPackets, itemForMember, ownPackets } from "#app/domain/intake/packet-queries.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { submitAnswers } from "#app/domain/intake/submit-answers.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { codeOf } from "#tests/fixtures/code-of";

import { itemOf, openPackets, publishForm } from "#tests/fixtures/intake-world";
import { aCouple, aPerson, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

const CANARY = "heron under the ninth bridge";

let amara: WorldTherapist;
let luis: WorldTherapist;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  await publishForm();
});

async function aPacket() {
  const couple = await aCouple(amara);
  await openPackets(couple.chartId, [couple.a, couple.b]);
  return { ...couple, itemId: await itemOf(couple.chartId, couple.a.personId, "about-you") };
}

async function fill(actor: Actor, itemId: string, answers: Record<string, string>) {
  for (const [questionId, answer] of Object.entries(answers)) {
    const { revision } = await itemForMember(actor, itemId);
    await saveAnswer(actor, { itemId, questionId, answer, revision });
  }
}

test("an answer is kept as it is given and is there on any device afterwards", async () => {
  const { a, itemId } = await aPacket();
  const saved = await saveAnswer(a, { itemId, questionId: "story", answer: CANARY, revision: 0 });
  expect(saved.revision).toBe(1);
  expect(await itemForMember(a, itemId)).toMatchObject({ answers: { story: CANARY }, revision: 1 });
  expect((await ownPackets(a))[0]?.entries[0]).toMatchObject({ status: "in_progress" });
});

test("a draft and the sent answers are sealed in the database, and nothing of them is readable", async () => {
  const { a, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: CANARY, afraid: "no" });
  const rowOf = () => db.$queryRaw<{ row: string }[]>`
    SELECT encode(draft_sealed, 'escape') || coalesce(encode(answers_sealed, 'escape'), '') AS row
    FROM form_response WHERE item_id = ${itemId}::uuid
    UNION ALL SELECT coalesce(encode(answers_sealed, 'escape'), '') FROM form_response WHERE item_id = ${itemId}::uuid`;
  expect(JSON.stringify(await rowOf())).not.toContain("heron");
  await submitAnswers(a, itemId);
  expect(JSON.stringify(await rowOf())).not.toContain("heron");
  const row = await db.formResponse.findUniqueOrThrow({ where: { itemId } });
  expect(row.draftSealed).toBeNull();
  expect(row.answersSealed).not.toBeNull();
});

test("two tabs never overwrite each other silently; answers to different questions both stay", async () => {
  const { a, itemId } = await aPacket();
  await saveAnswer(a, { itemId, questionId: "story", answer: "from the phone", revision: 0 });
  const late = { itemId, questionId: "story", answer: "from the laptop", revision: 0 };
  expect(await codeOf(saveAnswer(a, late))).toBe("answers-changed");
  await saveAnswer(a, { itemId, questionId: "afraid", answer: "no", revision: 0 });
  expect((await itemForMember(a, itemId)).answers).toEqual({ story: "from the phone", afraid: "no" });
});

test("of twenty tabs that answer at once exactly one wins, and its answer is the one that is kept", async () => {
  const { a, itemId } = await aPacket();
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      saveAnswer(a, { itemId, questionId: "story", answer: `tab ${index}`, revision: 0 }),
    ),
  );
  const winners = tries.flatMap((one, index) => (one.status === "fulfilled" ? [`tab ${index}`] : []));
  expect(winners).toHaveLength(1);
  expect((await itemForMember(a, itemId)).answers.story).toBe(winners[0]);
});

test("a required question may stay open until the form is sent, and sending names it", async () => {
  const { a, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: "" });
  const refused = await submitAnswers(a, itemId).catch((error) => error);
  expect(refused).toMatchObject({ code: "answers-incomplete", details: { questions: ["afraid"] } });
  await fill(a, itemId, { afraid: "no" });
  await submitAnswers(a, itemId);
  expect((await itemForMember(a, itemId)).completed).toBe(true);
});

test("a changed answer reopens its branch, and what was answered in a closed one is not sent", async () => {
  const { a, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "yes", how: CANARY, afraid: "no" });
  await fill(a, itemId, { before: "no", story: "" });
  await submitAnswers(a, itemId);
  const closed = await sentAnswers(amara, chartId, itemId);
  expect(JSON.stringify(closed)).not.toContain(CANARY);
  expect(closed.sections[0]?.rows.map((row) => row.question)).toEqual(["Counseling before?", "Your story"]);

  const other = await aPacket();
  await fill(other.a, other.itemId, { before: "yes", story: "", afraid: "no" });
  const refused = await submitAnswers(other.a, other.itemId).catch((error) => error);
  expect(refused).toMatchObject({ details: { questions: ["how"] } });
});

test("what was sent is final: it cannot be answered again, and sending twice is sending once", async () => {
  const { a, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: "", afraid: "no" });
  await Promise.all([submitAnswers(a, itemId), submitAnswers(a, itemId)]);
  const late = { itemId, questionId: "story", answer: "late", revision: 9 };
  expect(await codeOf(saveAnswer(a, late))).toBe("already-sent");
  expect(await db.auditEvent.count({ where: { chartId, action: "answers-submitted" } })).toBe(1);
});

test("the partner, a stranger and another therapist find nothing to read, save or send", async () => {
  const { a, b, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: CANARY, afraid: "no" });
  const stranger = await aPerson("Mallory");
  for (const other of [b, stranger, amara, luis]) {
    expect(await codeOf(itemForMember(other, itemId))).toBe("not-found");
    const answer = { itemId, questionId: "story", answer: "x", revision: 3 };
    expect(await codeOf(saveAnswer(other, answer))).toBe("not-found");
    expect(await codeOf(submitAnswers(other, itemId))).toBe("not-found");
  }
  await submitAnswers(a, itemId);
  for (const other of [a, b, stranger, luis]) {
    expect(await codeOf(sentAnswers(other, chartId, itemId))).toBe("not-found");
  }
  expect(JSON.stringify(await ownPackets(b))).not.toContain(itemId);
});

test("the care team reads sent answers, each reading is recorded, and a draft is not theirs to read", async () => {
  const { a, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "yes", how: "Well.", story: CANARY, afraid: "yes" });
  expect(await codeOf(sentAnswers(amara, chartId, itemId))).toBe("not-found");
  await submitAnswers(a, itemId);
  const sent = await sentAnswers(amara, chartId, itemId);
  expect(sent).toMatchObject({ memberName: "Robin", safetyConcern: true });
  expect(sent.sections[0]?.rows).toContainEqual({ question: "Your story", answer: CANARY });
  const read = { chartId, action: "answers-read", actorPersonId: amara.personId };
  expect(await db.auditEvent.count({ where: read })).toBe(1);
  expect(await codeOf(sentAnswers(amara, newId(), itemId))).toBe("not-found");
  expect(await codeOf(chartPackets(luis, chartId))).toBe("not-found");
  expect(await chartPackets(amara, chartId)).toMatchObject([
    { chosenName: "Robin", safetyConcern: true },
    { chosenName: "Sam", safetyConcern: false },
  ]);
  // To say whether there is a concern, the screen was opened: of who has sent one, and told in their own name.
  const checked = { ...read, action: "answers-checked" };
  const [opened, ...others] = await db.auditEvent.findMany({ where: checked });
  expect(others).toEqual([]);
  expect(opened).toMatchObject({
    subjectPersonId: a.personId,
    audience: "private",
    actingRole: "therapist",
  });
});

/** All that stands in plain about somebody who sent the screen, without ids and moments. */
async function tracesOf(answers: Record<string, string>) {
  const { a, chartId, itemId } = await aPacket();
  await fill(a, itemId, answers);
  await submitAnswers(a, itemId);
  const events = await db.auditEvent.findMany({
    where: { chartId, actorPersonId: a.personId },
    orderBy: { at: "asc" },
    select: { action: true, objectKind: true, audience: true, actingRole: true, result: true },
  });
  const row = { revision: true, audience: true, draftSealed: true, item: { select: { state: true } } };
  const kept = await db.formResponse.findUniqueOrThrow({ where: { itemId }, select: row });
  const mails = await db.outboundMessage.findMany({
    where: { personId: a.personId },
    select: { template: true },
  });
  const about = `%${a.personId}%`;
  const jobs = await db.$queryRaw<{ job: string }[]>`
    SELECT data->>'job' AS job FROM pgboss.job
    WHERE data::text LIKE ${about} OR data::text LIKE ${`%${itemId}%`} OR data::text LIKE ${`%${chartId}%`} ORDER BY 1`;
  return { events, kept, mails, jobs };
}

test("who says yes to the private safety screen leaves the same trace as who says no", async () => {
  const screen = { before: "no", story: "" };
  const ofNo = await tracesOf({ ...screen, afraid: "no" });
  expect(ofNo.events.map(({ action }) => action)).toEqual(["answers-submitted", "safety-screen-evaluated"]);
  expect(await tracesOf({ ...screen, afraid: "yes" })).toEqual(ofNo);
  // Changing one's mind is a save more.
  const { a, itemId } = await aPacket();
  await fill(a, itemId, { ...screen, afraid: "yes" });
  await fill(a, itemId, { afraid: "no" });
  await submitAnswers(a, itemId);
  const { revision } = await db.formResponse.findUniqueOrThrow({ where: { itemId } });
  expect(revision).toBe(ofNo.kept.revision);
});

test("the overview records the safety screens it opened, whatever they say", async () => {
  const { a, b, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: "", afraid: "no" });
  const read = { chartId, action: "answers-checked", actorPersonId: amara.personId };
  await chartPackets(amara, chartId);
  expect(await db.auditEvent.count({ where: read })).toBe(0);
  await submitAnswers(a, itemId);
  expect((await chartPackets(amara, chartId)).map(({ safetyConcern }) => safetyConcern)).toEqual([
    false,
    false,
  ]);
  expect(await db.auditEvent.findMany({ where: read })).toMatchObject([{ subjectPersonId: a.personId }]);
  expect((await ownRecordAccess(b, null)).entries).toEqual([]);
});

test("a client's own answers, shown to them again, are recorded; an empty question is not", async () => {
  const { a, chartId, itemId } = await aPacket();
  const read = { chartId, action: "answers-read" };
  await ownAnswers(a, itemId, "story");
  await ownAnswers(a, itemId);
  expect(await db.auditEvent.count({ where: read })).toBe(0);
  await fill(a, itemId, { story: CANARY });
  await ownAnswers(a, itemId, "afraid");
  expect(await db.auditEvent.count({ where: read })).toBe(0);
  expect((await ownAnswers(a, itemId, "story")).answers.story).toBe(CANARY);
  await ownAnswers(a, itemId);
  const event = { actorPersonId: a.personId, subjectPersonId: a.personId, actingRole: "client" };
  expect(await db.auditEvent.findMany({ where: read })).toMatchObject([event, event]);
});

test("a therapist who has left the care team, and a member who has left, read nothing more", async () => {
  const { a, chartId, itemId } = await aPacket();
  await fill(a, itemId, { before: "no", story: "", afraid: "no" });
  await submitAnswers(a, itemId);
  await db.careTeam.updateMany({ where: { chartId }, data: { validUntil: new Date() } });
  expect(await codeOf(sentAnswers(amara, chartId, itemId))).toBe("not-found");
  const left = { chartId, personId: a.personId };
  await db.chartMember.updateMany({ where: left, data: { leftAt: new Date() } });
  expect(await codeOf(itemForMember(a, itemId))).toBe("not-found");
});
