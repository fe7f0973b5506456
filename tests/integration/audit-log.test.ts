import { beforeAll, expect, test } from "vitest";
import { openContact, sealPhone } from "#app/domain/accounts/contact-details.server";
import type { AuditAction } from "#app/domain/audit/audit-actions";
import type { AuditFilter, AuditRow } from "#app/domain/audit/audit-list";
import { auditPage, exportAudit } from "#app/domain/audit/audit-queries.server";
import { AUDIT_GROUPS, actionsIn, actionWords } from "#app/domain/audit/audit-words";
import { chartAccess, ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { type AuditEntry, recordEvent, recordEventOfEach } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes, DAY_MS, dateInZone } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { asAdmin } from "#tests/fixtures/billing-world";
import { aCouple, aPerson, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

const EVERYTHING: AuditFilter = { person: "", chart: "", group: null, from: null, to: null, before: null };

type Couple = Awaited<ReturnType<typeof aCouple>>;
let amara: WorldTherapist;
let luis: WorldTherapist;
let couple: Couple;
let others: Couple;
let owner: Actor;
let things: Awaited<ReturnType<typeof thingsOf>>;

const did = (who: Actor, action: AuditAction, entry: Partial<AuditEntry> = {}) =>
  recordEvent(db, who, { action, objectKind: "chart", actingRole: who.roles[0], ...entry });

const ofMember = (action: AuditAction, { personId }: Actor) =>
  did(amara, action, { chartId: couple.chartId, subjectPersonId: personId, audience: "private" });

/** A joint conversation that ended then, and the note of a session of then; without events of their own. */
async function thingsOf({ a, chartId }: Couple, then: Date): Promise<{ threadId: string; noteId: string }> {
  const [threadId, noteId, appointmentId] = [newId(), newId(), newId()];
  const sealed = { compartmentId: newId() };
  const thread = { audience: "joint" as const, subjectSealed: new Uint8Array(), requestKey: newId() };
  await db.thread.create({
    data: { id: threadId, chartId, ...sealed, ...thread, createdById: a.personId, lastAt: then },
  });
  const service = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const end = addMinutes(then, 50);
  const times = { startsAt: then, endsAt: end, blockedFrom: then, blockedUntil: end };
  const about = { chartId, therapistId: amara.therapistId, serviceId: service.id, reference: newReference() };
  await db.appointment.create({
    data: { id: appointmentId, ...about, ...times, status: "done", agreedCents: 16_500 },
  });
  const note = { authorId: amara.personId, contentSealed: new Uint8Array(), appointmentId };
  await db.progressNote.create({ data: { id: noteId, chartId, ...sealed, ...note } });
  return { threadId, noteId };
}

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  amara = { ...amara, address: "203.0.113.x" };
  couple = await aCouple(amara, ["Robin", "Sam"]);
  others = await aCouple(luis, ["=Kim", "Lee"]);
  owner = { ...asAdmin((await aPerson("Morgan")).personId, ["owner"]), zone: "America/New_York" };
  await did(amara, "chart-read", { chartId: couple.chartId });
  await ofMember("answers-read", couple.a);
  await ofMember("thread-read", couple.b);
  things = await thingsOf(couple, new Date(Date.now() - DAY_MS));
  await did(amara, "thread-read", { chartId: couple.chartId, objectId: things.threadId, audience: "joint" });
  await did(amara, "note-read", { chartId: couple.chartId, objectId: things.noteId, audience: "staff" });
  await did(couple.b, "message-sent", { chartId: couple.chartId, audience: "joint" });
  await did(couple.b, "payment-started", { chartId: couple.chartId, subjectPersonId: couple.b.personId });
  await did(couple.a, "safety-concern-raised" as AuditAction, {
    chartId: couple.chartId,
    subjectPersonId: couple.a.personId,
  });
  await did(couple.b, "access-denied", { result: "denied" });
  await did(luis, "chart-read", { chartId: others.chartId });
  for (let more = 0; more < 120; more += 1)
    await did(luis, "answers-read", {
      chartId: others.chartId,
      subjectPersonId: others.a.personId,
      audience: "private",
    });
});

/** Gives somebody a phone number, and says how they are reached. */
async function reachOf(personId: string) {
  const data = await inTransaction((tx) => sealPhone(tx, "person", personId, "+18045550188"));
  return openContact(db, "person", await db.person.update({ where: { id: personId }, data }));
}

const wordsOf = (rows: AuditRow[]) => rows.map(({ action }) => action).sort();

test("every action has words and one group, and no two have the same words", () => {
  const all = (Object.keys(AUDIT_GROUPS) as (keyof typeof AUDIT_GROUPS)[]).flatMap(actionsIn);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(all.map(actionWords)).size).toBe(all.length);
  expect(actionWords("of-a-later-version")).toBe("of-a-later-version");
});

test("only the owner reads the log", async () => {
  for (const actor of [asAdmin(owner.personId, ["billing", "practice"]), amara, couple.a]) {
    await expect(auditPage(actor, EVERYTHING)).rejects.toThrow("not-found");
    await expect(exportAudit(actor, EVERYTHING)).rejects.toThrow("not-found");
  }
});

test("the log is paged from the newest on, nothing twice and nothing left out, and reading it is an event", async () => {
  const seen: string[] = [];
  let before: string | null = null;
  const total = await db.auditEvent.count();
  do {
    const page: Awaited<ReturnType<typeof auditPage>> = await auditPage(owner, { ...EVERYTHING, before });
    seen.push(...page.rows.map(({ id }) => id));
    before = page.olderThan;
  } while (before);
  // The safety screen's is the care team's to know.
  expect(seen).toHaveLength(total - 1);
  expect(new Set(seen).size).toBe(total - 1);
  const reads = await db.auditEvent.count({ where: { actorPersonId: owner.personId, action: "audit-read" } });
  expect(reads).toBe(Math.ceil(total / 50));
});

test("it is found by who did it or whose it was, by chart, by kind and by day", async () => {
  const found = async (filter: Partial<AuditFilter>) =>
    (await auditPage(owner, { ...EVERYTHING, ...filter })).rows;
  expect(wordsOf(await found({ person: "sam" }))).toEqual([
    "access-denied",
    "message-sent",
    "payment-started",
    "thread-read",
  ]);
  expect(wordsOf(await found({ person: couple.b.chosenName, group: "denied" }))).toEqual(["access-denied"]);
  expect(wordsOf(await found({ chart: "robin", group: "reading" }))).toEqual([
    "answers-read",
    "chart-read",
    "note-read",
    "thread-read",
    "thread-read",
  ]);
  const today = dateInZone(new Date(), owner.zone);
  expect(await found({ chart: "robin", from: today, to: today })).toHaveLength(7);
  expect(await found({ chart: "robin", to: "2020-01-01" })).toEqual([]);
  const { email, phone } = await reachOf(couple.b.personId);
  for (const whole of [email.toUpperCase(), phone ?? "", "(804) 555-0188"])
    expect(await found({ person: whole }), whole).toHaveLength(4);
  for (const part of ["@example.com", "5550188", email.slice(0, -1)])
    expect(await found({ person: part }), part).toEqual([]);
  // What LIKE reads as a sign is meant as it stands.
  expect(await found({ chart: "%" })).toEqual([]);
  const [row] = await found({ chart: "robin", group: "writing" });
  expect(row).toMatchObject({
    actor: "Sam",
    role: "client",
    subject: null,
    audience: "joint",
    isDenied: false,
  });
  expect((await found({ person: "amara" }))[0]?.address).toBe("203.0.113.x");
});

test("an export holds what the filter says, in cells that no spreadsheet runs, and is an event", async () => {
  const { csv } = await exportAudit(owner, { ...EVERYTHING, chart: "kim" });
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(122);
  expect(lines[1]).toContain("Read answers to a form");
  expect(lines[1]).toContain("'=Kim");
  expect(lines[1]).toContain(others.chartId);
  const made = { actorPersonId: owner.personId, action: "export-made", objectKind: "audit-log" };
  expect(await db.auditEvent.count({ where: made })).toBe(1);
});

test("a client reads who of the practice opened what is theirs or joint, and no trace of their partner's", async () => {
  const ofRobin = (await ownRecordAccess(couple.a, null)).entries.map(({ what }) => what);
  expect(ofRobin.sort()).toEqual([
    "opened a session note",
    "opened the chart",
    "read messages",
    "read your answers to a form",
  ]);
  const ofSam = (await ownRecordAccess(couple.b, null)).entries.map(({ what }) => what);
  expect(ofSam.sort()).toEqual([
    "opened a session note",
    "opened the chart",
    "read messages",
    "read messages of yours alone",
  ]);
  expect((await ownRecordAccess(others.b, null)).entries.map(({ what }) => what)).toEqual([
    "opened the chart",
  ]);
});

test("who joined later or has left does not read of what was joint without them", async () => {
  const member = await db.chartMember.findFirstOrThrow({
    where: { chartId: couple.chartId, personId: couple.b.personId },
  });
  const change = (data: { seesJointFrom?: Date; leftAt?: Date | null }) =>
    db.chartMember.update({ where: { id: member.id }, data });
  const read = async () => (await ownRecordAccess(couple.b, null)).entries.map(({ what }) => what).sort();
  // A look of today at a conversation and a session from before their time.
  await change({ seesJointFrom: new Date(Date.now() - DAY_MS / 2) });
  expect(await read()).toEqual(["opened the chart", "read messages of yours alone"]);
  await change({ seesJointFrom: new Date(Date.now() + 1_000) });
  expect(await read()).toEqual(["read messages of yours alone"]);
  // What is theirs alone stays theirs.
  await change({ leftAt: new Date() });
  expect(await read()).toEqual(["read messages of yours alone"]);
  await change({ seesJointFrom: member.seesJointFrom, leftAt: null });
});

test("a therapist reads who looked at their own charts and changed them, nothing of payments, and none of another's", async () => {
  const page = await chartAccess(amara, { chartId: couple.chartId, before: null });
  expect(page.rows).toHaveLength(7);
  expect(wordsOf(page.rows)).toContain("safety-concern-raised");
  expect(page.rows.filter(({ role }) => role === "client").map(({ address }) => address)).toEqual([
    null,
    null,
  ]);
  const older = await chartAccess(luis, { chartId: others.chartId, before: null });
  expect(older.olderThan).not.toBeNull();
  for (const actor of [luis, owner, couple.a])
    await expect(chartAccess(actor, { chartId: couple.chartId, before: null })).rejects.toThrow("not-found");
});

test("an event that names a member is on that member's list alone, whatever it says of its audience", async () => {
  await did(amara, "answers-read", { chartId: couple.chartId, subjectPersonId: couple.b.personId });
  const wordsFor = async (actor: Actor) =>
    (await ownRecordAccess(actor, null)).entries.map(({ what }) => what);
  expect(await wordsFor(couple.b)).toContain("read your answers to a form");
  expect(await wordsFor(couple.a)).not.toContain("read answers to a form");
  expect((await wordsFor(couple.a)).filter((what) => what.includes("answers"))).toHaveLength(1);
});

test("when clients read what is theirs is for the owner alone, not for the care team and not for each other", async () => {
  const reading = { chartId: couple.chartId, actingRole: "client" as const };
  const own = { ...reading, subjectPersonId: couple.a.personId, audience: "private" as const };
  await did(couple.a, "thread-read", { ...reading, objectId: things.threadId, audience: "joint" });
  await did(couple.a, "answers-read", own);
  await did(couple.a, "agreement-downloaded", { ...reading, audience: "joint" });
  await did(couple.a, "invoice-read", own);
  const { rows } = await chartAccess(amara, { chartId: couple.chartId, before: null });
  expect(rows.filter(({ role }) => role === "client").map(({ action }) => action)).not.toContain(
    "thread-read",
  );
  for (const member of [couple.a, couple.b])
    expect((await ownRecordAccess(member, null)).entries.filter(({ who }) => who === "Robin")).toEqual([]);
  const log = (await auditPage(owner, { ...EVERYTHING, person: "robin" })).rows.map(({ action }) => action);
  expect(log).toEqual(expect.arrayContaining(["thread-read", "answers-read", "invoice-read"]));
});

test("that the office looked up how to reach them is on both partners' lists; what it reads of invoices is on nobody's", async () => {
  const office = asAdmin((await aPerson("Dana")).personId, ["billing"]);
  const actingRole = "admin" as const;
  await did(office, "household-read", { chartId: couple.chartId, objectId: couple.chartId, actingRole });
  await did(office, "invoice-read", { chartId: couple.chartId, objectKind: "invoice", actingRole });
  for (const member of [couple.a, couple.b]) {
    const { entries } = await ownRecordAccess(member, null);
    expect(entries.filter(({ who }) => who === "Dana").map(({ what }) => what)).toEqual([
      "looked up how to reach everybody and who pays what",
    ]);
  }
});

test("one event of each of several things, each on the list of whom it is about", async () => {
  const about = [couple.a, couple.b].map(({ personId }) => ({
    objectId: newId(),
    subjectPersonId: personId,
  }));
  const entry = { action: "answers-read", objectKind: "form-response", chartId: couple.chartId } as const;
  const count = () => db.auditEvent.count({ where: { objectId: { in: about.map((one) => one.objectId) } } });
  const listed = async (member: Actor) =>
    (await ownRecordAccess(member, null)).entries.filter(({ what }) => what.includes("your answers")).length;
  const before = [await listed(couple.a), await listed(couple.b)];
  await recordEventOfEach(db, amara, { ...entry, audience: "private", actingRole: "therapist" }, about);
  expect(await count()).toBe(2);
  expect([await listed(couple.a), await listed(couple.b)]).toEqual(before.map((number) => number + 1));
});
