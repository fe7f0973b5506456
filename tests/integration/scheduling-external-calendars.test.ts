import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addExternalCalendar } from "#app/domain/scheduling/add-external-calendar.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readCalendarFeed } from "#app/domain/scheduling/calendar-feed-queries.server";
import { readCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { busyElsewhere, ownExternalCalendars } from "#app/domain/scheduling/external-calendar-queries.server";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import {
  readExternalCalendar,
  readExternalCalendars,
} from "#app/domain/scheduling/read-external-calendar.server";
import { removeExternalCalendar } from "#app/domain/scheduling/remove-external-calendar.server";
import { rereadExternalCalendar } from "#app/domain/scheduling/reread-external-calendar.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { startCalendarServer } from "#tests/emulators/calendar/start";
import { amara, at, couple, form, later, luis } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";

let server: Awaited<ReturnType<typeof startCalendarServer>>;

beforeAll(async () => {
  server = await startCalendarServer();
  env().calendarTestHosts = [server.host];
  await db.roleGrant.create({ data: { id: newId(), personId: amara.personId, role: "therapist" } });
});

beforeEach(() => db.externalCalendar.deleteMany());

afterAll(() => server.stop());

const event = (uid: string, start: string, end: string) =>
  ["BEGIN:VEVENT", `UID:${uid}`, `DTSTART:${start}`, `DTEND:${end}`, "SUMMARY:My doctor", "END:VEVENT"].join(
    "\r\n",
  );
const calendar = (...events: string[]) => ["BEGIN:VCALENDAR", ...events, "END:VCALENDAR"].join("\r\n");
/** 10 to 11 AM ET on Tuesday, December 1. */
const DOCTOR = calendar(event("doctor@elsewhere.example", "20261201T150000Z", "20261201T160000Z"));

const add = async (path = "/calendar.ics", label = "Home") =>
  (await addExternalCalendar(amara, { label, address: `${server.base}${path}` })).calendarId;
const read = (calendarId: string, when = clock) => readExternalCalendar({ calendarId }, when);
const stateOf = async () => (await ownExternalCalendars(amara))[0];

async function startsOn(day: string): Promise<string[]> {
  const question = {
    serviceSlug: "couple-50",
    therapistId: amara.therapistId,
    fromDate: day,
    days: 1,
    states: ["VA"],
  };
  const { openings } = await findOpenings(question, clock);
  return openings.map(({ startsAt }) => startsAt.toISOString().slice(11, 16));
}

test("a busy time of another calendar is offered to nobody, booked by nobody and moved to by nobody", async () => {
  server.put(DOCTOR);
  const before = await startsOn("2026-12-01");
  expect(before).toEqual(expect.arrayContaining(["14:00", "15:00", "15:30", "16:00"]));
  await read(await add());
  const taken = ["14:30", "15:00", "15:30"];
  expect(await startsOn("2026-12-01")).toEqual(before.filter((start) => !taken.includes(start)));
  for (const actor of [couple.a, amara])
    expect(await codeOf(bookAppointment(actor, form("2026-12-01T15:00:00Z"), clock))).toBe("slot-taken");
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-01T17:00:00Z"), clock);
  const move = { appointmentId, version: 1, startsAt: at("2026-12-01T15:30:00Z") };
  expect(await codeOf(moveAppointment(couple.a, move, clock))).toBe("slot-taken");
  await bookAppointment(couple.a, form("2026-12-01T16:00:00Z"), clock);
});

test("from when to when is kept, and nothing else of it; the address is sealed", async () => {
  server.put(DOCTOR);
  const id = await add("/calendar.ics?key=a-secret-of-amara");
  await read(id);
  const rows = JSON.stringify([
    await db.$queryRaw`SELECT c::text FROM external_calendar c`,
    await db.$queryRaw`SELECT b::text FROM external_busy b`,
  ]);
  expect(rows).toContain("2026-12-01 15:00:00");
  expect(rows).not.toMatch(/doctor|a-secret-of-amara/i);
  const hex = Buffer.from("a-secret-of-amara").toString("hex");
  expect(rows).not.toContain(hex);
  expect(await stateOf()).toMatchObject({ host: server.host, busyCount: 1, unreadCount: 0, problem: null });
  expect(JSON.stringify(await stateOf())).not.toContain("secret");
  expect(server.asked.at(-1)?.path).toBe("/calendar.ics?key=a-secret-of-amara");
});

test("what changes there changes here, and what is removed counts no more", async () => {
  server.put(DOCTOR);
  const id = await add();
  await read(id);
  server.put(calendar(event("lunch@elsewhere.example", "20261202T170000Z", "20261202T180000Z")));
  await read(id, later(15));
  expect(await startsOn("2026-12-01")).toContain("15:00");
  expect(await startsOn("2026-12-02")).not.toContain("17:00");
  expect(await busyElsewhere(luis, at("2026-12-01T00:00:00Z"), at("2026-12-09T00:00:00Z"))).toEqual([]);
  expect(await codeOf(removeExternalCalendar(luis, { calendarId: id }))).toBe("not-found");
  expect(await codeOf(rereadExternalCalendar(luis, { calendarId: id }))).toBe("not-found");
  await removeExternalCalendar(amara, { calendarId: id });
  expect(await startsOn("2026-12-02")).toContain("17:00");
  await read(id);
  expect(await db.externalBusy.count()).toBe(0);
});

test("while it cannot be read what was known stays known; after three days its owner hears of it, once", async () => {
  server.put(DOCTOR);
  const id = await add();
  await read(id);
  const days = (count: number) => later(count * 24 * 60);
  const mails = () => db.outboundMessage.findMany({ where: { template: "calendar-away" } });
  server.put("", 503);
  await read(id, days(1));
  expect(await stateOf()).toMatchObject({
    problem: "away",
    busyCount: 1,
    failingSince: days(1)().toISOString(),
  });
  expect(await startsOn("2026-12-01")).not.toContain("15:00");
  server.put("", 404);
  await read(id, days(3));
  expect(await stateOf()).toMatchObject({ problem: "not-found", failingSince: days(1)().toISOString() });
  expect(await mails()).toEqual([]);
  for (const when of [days(4), days(5)]) await read(id, when);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ personId: amara.personId, state: "queued" });
  const { text } = await openContent(db, {
    ...mail,
    contentSealed: mail?.contentSealed ?? Buffer.alloc(0),
  } as never);
  expect(text).toContain("could not be read since Tue, Nov 24, 8:00 AM ET");
  expect(`${mail?.subject} ${text}`).not.toMatch(/Home|127\.0\.0\.1/);
  server.put(DOCTOR);
  await read(id, days(6));
  expect(await stateOf()).toMatchObject({ problem: null, failingSince: null });
  server.put("", 503);
  for (const when of [days(7), days(11)]) await read(id, when);
  expect(await mails()).toHaveLength(2);
});

test.each([
  ["/huge", "too-large"],
  ["/loop", "too-many-redirects"],
  ["/metadata", "not-https"],
  ["/inside", "forbidden-address"],
  ["/not-there", "not-found"],
  ["/gzip", "encoded"],
])("a calendar at %s is said to be what it is: %s", async (path, problem) => {
  await read(await add(path));
  expect(await stateOf()).toMatchObject({ problem, readAt: null, busyCount: 0 });
});

test.each([
  ["a page to sign in on", "<html>Sign in</html>", "not-a-calendar"],
  [
    "more times than anybody has",
    calendar(
      ...Array.from({ length: 200 }, (_, count) =>
        event(
          `${count}@x.example`,
          `20261124T${String(count % 24).padStart(2, "0")}${String(count % 60).padStart(2, "0")}00Z`,
          "20261201T160000Z",
        ).replace("SUMMARY", "RRULE:FREQ=DAILY\r\nSUMMARY"),
      ),
    ),
    "too-complicated",
  ],
])("%s is no calendar of anybody", async (_what, text, problem) => {
  server.put(text);
  await read(await add());
  expect(await stateOf()).toMatchObject({ problem });
});

test("our own sessions that come back by that calendar stand in nobody's way", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-12-08T15:00:00Z"), clock);
  const { address } = await makeCalendarFeed(amara);
  const token = new URL(address).pathname.split("/")[2] ?? "";
  server.put(await readCalendarFeed({ token, address: "here" }, clock));
  const id = await add();
  await read(id);
  expect(await stateOf()).toMatchObject({ busyCount: 0 });
  // Some programs give what they take over a name of their own.
  server.put(calendar(event("renamed@elsewhere.example", "20261208T150000Z", "20261208T155000Z")));
  await read(id);
  expect(await stateOf()).toMatchObject({ busyCount: 1 });
  const move = { appointmentId, version: 1, startsAt: at("2026-12-08T15:30:00Z") };
  await moveAppointment(couple.a, move, clock);
});

test("a therapist's week shows when they are busy elsewhere, without a word of what it is", async () => {
  server.put(
    calendar(
      event("doctor@elsewhere.example", "20261201T150000Z", "20261201T160000Z"),
      event("away@elsewhere.example", "20261203T000000Z", "20261204T170000Z"),
    ),
  );
  await read(await add());
  const { blocks, columns } = await readCalendar(amara, { view: "week", date: "2026-12-01" }, clock);
  const busy = blocks.filter(({ title }) => title === "Busy (other calendar)");
  expect(
    busy.map(({ column, startMinute, endMinute, time }) => [column, startMinute, endMinute, time]),
  ).toEqual([
    ["2026-12-01", 600, 660, "10:00 AM"],
    ["2026-12-02", 19 * 60, 21 * 60, "7:00 PM"],
    ["2026-12-03", 7 * 60, 21 * 60, "7:00 AM"],
    ["2026-12-04", 7 * 60, 12 * 60, "7:00 AM"],
  ]);
  expect(busy[0]?.fullText).toBe("Tue, Dec 1, 10:00 AM ET, busy in another calendar");
  expect(JSON.stringify(blocks)).not.toMatch(/doctor/i);
  expect(columns).toHaveLength(5);
});

test("an address of this network, or none at all, is refused before anything is asked", async () => {
  const refused = (address: string) => codeOf(addExternalCalendar(amara, { label: "x", address }));
  expect(await refused("http://calendar.google.com/a.ics")).toBe("not-https");
  expect(await refused("https://169.254.169.254/latest")).toBe("forbidden-address");
  expect(await refused("https://localhost/a.ics")).toBe("forbidden-address");
  expect(await refused("my calendar")).toBe("not-https");
  expect(await codeOf(addExternalCalendar(couple.a, { label: "x", address: server.base }))).toBe("not-found");
  for (let count = 0; count < 5; count += 1) await add("/calendar.ics", `Number ${count}`);
  expect(await codeOf(add())).toBe("too-many-calendars");
});

test("each calendar is read as soon as it is added and again and again, one wish at a time", async () => {
  server.put(DOCTOR);
  await db.$executeRaw`DELETE FROM pgboss.job`;
  const [one, two] = [await add(), await add("/calendar.ics?2")];
  const waiting = async () => {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT data->'payload'->>'calendarId' AS id FROM pgboss.job WHERE data->>'job' = 'scheduling.read-external-calendar'`;
    return rows.map(({ id }) => id).sort();
  };
  expect(await waiting()).toEqual([one, two].sort());
  await rereadExternalCalendar(amara, { calendarId: one });
  await readExternalCalendars();
  expect(await waiting()).toEqual([one, two].sort());
  await db.$executeRaw`DELETE FROM pgboss.job`;
  const person = { where: { id: amara.personId } };
  await db.person.update({ ...person, data: { deactivatedAt: new Date() } });
  await readExternalCalendars();
  expect(await waiting()).toEqual([]);
  await db.person.update({ ...person, data: { deactivatedAt: null } });
  const events = await db.auditEvent.findMany({ where: { action: "external-calendar-added" } });
  expect(events.length).toBeGreaterThan(1);
});

test("two machines that read at once leave each time once", async () => {
  server.put(DOCTOR);
  const id = await add();
  await Promise.all([1, 2, 3, 4].map(() => read(id)));
  expect(await db.externalBusy.count({ where: { calendarId: id } })).toBe(1);
});
