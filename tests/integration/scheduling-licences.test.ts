import { expect, test } from "vitest";
import { licenceNews } from "#app/domain/insights/licence-news-queries.server";
import { addLicence, removeLicence } from "#app/domain/practice/edit-therapist.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { cancelUnlicensed } from "#app/domain/scheduling/cancel-unlicensed.server";
import { ownUnlicensed, unlicensedOfPractice } from "#app/domain/scheduling/unlicensed-queries.server";
import { readWhereabouts } from "#app/domain/scheduling/whereabouts-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { amara, couple, form, jobsFor, luis } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aCall, aSession } from "#tests/fixtures/joining-world";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";

const admin: Actor = { ...(await aPerson("Noor")), roles: ["admin"], permissions: ["practice"] };
const billing: Actor = { ...admin, permissions: ["billing"] };

const licenceFor = (state: string) =>
  db.licence.findFirstOrThrow({ where: { therapistId: amara.therapistId, state }, select: { id: true } });

/** Amara has one for the state from the first day of 2026 to a day. */
async function renew(state: string, validUntil: string, validFrom = "2026-01-01"): Promise<void> {
  const terms = { number: `${state}-1`, kind: "state" as const, validFrom, validUntil };
  await addLicence(admin, { therapistId: amara.therapistId, state, ...terms });
}

async function remove(state: string): Promise<void> {
  const { id: licenceId } = await licenceFor(state);
  await removeLicence(admin, { therapistId: amara.therapistId, licenceId });
}

const flagged = async (actor: Actor = admin) =>
  (await unlicensedOfPractice(actor, null, clock)).map((one) => one.appointmentId);

test("a licence that is taken away flags what lies ahead for who would be there, and the renewal clears it", async () => {
  const session = await aSession();
  const call = await aCall();
  expect(await flagged()).toEqual([]);
  await remove("NC");
  expect(await flagged()).toEqual([session.id]);
  const [row] = await unlicensedOfPractice(admin, amara.therapistId, clock);
  expect(row).toMatchObject({ people: "Robin & Sam", therapistName: "Amara", states: ["North Carolina"] });
  expect((await ownUnlicensed(amara, clock)).map((one) => one.appointmentId)).toEqual([session.id]);
  expect(await ownUnlicensed(luis, clock)).toEqual([]);
  expect(await unlicensedOfPractice(admin, luis.therapistId, clock)).toEqual([]);
  expect(await licenceNews(admin, clock)).toMatchObject({ sessions: 1 });
  expect((await readWhereabouts(amara, session.id, clock)).lacks).toEqual(["North Carolina"]);
  await remove("VA");
  expect(await flagged()).toEqual([session.id, call.id]);
  const [both] = await unlicensedOfPractice(admin, null, clock);
  expect(both?.states).toEqual(["North Carolina", "Virginia"]);
  await renew("VA", "2027-12-31");
  await renew("NC", "2027-12-31");
  expect(await flagged()).toEqual([]);
});

test("a shortened licence flags from the day after its last one, by the practice's own calendar", async () => {
  const late = form("2026-12-22T21:00:00Z");
  const { appointmentId } = await bookAppointment(amara, late, clock);
  await remove("NC");
  await renew("NC", "2026-12-22");
  expect(await flagged()).not.toContain(appointmentId);
  // Ten in the evening in Richmond is the next day already in UTC: the licence still covers it.
  const night = { startsAt: new Date("2026-12-23T03:00:00Z"), endsAt: new Date("2026-12-23T03:50:00Z") };
  const blocked = { blockedFrom: night.startsAt, blockedUntil: night.endsAt };
  await db.appointment.update({ where: { id: appointmentId }, data: { ...night, ...blocked } });
  expect(await flagged()).not.toContain(appointmentId);
  await remove("NC");
  await renew("NC", "2026-12-21");
  expect(await flagged()).toContain(appointmentId);
  await renew("NC", "2027-12-31", "2026-12-22");
  expect(await flagged()).toEqual([]);
  await db.appointment.update({ where: { id: appointmentId }, data: { status: "cancelled" } });
});

test("what is over, cancelled or moved to a covered day is not flagged", async () => {
  const session = await aSession();
  await db.licence.deleteMany({ where: { therapistId: amara.therapistId, state: "NC" } });
  expect(await flagged()).toContain(session.id);
  const after = await unlicensedOfPractice(admin, null, session.minutes(1));
  expect(after.map((one) => one.appointmentId)).not.toContain(session.id);
  const { version } = await db.appointment.findUniqueOrThrow({ where: { id: session.id } });
  await cancelAppointment(amara, { appointmentId: session.id, version, agreedFeeCents: 0 }, clock);
  expect(await flagged()).not.toContain(session.id);
  await renew("NC", "2027-12-31");
});

test("the office cancels what no licence covers, for free, and nothing else", async () => {
  const { startsAt, id: appointmentId } = await aSession();
  const wanted = { appointmentId, version: 1 };
  expect(await codeOf(cancelUnlicensed(admin, wanted, clock))).toBe("not-found");
  await remove("NC");
  for (const who of [billing, amara, couple.a])
    expect(await codeOf(cancelUnlicensed(who, wanted, clock))).toBe("not-found");
  expect(await codeOf(cancelUnlicensed(admin, { ...wanted, version: 2 }, clock))).toBe("stale-version");
  await cancelUnlicensed(admin, wanted, () => new Date(startsAt.getTime() - 60_000));
  const left = await db.appointment.findUniqueOrThrow({
    where: { id: appointmentId },
    select: { status: true, members: { select: { live: true } } },
  });
  expect(left).toEqual({ status: "cancelled", members: [{ live: false }, { live: false }] });
  expect(await jobsFor(appointmentId)).toEqual([]);
  const told = await db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `appointment:${appointmentId}:2:cancelled` } },
  });
  expect(told.map((one) => one.personId).sort()).toEqual([couple.a.personId, couple.b.personId].sort());
  const event = { action: "appointment-cancelled", objectId: appointmentId, actingRole: "admin" };
  expect(await db.auditEvent.count({ where: event })).toBe(1);
  expect(await codeOf(cancelUnlicensed(admin, wanted, clock))).toBe("not-found");
  await renew("NC", "2027-12-31");
});

test("nobody but who keeps the practice's people reads the list", async () => {
  for (const who of [billing, amara, couple.a])
    expect(await codeOf(unlicensedOfPractice(who, null, clock))).toBe("not-found");
  expect(await licenceNews(billing, clock)).toEqual({ sessions: 0, licences: 0 });
});
