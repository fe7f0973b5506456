import { beforeAll, expect, test } from "vitest";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { bookConsultation } from "#app/domain/scheduling/book-consultation.server";
import { ownCalendarFeed, readCalendarFeed } from "#app/domain/scheduling/calendar-feed-queries.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { calendarFileOf } from "#app/domain/scheduling/change-queries.server";
import { holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { revokeCalendarFeed } from "#app/domain/scheduling/revoke-calendar-feed.server";
import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { calendarAnswer } from "#app/http/calendar-answer.server";
import { db } from "#app/platform/db/client.server";
import { newestMailTo } from "#tests/fixtures/accounts-world";
import { amara, at, couple, form, later, luis, stranger } from "#tests/fixtures/booked-world";
import { OwnCalendar, readCalendar } from "#tests/fixtures/calendar-reader";
import { codeOf } from "#tests/fixtures/code-of";
import { aCouple, clock } from "#tests/fixtures/scheduling-world";

const tokenIn = (address: string): string => new URL(address).pathname.split("/")[2] ?? "";
const feedOf = async (actor: Actor): Promise<string> => tokenIn((await makeCalendarFeed(actor)).address);
const read = (token: string, when = clock) => readCalendarFeed({ token, address: newId() }, when);
const startsIn = (text: string) => readCalendar(text).entries.map(({ startsAt }) => startsAt);

const grant = (actor: Actor, role: Role) =>
  db.roleGrant.create({ data: { id: newId(), personId: actor.personId, role } });

beforeAll(async () => {
  for (const client of [couple.a, couple.b, stranger]) await grant(client, "client");
  for (const therapist of [amara, luis]) await grant(therapist, "therapist");
});

test("a calendar that follows the address shows each change, under the same entry as the mailed files", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T15:00:00Z"), clock);
  const token = await feedOf(couple.b);
  const own = new OwnCalendar();
  own.take(await calendarFileOf(couple.b, appointmentId, clock));
  own.take(await read(token));
  expect(own.starts).toEqual(["2026-12-01T15:00:00.000Z"]);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-01T17:00:00Z") };
  await moveAppointment(couple.a, move, later(10));
  own.take(await read(token));
  expect(own.starts).toEqual(["2026-12-01T17:00:00.000Z"]);
  await cancelAppointment(couple.a, { appointmentId, version: 2, agreedFeeCents: 0 }, later(20));
  own.take(await read(token));
  expect(own.starts).toEqual([]);
  expect(own.entries).toMatchObject([
    { uid: `${appointmentId}@localhost`, sequence: 2, status: "CANCELLED" },
  ]);
});

test("a new address is told to whom it belongs", async () => {
  await feedOf(couple.a);
  const told = await newestMailTo(await emailOf(db, couple.a.personId));
  expect(told).toContain("A private address was made by which another calendar can follow your sessions.");
});

test("a partner's calendar has what they attend, and nothing of the other's own sessions", async () => {
  const [ofA, ofB] = [await feedOf(couple.a), await feedOf(couple.b)];
  const alone = { attending: [{ personId: couple.a.personId, state: "VA" }] };
  await bookAppointment(couple.a, form("2026-12-02T15:00:00Z"), clock);
  const own = await bookAppointment(couple.a, form("2026-12-02T17:00:00Z", alone), clock);
  expect(startsIn(await read(ofA))).toContain("2026-12-02T17:00:00.000Z");
  expect(await read(ofB)).not.toContain(own.appointmentId);
  expect(startsIn(await read(ofB))).toContain("2026-12-02T15:00:00.000Z");
  await db.chartMember.updateMany({
    where: { chartId: couple.chartId, personId: couple.b.personId },
    data: { leftAt: clock() },
  });
  expect(startsIn(await read(ofB))).toEqual([]);
  await db.chartMember.updateMany({ where: { chartId: couple.chartId }, data: { leftAt: null } });
});

test("titles say no more than there is an appointment, unless its reader asked for more", async () => {
  await bookAppointment(couple.a, form("2026-12-03T15:00:00Z"), clock);
  const [ofA, ofAmara] = [await feedOf(couple.a), await feedOf(amara)];
  const names = /Robin|Sam|couple|session/i;
  expect(await read(ofA)).toContain("SUMMARY:Appointment with Rivermist");
  expect(await read(ofA)).not.toMatch(names);
  expect(await read(ofAmara)).not.toMatch(/Robin|Sam|couple|session|Rivermist/i);
  expect(readCalendar(await read(ofAmara)).entries[0]?.summary).toBe("Appointment");
  for (const { personId } of [couple.a, amara])
    await db.person.update({ where: { id: personId }, data: { discreetMail: false } });
  expect(await read(ofA)).toContain("Couple session\\, 50 minutes with Rivermist");
  expect(await read(ofAmara)).toContain("SUMMARY:Appointment R. & S.");
  expect(await read(ofAmara)).not.toMatch(names);
});

test("a therapist's calendar has all of theirs and no other's; holds are in nobody's", async () => {
  const call = {
    ...{ therapistSlug: luis.slug, serviceSlug: "free-call", startsAt: at("2026-12-04T15:00:00Z") },
    ...{ name: "Casey", email: "casey@example.com", state: "VA", contactBy: "video" as const },
  };
  const { appointmentId } = await bookConsultation({ ...call, discreet: true, requestKey: newId() }, clock);
  await holdSlot(null, { ...call, startsAt: at("2026-12-04T17:00:00Z"), holdKey: newId() }, clock);
  expect(startsIn(await read(await feedOf(luis)))).toEqual(["2026-12-04T15:00:00.000Z"]);
  expect(await read(await feedOf(amara))).not.toContain(appointmentId);
  await db.lead.updateMany({ where: { name: "Casey" }, data: { personId: stranger.personId } });
  expect(startsIn(await read(await feedOf(stranger)))).toEqual(["2026-12-04T15:00:00.000Z"]);
});

test("a month back and no further", async () => {
  const elsewhere = await aCouple(luis, ["Uma", "Vic"]);
  await grant(elsewhere.a, "client");
  const booking = form("2026-12-04T19:00:00Z", {
    ...{ chartId: elsewhere.chartId, therapistSlug: luis.slug },
    attending: [{ personId: elsewhere.a.personId, state: "VA" }],
  });
  await bookAppointment(elsewhere.a, booking, clock);
  const token = await feedOf(elsewhere.a);
  const days = (count: number) => later(count * 24 * 60);
  expect(startsIn(await read(token, days(41)))).toHaveLength(1);
  expect(startsIn(await read(token, days(42)))).toEqual([]);
});

test("only the newest address opens, and only while its owner could sign in as who they were", async () => {
  const first = await feedOf(couple.a);
  const second = await feedOf(couple.a);
  expect(await codeOf(read(first))).toBe("not-found");
  await read(second);
  const { personId } = couple.a;
  const person = { where: { id: personId } };
  await db.person.update({ ...person, data: { deactivatedAt: new Date() } });
  expect(await codeOf(read(second))).toBe("not-found");
  await db.person.update({ ...person, data: { deactivatedAt: null } });
  await db.roleGrant.updateMany({ where: { personId }, data: { validUntil: new Date() } });
  expect(await codeOf(read(second))).toBe("not-found");
  await db.roleGrant.updateMany({ where: { personId }, data: { validUntil: null } });
  await read(second);
  expect(await ownCalendarFeed(couple.a)).not.toBeNull();
  await revokeCalendarFeed(couple.a);
  expect(await codeOf(read(second))).toBe("not-found");
  expect(await ownCalendarFeed(couple.a)).toBeNull();
  expect(await codeOf(read("A".repeat(43)))).toBe("not-found");
});

test("the address is kept as a hash, made once at a time, and each step is in the log", async () => {
  const made = await Promise.all([1, 2, 3].map(() => makeCalendarFeed(couple.b)));
  const where = { personId: couple.b.personId, revokedAt: null };
  expect(await db.calendarFeed.count({ where })).toBe(1);
  const rows = JSON.stringify(await db.$queryRaw`SELECT f::text FROM calendar_feed f`);
  for (const { address } of made) expect(rows).not.toContain(tokenIn(address));
  await revokeCalendarFeed(couple.b);
  await revokeCalendarFeed(couple.b);
  const events = await db.auditEvent.findMany({
    where: { actorPersonId: couple.b.personId, action: { startsWith: "calendar-feed" } },
    orderBy: { at: "asc" },
  });
  expect(events.slice(-2).map(({ action }) => action)).toEqual([
    "calendar-feed-made",
    "calendar-feed-revoked",
  ]);
});

test("a reader who asks too often is told to wait, whichever address they come from", async () => {
  const token = await feedOf(couple.b);
  for (let count = 0; count < 60; count += 1) await read(token);
  expect(await codeOf(read(token))).toBe("too-many-attempts");
});

test("what its reader has already is not sent again", async () => {
  const text = await read(await feedOf(amara));
  const ask = (tag?: string) =>
    calendarAnswer(new Request("http://localhost/", { headers: tag ? { "If-None-Match": tag } : {} }), text);
  const first = ask();
  expect([first.status, first.headers.get("Content-Type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(first.headers.get("Cache-Control")).toBe("private, no-cache");
  expect(first.headers.get("Content-Disposition")).toContain("attachment");
  const tag = first.headers.get("ETag") ?? "";
  expect(ask(`"other", W/${tag}`).status).toBe(304);
  expect(await ask(tag).text()).toBe("");
  expect(ask('"other"').status).toBe(200);
});
