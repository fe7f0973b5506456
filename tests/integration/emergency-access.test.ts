import { beforeAll, expect, test } from "vitest";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import {
  emergencyAccesses,
  emergencyDoor,
  emergencyPeople,
} from "#app/domain/charts/emergency-queries.server";
import { endEmergencyAccess } from "#app/domain/charts/end-emergency-access.server";
import { openEmergencyAccess } from "#app/domain/charts/open-emergency-access.server";
import { safetyAnswersInEmergency } from "#app/domain/intake/emergency-answers.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { submitAnswers } from "#app/domain/intake/submit-answers.server";
import { notesInEmergency } from "#app/domain/notes/emergency-notes.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { sessionsInEmergency } from "#app/domain/scheduling/emergency-sessions.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { newestMailTo } from "#tests/fixtures/accounts-world";
import { asAdmin } from "#tests/fixtures/billing-world";
import { amara, aPastAppointment, couple } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { asOwner } from "#tests/fixtures/database-owner";
import { itemOf, openPackets, publishForm } from "#tests/fixtures/intake-world";
import { aPerson } from "#tests/fixtures/scheduling-world";

const REASON = "A neighbor called: shouting, and a fall on the stairs.";
const chartId = () => couple.chartId;
let owner: Actor;

async function anOwner(chosenName: string): Promise<Actor> {
  const person = await aPerson(chosenName);
  const grant = {
    id: newId(),
    personId: person.personId,
    role: "admin" as const,
    permissions: ["owner" as const],
  };
  await db.roleGrant.create({ data: grant });
  return { ...person, ...asAdmin(person.personId, ["owner"]), chosenName };
}

/** Everything that an emergency may show, and something that it may not. */
beforeAll(async () => {
  owner = await anOwner("Morgan");
  await publishForm();
  await openPackets(chartId(), [couple.a]);
  const itemId = await itemOf(chartId(), couple.a.personId, "about-you");
  const answers = [
    ["before", "no"],
    ["story", "a story of a heron"],
    ["afraid", "yes"],
  ] as const;
  for (const [index, [questionId, answer]] of answers.entries()) {
    await saveAnswer(couple.a, { itemId, questionId, answer, revision: index });
  }
  await submitAnswers(couple.a, itemId);
  const appointmentId = await aPastAppointment("2026-11-02");
  const content = { ...emptyNote(), risk: "A risk was found." };
  const note = { appointmentId, revision: 0, content, startedAt: "10:02", stoppedAt: "10:51" };
  const { revision } = await saveNote(amara, note);
  await signNote(amara, { appointmentId, revision, name: "Amara Okafor" });
});

const everything = (actor: Actor, clock?: () => Date) =>
  Promise.all([
    codeOf(emergencyPeople(actor, chartId(), clock)),
    safetyAnswersInEmergency(actor, chartId(), clock),
    notesInEmergency(actor, chartId(), clock),
    sessionsInEmergency(actor, chartId(), clock),
  ]);
const CLOSED = ["not-found", [], [], []];

test("a closed record shows an owner nothing, and nobody else may open one", async () => {
  expect(await everything(owner)).toEqual(CLOSED);
  expect(await emergencyDoor(owner, chartId())).toMatchObject({ openUntil: null });
  for (const actor of [amara, couple.b, asAdmin(newId(), ["practice"]), asAdmin(newId(), ["billing"])]) {
    expect(await codeOf(openEmergencyAccess(actor, { chartId: chartId(), reason: REASON }))).toBe(
      "not-found",
    );
    expect(await codeOf(emergencyDoor(actor, chartId()))).toBe("not-found");
    expect(await codeOf(emergencyAccesses(actor))).toBe("not-found");
  }
  expect(await codeOf(openEmergencyAccess(owner, { chartId: newId(), reason: REASON }))).toBe("not-found");
});

test("an open one shows whom to reach, the answers about safety only, sessions and signed notes", async () => {
  await openEmergencyAccess(owner, { chartId: chartId(), reason: REASON });
  const { members, careTeam } = await emergencyPeople(owner, chartId());
  expect(members.map(({ personId }) => personId)).toEqual([couple.a.personId, couple.b.personId]);
  expect(careTeam).toHaveLength(1);
  const answers = await safetyAnswersInEmergency(owner, chartId());
  expect(answers).toMatchObject([
    {
      personId: couple.a.personId,
      rows: [{ question: "Are you ever afraid at home?", answer: "It is yes" }],
    },
  ]);
  expect(JSON.stringify(answers)).not.toContain("heron");
  expect(await notesInEmergency(owner, chartId())).toMatchObject([
    { content: { risk: "A risk was found." } },
  ]);
  expect(await sessionsInEmergency(owner, chartId())).not.toEqual([]);
});

test("it is open to who opened it and to no other owner, closes after an hour, and at once when they close it", async () => {
  await openEmergencyAccess(owner, { chartId: chartId(), reason: REASON });
  expect(await everything(await anOwner("Other"))).toEqual(CLOSED);
  expect(await everything(owner, () => new Date(Date.now() + 60 * 60_000 + 1_000))).toEqual(CLOSED);
  await endEmergencyAccess(owner, { chartId: chartId() });
  expect(await everything(owner)).toEqual(CLOSED);
  expect(await codeOf(endEmergencyAccess(owner, { chartId: chartId() }))).toBe("not-found");
});

test("a role that is taken away closes it", async () => {
  const former = await anOwner("Former");
  await openEmergencyAccess(former, { chartId: chartId(), reason: REASON });
  expect(await codeOf(emergencyPeople({ ...former, permissions: ["billing"] }, chartId()))).toBe("not-found");
});

test("two presses at once open it once, and therapist and other owners hear of it without a name or the reason", async () => {
  const third = await anOwner("Third");
  const email = await emailOf(db, third.personId);
  const therapist = { email: await emailOf(db, amara.personId) };
  const before = await db.emergencyAccess.count();
  const open = () => openEmergencyAccess(owner, { chartId: chartId(), reason: REASON });
  await Promise.all([open(), open(), open()]);
  expect(await db.emergencyAccess.count()).toBe(before + 1);
  expect(await newestMailTo(therapist.email)).toContain("Morgan has opened a record in an emergency");
  const mail = (await newestMailTo(email)) ?? "";
  expect(mail).toContain("Morgan has opened a record in an emergency");
  for (const secret of [couple.a.chosenName, "neighbor"]) expect(mail).not.toContain(secret);
  await endEmergencyAccess(owner, { chartId: chartId() });
});

test("both members see that it was opened and by whom; the reason is for owners, and sealed", async () => {
  for (const member of [couple.a, couple.b]) {
    const { entries } = await ownRecordAccess(member, null);
    const seen = entries.find(({ what }) => what.includes("opened the record in an emergency"));
    expect(seen?.who).toBe("Morgan");
    expect(JSON.stringify(entries)).not.toContain("neighbor");
  }
  expect((await emergencyAccesses(owner))[0]).toMatchObject({ who: expect.any(String), reason: REASON });
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT encode(reason_sealed, 'escape') AS text FROM emergency_access LIMIT 1`;
  expect(row?.text).not.toContain("neighbor");
});

test("every reading is an event of its own, of the owner as an admin", async () => {
  const where = { actorPersonId: owner.personId, chartId: chartId(), actingRole: "admin" };
  const events = await db.auditEvent.findMany({ where, select: { action: true, subjectPersonId: true } });
  const actions = new Set(events.map(({ action }) => action));
  for (const action of [
    "emergency-access-opened",
    "chart-read",
    "answers-read",
    "note-read",
    "emergency-access-ended",
  ]) {
    expect(actions).toContain(action);
  }
});

test("the application may end an access, and neither change nor lengthen nor delete one", async () => {
  for (const sql of [
    "UPDATE emergency_access SET expires_at = expires_at + interval '1 hour'",
    "UPDATE emergency_access SET reason_sealed = ''",
    "UPDATE emergency_access SET person_id = person_id",
    "DELETE FROM emergency_access",
  ]) {
    await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/permission denied/);
  }
  const access = { id: newId(), chartId: chartId(), personId: owner.personId, compartmentId: newId() };
  const openedAt = new Date();
  const expiresAt = new Date(openedAt.getTime() + 5 * 3_600_000);
  const long = db.emergencyAccess.create({
    data: { ...access, reasonSealed: new Uint8Array(1), openedAt, expiresAt },
  });
  await expect(long).rejects.toThrow(/emergency_access_is_short/);
});

test("the chart of an owner's own household is not theirs to open, nor one that their partner is on", async () => {
  const self = await anOwner("Self");
  const now = new Date();
  const member = { id: newId(), joinedAt: now, seesJointFrom: now, joinOrder: 3, personId: self.personId };
  await db.chartMember.create({ data: { ...member, chartId: chartId() } });
  expect(await codeOf(openEmergencyAccess(self, { chartId: chartId(), reason: REASON }))).toBe("not-found");
  expect(await codeOf(emergencyDoor(self, chartId()))).toBe("not-found");
  const alone = newId();
  await db.chart.create({
    data: {
      ...{ id: alone, kind: "individual", status: "active", label: "Alone" },
      members: { create: { ...member, id: newId(), joinOrder: 1, personId: couple.a.personId } },
      careTeam: { create: { id: newId(), therapistId: amara.therapistId, validFrom: now } },
    },
  });
  expect(await codeOf(openEmergencyAccess(self, { chartId: alone, reason: REASON }))).toBe("not-found");
  expect(await codeOf(openEmergencyAccess(owner, { chartId: alone, reason: REASON }))).toBe(
    "nothing was refused",
  );
  await asOwner("DELETE FROM chart_member WHERE id = $1", [member.id]);
});

test("an owner who becomes one of the household sees no more of what they had opened", async () => {
  const late = await anOwner("Late");
  await openEmergencyAccess(late, { chartId: chartId(), reason: REASON });
  expect(await codeOf(emergencyPeople(late, chartId()))).toBe("nothing was refused");
  const now = new Date();
  const member = { id: newId(), joinedAt: now, seesJointFrom: now, joinOrder: 4, personId: late.personId };
  await db.chartMember.create({ data: { ...member, chartId: chartId() } });
  expect(await everything(late)).toEqual(CLOSED);
  await asOwner("DELETE FROM chart_member WHERE id = $1", [member.id]);
});
