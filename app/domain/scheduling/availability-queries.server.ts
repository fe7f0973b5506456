import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import {
  type Clock,
  dateInZone,
  fromDateColumn,
  localTime,
  MINUTE_MS,
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
  const [hours, dated, booked, holidays] = await Promise.all([
    db.availability.findMany({
      where: { therapistId, OR: [{ validUntil: null }, { validUntil: { gt: from } }] },
      orderBy: [{ weekday: "asc" }, { fromMinute: "asc" }],
    }),
    db.availabilityException.findMany({
      where: { therapistId, throughDate: { gte: from } },
      orderBy: [{ onDate: "asc" }, { fromMinute: "asc" }],
    }),
    bookedSessions(therapistId, clock()),
    db.practiceHoliday.findMany({ where: { onDate: { gte: from } }, orderBy: { onDate: "asc" } }),
  ]);
  const weekly = hours.map((row) => ({
    ...row,
    validFrom: fromDateColumn(row.validFrom),
    validUntil: row.validUntil ? fromDateColumn(row.validUntil) : null,
  }));
  const exceptions = dated.map((row) => ({
    ...row,
    onDate: fromDateColumn(row.onDate),
    throughDate: fromDateColumn(row.throughDate),
  }));
  const closedDays = holidays.map((row) => {
    const onDate = fromDateColumn(row.onDate);
    return { onDate, throughDate: onDate, kind: "holiday" as const, fromMinute: null, toMinute: null };
  });
  return {
    zone,
    hours: weekly.map(({ id, weekday, fromMinute, toMinute }) => ({ id, weekday, fromMinute, toMinute })),
    holidays: holidays.map((row) => ({ onDate: fromDateColumn(row.onDate), name: row.name })),
    dated: exceptions.map(({ id, onDate, throughDate, kind, fromMinute, toMinute }) => {
      const row = { id, onDate, throughDate, kind, fromMinute, toMinute };
      return { ...row, sessions: kind === "closed" ? booked.filter((one) => isInside(one, row, zone)) : [] };
    }),
    preview: dayFrames(today, PREVIEW_DAYS, zone).map((day) => ({
      date: day.date,
      ranges: hoursOn({ hours: weekly, exceptions: [...exceptions, ...closedDays] }, day).map(
        ([fromMinute, toMinute]) => ({
          fromMinute,
          toMinute,
        }),
      ),
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
      chart: { select: { id: true, label: true } },
      lead: { select: { name: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    people: row.chart?.label ?? row.lead?.name ?? "",
    chartId: row.chart?.id ?? null,
  }));
}

function isInside(
  session: { startsAt: string; endsAt: string },
  off: Omit<DatedRow, "sessions">,
  zone: string,
): boolean {
  const { date, minute } = localTime(new Date(session.startsAt), zone);
  if (date < off.onDate || off.throughDate < date) return false;
  const minutes = (Date.parse(session.endsAt) - Date.parse(session.startsAt)) / MINUTE_MS;
  return minute < (off.toMinute ?? 1440) && minute + minutes > (off.fromMinute ?? 0);
}
