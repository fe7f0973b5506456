import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import type { Actor, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { amara, both, couple } from "#tests/fixtures/booked-world";
import { readCalendar } from "#tests/fixtures/calendar-reader";
import { asOwner } from "#tests/fixtures/database-owner";
import { before } from "#tests/fixtures/reminder-world";
import { SERVER_ZONES, standsIn, withoutKeys } from "#tests/fixtures/server-zones";
import { severalServers } from "#tests/fixtures/several-servers";
import { buildPages } from "../../scripts/run/prepare.mjs";

await buildPages();
let servers: Awaited<ReturnType<typeof severalServers>>;
const cookies = { client: "", therapist: "" };
let feed = "";

async function signedIn({ personId }: Actor, role: Role): Promise<string> {
  await db.roleGrant.create({ data: { id: newId(), personId, role } });
  return `session=${await startSession(db, personId, { secondFactorAt: new Date() })}`;
}

beforeAll(async () => {
  await db.person.update({ where: { id: couple.b.personId }, data: { zone: "America/Los_Angeles" } });
  cookies.client = await signedIn(couple.a, "client");
  cookies.therapist = await signedIn(amara, "therapist");
  feed = new URL((await makeCalendarFeed(couple.a)).address).pathname;
  const address = process.env.DATABASE_URL ?? "";
  servers = await severalServers(
    SERVER_ZONES.length,
    SERVER_ZONES.map((zone) => standsIn(zone, address)),
  );
}, 120_000);
afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

const OPENINGS = "/api/openings?service=couple-50&states=VA,NC&therapist=";
const wordsIn = (timeZone: string, format: Intl.DateTimeFormatOptions, iso: string): string =>
  new Intl.DateTimeFormat("en-US", { ...format, timeZone }).format(new Date(iso)).replace("\u202f", " ");
const clockIn = (zone: string, iso: string) => wordsIn(zone, { hour: "numeric", minute: "2-digit" }, iso);
const dayIn = (zone: string, iso: string) =>
  wordsIn(zone, { weekday: "short", month: "short", day: "numeric" }, iso);
const longDayIn = (zone: string, iso: string) =>
  wordsIn(zone, { weekday: "long", month: "long", day: "numeric" }, iso);

/** The openings at noon in New York, the first of them days away, as one of the servers tells them. */
async function noons(at: number): Promise<string[]> {
  const openings = JSON.parse(await servers.read(at, `${OPENINGS}${amara.slug}`)) as { startsAt: string }[];
  const starts = openings.map(({ startsAt }) => startsAt);
  return starts.filter((iso) => clockIn("America/New_York", iso) === "12:00 PM").slice(4);
}

async function book(at: number, startsAt: string): Promise<string> {
  const form = {
    ...{ slot: `${startsAt}_${amara.slug}`, requestKey: newId(), chartId: couple.chartId },
    ...{ serviceSlug: "couple-50", agreedCents: "16500" },
    ...Object.fromEntries(
      both(couple).flatMap(({ personId, state }, index) => [
        [`attending[${index}].personId`, personId],
        [`attending[${index}].state`, state],
      ]),
    ),
  };
  const query = new URLSearchParams({ slot: form.slot, chart: couple.chartId, service: "couple-50" });
  const sent = { path: `/client/book/review?${query}`, form, cookie: cookies.client, at };
  const { location, text } = await servers.post(sent);
  const id = /sessions\/([0-9a-f-]{36})$/.exec(location)?.[1];
  if (!id) throw new Error(`Nothing was booked: ${text.slice(0, 2000)}`);
  return id;
}

/** Mails about an appointment, by whose they are: its words, and the starts in its calendar file. */
async function mailsAbout(appointmentId: string, template: string) {
  const rows = await db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `appointment:${appointmentId}:` }, template },
  });
  return Promise.all(
    rows.map(async ({ contentSealed, ...row }) => {
      const sealed = { ...row, contentSealed: contentSealed ?? Buffer.alloc(0) };
      const { text, attachments } = await openContent(db, sealed);
      const files = attachments.map(({ base64 }) => readCalendar(Buffer.from(base64, "base64").toString()));
      const starts = files.flatMap(({ entries }) => entries.map(({ startsAt }) => startsAt));
      return { isOfB: row.personId === couple.b.personId, text, starts };
    }),
  );
}

SERVER_ZONES.forEach((zone, at) => {
  test(`a server in ${zone} books the instant that was chosen, and says its wall clock everywhere`, async () => {
    const startsAt = (await noons(at))[at] ?? "";
    const here = `${dayIn("America/New_York", startsAt)}, 12:00 PM ET`;
    const id = await book(at, startsAt);

    const written =
      "SELECT (extract(epoch FROM starts_at) * 1000)::float8 AS ms FROM appointment WHERE id = $1";
    expect(await asOwner(written, [id])).toEqual([{ ms: Date.parse(startsAt) }]);
    const page = await servers.read(at, `/client/sessions/${id}`, cookies.client);
    const [, said = ""] = new RegExp(`<time dateTime="${startsAt}">(.*?)</time>`).exec(page) ?? [];
    expect(said.replace(/<[^>]*>/g, "")).toBe(`${longDayIn("America/New_York", startsAt)}, 12:00 PM ET`);
    const file = await servers.read(at, `/client/sessions/${id}/calendar.ics`, cookies.client);
    expect(readCalendar(file).entries.map((one) => one.startsAt)).toEqual([startsAt]);
    expect(readCalendar(await servers.read(at, feed)).entries.map((one) => one.startsAt)).toContain(startsAt);
    for (const { text, starts } of await mailsAbout(id, "appointment-booked")) {
      expect(text).toContain(here);
      expect(starts).toEqual([startsAt]);
    }
  });
});

test("all of them tell the same openings, sessions, calendar files and places in the calendar, byte for byte", async () => {
  const [noon = ""] = await noons(0);
  const { id = "" } = (await db.appointment.findFirst({ orderBy: { startsAt: "desc" } })) ?? {};
  const day = new Date(noon).toISOString().slice(0, 10);
  const asked: [string, string][] = [
    [`${OPENINGS}${amara.slug}`, ""],
    [feed, ""],
    ["/client/sessions", cookies.client],
    [`/client/sessions/${id}`, cookies.client],
    [`/client/sessions/${id}/calendar.ics`, cookies.client],
    [`/client/sessions/${id}/move?more=1`, cookies.client],
    ["/client/book?more=1", cookies.client],
    [`/therapist/calendar?date=${day}`, cookies.therapist],
    ["/therapist/availability", cookies.therapist],
  ];
  for (const [path, cookie] of asked) {
    const answers = await Promise.all(SERVER_ZONES.map((_, at) => servers.read(at, path, cookie)));
    const [utc, ...others] = answers.map(withoutKeys);
    for (const [index, other] of others.entries())
      expect(other, `${path} in ${SERVER_ZONES[index + 1]}`).toBe(utc);
  }
});

test("reminders made by a process in any zone are due at the same instant and say the same wall clock", async () => {
  const standing = process.env.TZ;
  const booked = await db.appointment.findMany({ orderBy: { startsAt: "asc" } });
  expect(booked).toHaveLength(SERVER_ZONES.length);
  try {
    for (const [index, { id, startsAt }] of booked.entries()) {
      process.env.TZ = SERVER_ZONES[index];
      const iso = startsAt.toISOString();
      await sendDueReminders(before(iso, 48, 1));
      expect(await mailsAbout(id, "appointment-reminder")).toEqual([]);
      await sendDueReminders(before(iso, 48));
      const made = await mailsAbout(id, "appointment-reminder");
      expect(made).toHaveLength(2);
      const here = `${dayIn("America/New_York", iso)}, 12:00 PM ET`;
      for (const { isOfB, text } of made)
        expect(text).toContain(isOfB ? `${here} (9:00 AM PT for you)` : here);
    }
  } finally {
    if (standing === undefined) Reflect.deleteProperty(process.env, "TZ");
    else process.env.TZ = standing;
  }
});
