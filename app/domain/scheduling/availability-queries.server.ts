import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import {
  addDays,
  atLocalMinute,
  type Clock,
  dateInZone,
  fromDateColumn,
  realClock,
  toDateColumn,
} from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { AvailabilityView, DatedRow } from "./availability-view";
import { dayFrames, hoursOn } from "./slots";

const PREVIEW_DAYS = 14;

/** The actor's own hours, dated changes from today on, and what comes of them. Raises "not-found". */
export async function readAvailability(actor: Actor, clock: Clock = realClock): Promise<AvailabilityView> {
  const { therapistId } = actor;
  if (!therapistId) throw notFound();
  const { zone } = await db.practice.findFirstOrThrow({ select: { zone: true } });
  const today = dateInZone(clock(), zone);
  const from = toDateColumn(today);
  const [hours, dated, booked] = await Promise.all([
    db.availability.findMany({
      where: { therapistId, OR: [{ validUntil: null }, { validUntil: { gt: from } }] },
      orderBy: [{ weekday: "asc" }, { fromMinute: "asc" }],
    }),
    db.availabilityException.findMany({
      where: { therapistId, onDate: { gte: from } },
      orderBy: [{ onDate: "asc" }, { fromMinute: "asc" }],
    }),
    bookedSessions(therapistId, clock()),
  ]);
  const weekly = hours.map((row) => ({
    ...row,
    validFrom: fromDateColumn(row.validFrom),
    validUntil: row.validUntil ? fromDateColumn(row.validUntil) : null,
  }));
  const exceptions = dated.map((row) => ({ ...row, onDate: fromDateColumn(row.onDate) }));
  return {
    zone,
    hours: weekly.map(({ id, weekday, fromMinute, toMinute }) => ({ id, weekday, fromMinute, toMinute })),
    dated: exceptions.map(({ id, onDate, kind, fromMinute, toMinute }) => {
      const row = { id, onDate, kind, fromMinute, toMinute };
      return { ...row, sessions: kind === "closed" ? booked.filter((one) => isInside(one, row, zone)) : [] };
    }),
    preview: dayFrames(today, PREVIEW_DAYS, zone).map((day) => ({
      date: day.date,
      ranges: hoursOn({ hours: weekly, exceptions }, day).map(([fromMinute, toMinute]) => ({
        fromMinute,
        toMinute,
      })),
    })),
  };
}

async function bookedSessions(therapistId: string, now: Date) {
  const rows = await db.appointment.findMany({
    where: { therapistId, status: "booked", startsAt: { gt: now } },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      chart: { select: { label: true } },
      lead: { select: { name: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    people: row.chart?.label ?? row.lead?.name ?? "",
  }));
}

function isInside(
  session: { startsAt: string; endsAt: string },
  off: Omit<DatedRow, "sessions">,
  zone: string,
): boolean {
  const closes = off.fromMinute === null ? off.onDate : null;
  const from = atLocalMinute(off.onDate, off.fromMinute ?? 0, zone).toISOString();
  const to = atLocalMinute(closes ? addDays(closes, 1) : off.onDate, off.toMinute ?? 0, zone).toISOString();
  return session.startsAt < to && session.endsAt > from;
}
