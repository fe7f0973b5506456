import { emailOf } from "#app/domain/accounts/contact-details.server";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { newId, newReference } from "#app/domain/shared/ids";
import { dateInZone, toDateColumn } from "#app/domain/shared/time";
import { hashPassword } from "#app/platform/crypto/passwords.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { aCouple, aPractice, aTherapist, type WorldTherapist } from "#tests/fixtures/scheduling-world";
import type { BenchCouple } from "./bench-couple";
import { type FormToSend, formsToSend } from "./world-forms";
import { threadsOf } from "./world-threads";

export const PASSWORD = "violet harbor nine kettles";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type Bookable = { couple: BenchCouple; slug: string; therapistId: string; startsAt: string };
export type BenchWorld = {
  /** Slugs of therapists with 150 appointments in four weeks. */
  busy: string[];
  /** Sessions of the same, whose week from `week` on has 60 sessions. */
  staffTokens: string[];
  week: string;
  couples: BenchCouple[];
  /** Free times, each once and never two of one couple at the same time. */
  bookable: Bookable[];
  forms: FormToSend[];
};

/** With the first mail of a practice its compartment and key are made. */
const FIRST_MAIL = {
  to: "first@example.com",
  template: "bench",
  subject: "Appointment",
  html: "",
  dedupeKey: "bench:first",
};

type Sizes = { therapists: number; couples: number; forms: number; messages: number };

/** The bench's own practice: busy therapists to look at, empty calendars to book, long threads, forms ready to send. */
export async function makeWorld(sizes: Sizes): Promise<BenchWorld> {
  await aPractice();
  const monday = nextMonday();
  const busy = await therapists("Busy", sizes.therapists, [480, 1200], [1, 2, 3, 4, 5, 6]);
  const empty = await therapists("Empty", sizes.therapists, [0, 1440], [1, 2, 3, 4, 5, 6, 7]);
  const secret = await hashPassword(PASSWORD);
  const couples: BenchCouple[] = [];
  for (let index = 0; index < sizes.couples; index += 1) {
    couples.push(await couple(at(empty, index), secret, sizes.messages));
  }
  // Forms wait with couples of their own, so that everybody else's home page is one that people have.
  const writers: BenchCouple[] = [];
  for (let index = 0; index < sizes.couples; index += 1)
    writers.push(await couple(at(empty, index), secret, 0));
  const dayMs = monday.getTime();
  for (const therapist of busy) await fill(therapist, dayMs);
  await inTransaction((tx) => queueMail(tx, FIRST_MAIL));
  // What is minutes old may still vanish with its transaction and is never kept in memory; a practice's keys are older.
  await db.$executeRawUnsafe("UPDATE compartment SET created_at = now() - interval '1 day'");
  await db.$executeRawUnsafe("UPDATE data_key SET created_at = now() - interval '1 day'");
  await db.$executeRawUnsafe("ANALYZE");
  return {
    busy: busy.map((one) => one.slug),
    staffTokens: await Promise.all(
      busy.map((one) => startSession(db, one.personId, { secondFactorAt: new Date() })),
    ),
    week: dateInZone(monday, "America/New_York"),
    couples,
    bookable: bookableTimes(couples, empty, dayMs),
    forms: await formsToSend(writers, sizes.forms),
  };
}

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
};

/** Midnight in the practice's zone in winter, at least two days away. */
function nextMonday(): Date {
  const day = new Date();
  day.setUTCHours(5, 0, 0, 0);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() !== 1);
  return day;
}

async function therapists(name: string, count: number, [from, to]: [number, number], weekdays: number[]) {
  const made: WorldTherapist[] = [];
  for (let index = 0; index < count; index += 1) {
    const one = await aTherapist(name, ["VA", "NC"], index + 10);
    await db.roleGrant.create({ data: { id: newId(), personId: one.personId, role: "therapist" } });
    const { therapistId } = one;
    // Nobody's day is full, so that only taken times are refused.
    await db.therapist.update({
      where: { id: therapistId },
      data: { dailyMaximum: 24 },
      select: { id: true },
    });
    await db.availability.deleteMany({ where: { therapistId } });
    await db.availability.createMany({
      data: weekdays.map((weekday) => ({
        id: newId(),
        therapistId,
        weekday,
        fromMinute: from,
        toMinute: to,
        validFrom: toDateColumn("2026-01-01"),
      })),
    });
    made.push(one);
  }
  return made;
}

async function couple(therapist: WorldTherapist, secret: string, messages: number): Promise<BenchCouple> {
  const { a, b, chartId } = await aCouple(therapist);
  const members = [a.personId, b.personId];
  for (const personId of members) {
    await db.roleGrant.create({ data: { id: newId(), personId, role: "client" } });
    await db.credential.create({ data: { id: newId(), personId, kind: "password", secret } });
  }
  const email = await emailOf(db, a.personId);
  const token = await startSession(db, a.personId);
  return { chartId, members, token, email, ...(await threadsOf(a, chartId, messages)) };
}

/** 60 sessions in the first week and 30 in each of the three that follow, all of one couple of their own. */
async function fill(therapist: WorldTherapist, monday: number): Promise<void> {
  const { chartId } = await aCouple(therapist);
  const service = await db.service.findUniqueOrThrow({
    where: { slug: "couple-50" },
    select: { id: true },
  });
  const perDay = [10, 5, 5, 5];
  const starts = perDay.flatMap((count, week) =>
    Array.from({ length: 6 * count }, (_, index) => {
      const day = Math.floor(index / count) + week * 7;
      return monday + day * DAY_MS + (8 + (index % count)) * HOUR_MS;
    }),
  );
  await db.appointment.createMany({
    data: starts.map((start) => ({
      id: newId(),
      chartId,
      therapistId: therapist.therapistId,
      serviceId: service.id,
      startsAt: new Date(start),
      endsAt: new Date(start + 50 * 60_000),
      blockedFrom: new Date(start),
      blockedUntil: new Date(start + HOUR_MS),
      status: "booked" as const,
      agreedCents: 16_500,
      reference: newReference(),
    })),
  });
}

function bookableTimes(couples: BenchCouple[], empty: WorldTherapist[], monday: number): Bookable[] {
  const hours = Array.from({ length: 40 * 24 }, (_, index) => monday + index * HOUR_MS);
  const times = hours.flatMap((hour, turn) =>
    empty.map((therapist, index) => {
      const own = couples.filter((_, position) => position % empty.length === index);
      return {
        couple: at(own, turn),
        slug: therapist.slug,
        therapistId: therapist.therapistId,
        startsAt: new Date(hour).toISOString(),
      };
    }),
  );
  return times.sort(() => Math.random() - 0.5);
}
