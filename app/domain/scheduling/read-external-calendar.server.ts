import { createElement } from "react";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import { newId } from "#app/domain/shared/ids";
import { type Clock, DAY_MS, formatMoment, realClock } from "#app/domain/shared/time";
import { type BusyTimes, busyTimes } from "#app/platform/calendar-file/busy-times.server";
import { CalendarProblem } from "#app/platform/calendar-file/calendar-problem";
import { openText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { fetchOutside } from "#app/platform/outside/fetch-outside.server";
import { OutsideProblem } from "#app/platform/outside/outside-problem";
import { isOwnUid } from "./calendar-entry";
import { CalendarAway } from "./emails/calendar-away";
import { addressPlace, readSoon } from "./internal/external-calendar-rows.server";

const ACCEPT = "text/calendar, text/plain;q=0.8, */*;q=0.1";
const TELL_AFTER_MS = 3 * DAY_MS;

/** Job "scheduling.read-external-calendars": has the calendars of everybody who works here read. */
export async function readExternalCalendars(): Promise<void> {
  const works = { therapist: { person: { deactivatedAt: null } } };
  const rows = await db.externalCalendar.findMany({ where: works, select: { id: true } });
  await inTransaction(async (tx) => {
    for (const { id } of rows) await readSoon(tx, id);
  });
}

/**
 * Job "scheduling.read-external-calendar": reads one of a therapist's other calendars, and keeps when it says that they
 * are busy, nothing else. Where it cannot be read, what was known stays known.
 */
export async function readExternalCalendar(
  { calendarId }: { calendarId: string },
  clock: Clock = realClock,
): Promise<void> {
  const row = await db.externalCalendar.findUnique({
    where: { id: calendarId },
    select: {
      id: true,
      addressSealed: true,
      compartmentId: true,
      therapist: { select: { person: { select: { zone: true } } } },
    },
  });
  if (!row) return;
  const address = await openText(db, addressPlace(row), row.addressSealed);
  const read = await tryToRead(address, row.therapist.person.zone, clock());
  await inTransaction((tx) => settle(tx, calendarId, read, clock()));
}

type Read = BusyTimes | { problem: string };

/** From yesterday to the end of what can be booked, and a week more. */
async function tryToRead(address: string, zone: string, now: Date): Promise<Read> {
  const { horizonDays } = await db.practice.findFirstOrThrow({ select: { horizonDays: true } });
  try {
    const text = await fetchOutside(address, { accept: ACCEPT });
    return await busyTimes(text, {
      ...{ from: now.getTime() - DAY_MS, to: now.getTime() + (horizonDays + 7) * DAY_MS, zone },
      isOurs: (uid) => isOwnUid(uid, env().appOrigin),
    });
  } catch (error) {
    if (error instanceof OutsideProblem || error instanceof CalendarProblem) return { problem: error.code };
    throw error;
  }
}

const LOCK = `
  SELECT c.therapist_id AS "therapistId", c.failing_since AS "failingSince", c.told_at AS "toldAt",
    p.id AS "personId", p.chosen_name AS name, f.zone
  FROM external_calendar c JOIN therapist t ON t.id = c.therapist_id JOIN person p ON p.id = t.person_id
  CROSS JOIN practice f WHERE c.id = $1::uuid FOR UPDATE OF c`;

type Locked = {
  therapistId: string;
  failingSince: Date | null;
  toldAt: Date | null;
  personId: string;
  name: string;
  zone: string;
};

/** Whoever removed it meanwhile wanted nothing of it kept. */
async function settle(tx: Tx, id: string, read: Read, now: Date): Promise<void> {
  const [calendar] = await prepared<Locked>(tx, "lock-external-calendar", LOCK, [id]);
  if (!calendar) return;
  if ("problem" in read) return settleFailure(tx, { id, ...calendar }, read.problem, now);
  await replaceBusy(tx, id, calendar.therapistId, read.ranges);
  await tx.externalCalendar.update({
    where: { id },
    data: {
      ...{ readAt: now, busyCount: read.ranges.length, unreadCount: read.unread },
      ...{ problem: null, failingSince: null, toldAt: null },
    },
    select: { id: true },
  });
}

/** A calendar seldom changes from one reading to the next: what stays is not written again. */
const REPLACE = `
  WITH busy AS (
    SELECT one.id, one.from_at, one.to_at FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS one (id, from_at, to_at)
  ), gone AS (
    DELETE FROM external_busy e WHERE e.calendar_id = $1::uuid
      AND NOT EXISTS (SELECT 1 FROM busy b WHERE b.from_at = e.from_at AND b.to_at = e.to_at)
  )
  INSERT INTO external_busy (id, calendar_id, therapist_id, from_at, to_at)
  SELECT b.id, $1::uuid, $2::uuid, b.from_at, b.to_at FROM busy b
  WHERE NOT EXISTS (SELECT 1 FROM external_busy e WHERE e.calendar_id = $1::uuid AND e.from_at = b.from_at AND e.to_at = b.to_at)`;

async function replaceBusy(
  tx: Tx,
  id: string,
  therapistId: string,
  ranges: BusyTimes["ranges"],
): Promise<void> {
  await prepared(tx, "replace-external-busy", REPLACE, [
    id,
    therapistId,
    ranges.map(() => newId()),
    ranges.map(([from]) => new Date(from)),
    ranges.map(([, to]) => new Date(to)),
  ]);
}

/** After three days of it the therapist is told, once. */
async function settleFailure(
  tx: Tx,
  calendar: Locked & { id: string },
  problem: string,
  now: Date,
): Promise<void> {
  const { id, failingSince, toldAt } = calendar;
  const since = failingSince ?? now;
  const isToTell = toldAt === null && now.getTime() - since.getTime() >= TELL_AFTER_MS;
  const data = { problem, failingSince: since, ...(isToTell && { toldAt: now }) };
  await tx.externalCalendar.update({ where: { id }, data, select: { id: true } });
  if (isToTell) await tell(tx, calendar, since);
}

async function tell(
  tx: Tx,
  { id, personId, name, zone }: Locked & { id: string },
  since: Date,
): Promise<void> {
  const sender = await mailSender(tx, personId);
  const props = {
    ...{ practiceName: sender.name, practicePhone: sender.phone, name },
    since: formatMoment(since, zone),
    link: `${env().appOrigin}/therapist/other-calendars`,
  };
  await queueMail(tx, {
    ...renderMail(createElement(CalendarAway, props)),
    ...{
      to: await emailOf(tx, personId),
      personId,
      template: "calendar-away",
      subject: `Your calendar at ${sender.name}`,
    },
    dedupeKey: `calendar-away:${id}:${since.getTime()}`,
  });
}
