import { expect, test } from "vitest";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import { readJoin } from "#app/domain/scheduling/join-queries.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { openVideo } from "#app/domain/scheduling/open-video.server";
import { readWhereabouts } from "#app/domain/scheduling/whereabouts-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addMinutes, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { amara, couple, luis, others, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { asOwner } from "#tests/fixtures/database-owner";
import {
  aCall,
  aChartOfOne,
  alertsOf,
  aSession,
  aSessionAlone,
  VIDEO,
  where,
} from "#tests/fixtures/joining-world";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";

const { a, b } = { a: () => couple.a, b: () => couple.b };
const asClient = "client" as const;
const open = (party: Actor, id: string, now: () => Date) =>
  codeOf(openVideo(party, { appointmentId: id, as: asClient }, now));
const eventsOf = (objectId: string, action: string) => db.auditEvent.count({ where: { objectId, action } });

test("the video opens once both have said where they are, and only then", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-10);
  expect(await open(a(), id, now)).toBe("not-open");
  expect(await giveAttestation(a(), where(id), now)).toEqual({ readiness: "ready" });
  expect(await open(a(), id, now)).toBe("not-open");
  expect(await giveAttestation(b(), where(id, { state: "NC" }), now)).toEqual({ readiness: "ready" });
  for (const party of [a(), b()])
    expect(await openVideo(party, { appointmentId: id, as: asClient }, now)).toBe(VIDEO);
  expect(await eventsOf(id, "session-joined")).toBe(2);
  expect(await eventsOf(id, "whereabouts-stated")).toBe(2);
});

test("nobody says so before the last 15 minutes or after the end", async () => {
  const { id, minutes } = await aSession();
  expect(await codeOf(giveAttestation(a(), where(id), minutes(-15.001)))).toBe("too-early");
  expect((await readJoin(a(), id, minutes(-15.001))).window).toBe("early");
  await giveAttestation(a(), where(id), minutes(-15));
  await giveAttestation(b(), where(id), minutes(49));
  expect(await openVideo(b(), { appointmentId: id, as: asClient }, minutes(49.99))).toBe(VIDEO);
  expect(await open(b(), id, minutes(50))).toBe("not-open");
  expect(await codeOf(giveAttestation(b(), where(id, { state: "NC" }), minutes(50)))).toBe("session-over");
});

test("one of two out of state closes it for both, and the therapist hears of it at once, without a name or a place", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-12);
  await giveAttestation(a(), where(id), now);
  expect(await giveAttestation(b(), where(id, { state: "MD" }), now)).toEqual({ readiness: "out" });
  expect(await open(a(), id, now)).toBe("not-open");
  expect(await open(b(), id, now)).toBe("not-open");
  const alerts = await alertsOf(id);
  expect(alerts).toHaveLength(1);
  expect(alerts.join()).not.toMatch(/Robin|Sam|\bMD\b|Maryland|couple|license/i);
  const mail = await db.outboundMessage.findFirstOrThrow({
    where: { dedupeKey: { startsWith: `cannot-join:${id}` } },
  });
  expect(mail.personId).toBe(amara.personId);
  expect(mail.sendAt.getTime()).toBeLessThanOrEqual(Date.now());
  await giveAttestation(b(), where(id, { state: "VA" }), now);
  await giveAttestation(b(), where(id, { state: "MD", address: "Elsewhere" }), now);
  expect(await alertsOf(id)).toHaveLength(1);
});

test("neither partner learns where the other is, nor that they cannot be treated there", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-5);
  await giveAttestation(a(), where(id), now);
  const before = await readJoin(a(), id, now);
  expect(before.others).toEqual([{ chosenName: "Sam", isReady: false }]);
  const away = {
    state: "MD",
    setting: "elsewhere" as const,
    address: "9 Secret Lane",
    phone: "301 555 0100",
  };
  await giveAttestation(b(), where(id, away), now);
  expect(await readJoin(a(), id, now)).toEqual(before);
  await giveAttestation(b(), where(id, { ...away, state: "NC" }), now);
  const after = await readJoin(a(), id, now);
  expect(after).toMatchObject({ isOpen: true, others: [{ chosenName: "Sam", isReady: true }] });
  expect(JSON.stringify({ ...after, choices: [] })).not.toMatch(/Secret|301|"NC"|elsewhere/);
});

test("whoever changes their mind is taken at their last word, until the end", async () => {
  const { id, minutes } = await aSession();
  await giveAttestation(a(), where(id), minutes(-10));
  await giveAttestation(b(), where(id), minutes(-10));
  expect(await open(a(), id, minutes(5))).toBe("nothing was refused");
  await giveAttestation(b(), where(id, { state: "TX" }), minutes(20));
  expect(await open(a(), id, minutes(21))).toBe("not-open");
  await giveAttestation(b(), where(id, { state: "NC" }), minutes(30));
  expect(await open(b(), id, minutes(31))).toBe("nothing was refused");
  expect(await db.attestation.count({ where: { appointmentId: id, personId: b().personId } })).toBe(3);
});

test("the same once more, by a double press, is kept once", async () => {
  const { id, minutes } = await aSession();
  await Promise.all([1, 2, 3].map(() => giveAttestation(a(), where(id), minutes(-3))));
  expect(await db.attestation.count({ where: { appointmentId: id } })).toBe(1);
  expect(await eventsOf(id, "whereabouts-stated")).toBe(1);
});

test("what was said is filled in the next time, on that chart alone", async () => {
  const own = await aChartOfOne(b());
  const alone = await aSessionAlone(b(), own);
  expect((await readJoin(b(), alone.id, alone.minutes(-5))).values).toEqual({ state: "VA" });
  const said = { setting: "elsewhere" as const, address: "3 Lake Road", phone: "804 555 0177", state: "NC" };
  await giveAttestation(b(), where(alone.id, said), alone.minutes(-5));
  const again = await aSessionAlone(b(), own);
  const { values, readiness } = await readJoin(b(), again.id, again.minutes(-15));
  expect(values).toEqual(said);
  expect(readiness).toBe("not-yet");
  const joint = await aSession();
  for (const who of [a(), b()])
    expect((await readJoin(who, joint.id, joint.minutes(-15))).values.address).not.toBe(said.address);
});

test("a stranger, a partner who does not come and the therapist's own pages find nothing to say or to join", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-5);
  for (const who of [stranger, others.a, amara]) {
    expect(await codeOf(giveAttestation(who, where(id), now))).toBe("not-found");
    expect(await codeOf(readJoin(who, id, now))).toBe("not-found");
    expect(await open(who, id, now)).toBe("not-found");
  }
  const attends = "appointment_id = $1 AND person_id = $2";
  await asOwner(`DELETE FROM appointment_member WHERE ${attends}`, [id, b().personId]);
  expect(await codeOf(giveAttestation(b(), where(id), now))).toBe("not-found");
  expect(await open(b(), id, now)).toBe("not-found");
  await giveAttestation(a(), where(id), now);
  expect(await open(a(), id, now)).toBe("nothing was refused");
});

test("a member who has left the chart is neither waited for nor let in", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-5);
  const { chartId } = couple;
  await giveAttestation(a(), where(id), now);
  const membership = { chartId_personId: { chartId, personId: b().personId } };
  await db.chartMember.update({ where: membership, data: { leftAt: new Date() } });
  expect(await codeOf(giveAttestation(b(), where(id), now))).toBe("not-found");
  expect(await open(a(), id, now)).toBe("nothing was refused");
  await db.chartMember.update({ where: membership, data: { leftAt: null } });
});

test("a licence that has ended by the day closes the video, whatever was said before", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-5);
  await giveAttestation(a(), where(id), now);
  await giveAttestation(b(), where(id, { state: "NC" }), now);
  const licence = { therapistId: amara.therapistId, state: "NC" };
  const day = minutes(0)().toISOString().slice(0, 10);
  await db.licence.updateMany({ where: licence, data: { validUntil: toDateColumn(day) } });
  expect(await open(b(), id, now)).toBe("nothing was refused");
  const before = addMinutes(minutes(0)(), -1_440).toISOString().slice(0, 10);
  await db.licence.updateMany({ where: licence, data: { validUntil: toDateColumn(before) } });
  expect(await open(a(), id, now)).toBe("not-open");
  expect(await readJoin(b(), id, now)).toMatchObject({ readiness: "out", licensedIn: ["Virginia"] });
  await db.licence.updateMany({ where: licence, data: { validUntil: toDateColumn("2027-12-31") } });
  expect(await open(b(), id, now)).toBe("nothing was refused");
});

test("what was said for the old time does not count for the new one", async () => {
  const { id, startsAt, minutes } = await aSession();
  await giveAttestation(a(), where(id), minutes(-10));
  await giveAttestation(b(), where(id), minutes(-10));
  const { version } = await db.appointment.findUniqueOrThrow({ where: { id }, select: { version: true } });
  const moved = addMinutes(startsAt, 240);
  await moveAppointment(amara, { appointmentId: id, startsAt: moved, version }, minutes(-10));
  const then = () => addMinutes(moved, -10);
  expect(await open(a(), id, then)).toBe("not-open");
  expect((await readJoin(a(), id, then)).readiness).toBe("not-yet");
  expect((await readJoin(a(), id, then)).values.address).toBe("12 Mill Street, Richmond");
});

test("nothing is joined that is cancelled, by phone or at the office", async () => {
  const gone = await aSession();
  await cancelAppointment(amara, { appointmentId: gone.id, version: 1, agreedFeeCents: 0 }, clock);
  expect(await codeOf(giveAttestation(a(), where(gone.id), gone.minutes(-5)))).toBe("nothing-to-join");
  for (const place of ["phone", "office"] as const) {
    const { id, minutes } = await aSession();
    await db.appointment.update({ where: { id }, data: { place } });
    expect(await codeOf(giveAttestation(a(), where(id), minutes(-5)))).toBe("nothing-to-join");
    expect((await readJoin(a(), id, minutes(-5))).window).toBe("none");
    const asTherapist = { appointmentId: id, as: "therapist" as const };
    expect(await codeOf(openVideo(amara, asTherapist, minutes(-5)))).toBe("not-open");
  }
});

test("the therapist goes in from 15 minutes before, whoever is there, and by no other way", async () => {
  const { id, minutes } = await aSession();
  const asTherapist = { appointmentId: id, as: "therapist" as const };
  expect(await codeOf(openVideo(amara, asTherapist, minutes(-16)))).toBe("not-open");
  expect(await openVideo(amara, asTherapist, minutes(-15))).toBe(VIDEO);
  expect(await openVideo(amara, asTherapist, minutes(70))).toBe(VIDEO);
  expect(await codeOf(openVideo(luis, asTherapist, minutes(0)))).toBe("not-found");
  expect(await codeOf(openVideo(a(), asTherapist, minutes(0)))).toBe("not-found");
});

test("a visitor joins a free call by the link of their mail, which shows nobody an address", async () => {
  const { id, minutes } = await aCall();
  const holder = { appointmentId: id, personId: null };
  const now = minutes(-5);
  expect(await codeOf(openVideo(holder, { appointmentId: id, as: asClient }, now))).toBe("not-open");
  expect(await giveAttestation(holder, where(id, { state: "FL" }), now)).toEqual({ readiness: "out" });
  expect(await alertsOf(id)).toHaveLength(1);
  await giveAttestation(holder, where(id), now);
  expect(await openVideo(holder, { appointmentId: id, as: asClient }, now)).toBe(VIDEO);
  const seen = await readJoin(holder, id, now);
  expect(seen.values).toEqual({ state: "VA", setting: "home" });
  expect(JSON.stringify(seen)).not.toContain("12 Mill Street");
  const [casey] = (await readWhereabouts(amara, id, now)).everybody;
  expect(casey?.contact).toEqual({ address: "12 Mill Street, Richmond", phone: "804 555 0100" });
});

test("who made an account of the booking joins it signed in, and nobody else does", async () => {
  const { id, minutes } = await aCall();
  const casey = await aPerson("Casey");
  const { leadId } = await db.appointment.findUniqueOrThrow({ where: { id }, select: { leadId: true } });
  await db.lead.update({ where: { id: leadId ?? "" }, data: { personId: casey.personId } });
  await giveAttestation(casey, where(id), minutes(-5));
  expect(await openVideo(casey, { appointmentId: id, as: asClient }, minutes(-5))).toBe(VIDEO);
  expect((await readJoin(casey, id, minutes(-5))).values.address).toBe("12 Mill Street, Richmond");
  expect(await open(stranger, id, minutes(-5))).toBe("not-found");
});

test("the link of a member's mail, which somebody else may read, neither says nor shows where they are", async () => {
  const { id, minutes } = await aSession();
  await giveAttestation(a(), where(id), minutes(-5));
  const holder = { appointmentId: id, personId: a().personId };
  expect(await codeOf(readJoin(holder, id, minutes(-5)))).toBe("not-found");
  expect(await codeOf(giveAttestation(holder, where(id, { state: "MD" }), minutes(-5)))).toBe("not-found");
  const join = { appointmentId: id, as: asClient };
  expect(await codeOf(openVideo(holder, join, minutes(-5)))).toBe("not-found");
  const another = { appointmentId: newId(), personId: null };
  expect(await codeOf(readJoin(another, id, minutes(-5)))).toBe("not-found");
});

test("the care team reads where everybody is, each reading on the record of whom it is about, and nobody else", async () => {
  const { id, minutes } = await aSession();
  const now = minutes(-5);
  await giveAttestation(a(), where(id), now);
  const view = await readWhereabouts(amara, id, now);
  expect(view.everybody.map((one) => [one.chosenName, one.readiness, one.contact?.address])).toEqual([
    ["Robin", "ready", "12 Mill Street, Richmond"],
    ["Sam", "not-yet", undefined],
  ]);
  for (const who of [luis, a(), stranger])
    expect(await codeOf(readWhereabouts(who, id, now))).toBe("not-found");
  const reads = await db.auditEvent.findMany({ where: { objectId: id, action: "whereabouts-read" } });
  expect(reads.map((one) => [one.actorPersonId, one.subjectPersonId, one.audience])).toEqual([
    [amara.personId, a().personId, "private"],
  ]);
  const seen = async (who: Actor) =>
    (await ownRecordAccess(who, null)).entries.filter(({ what }) => what.includes("where you were"));
  expect(await seen(a())).not.toEqual([]);
  expect(await seen(b())).toEqual([]);
});

test("the address lies sealed, bound to its own row", async () => {
  const { id, minutes } = await aSession();
  await giveAttestation(a(), where(id, { address: "77 Plainly Visible" }), minutes(-5));
  const row = await db.attestation.findFirstOrThrow({ where: { appointmentId: id } });
  expect(Buffer.from(row.addressSealed ?? []).includes("Plainly")).toBe(false);
  const compartment = await db.compartment.findUniqueOrThrow({ where: { id: row.compartmentId } });
  expect([compartment.kind, compartment.personId]).toEqual(["member_private", a().personId]);
  await expect(
    db.attestation.update({ where: { id: row.id }, data: { state: "NC" }, select: { id: true } }),
  ).rejects.toThrow("permission denied");
});
