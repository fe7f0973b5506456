import type { Actor } from "#app/domain/shared/actor";
import {
  addDays,
  type Clock,
  clockWords,
  dateInZone,
  formatDay,
  formatMoment,
  localTime,
  realClock,
  zoneLabel,
} from "#app/domain/shared/time";
import { readTherapistDay, readTherapistWeek } from "./appointment-queries.server";
import { isLive, statusWord } from "./appointment-status";
import { type AppointmentView, minutesOf } from "./appointment-view";
import { type Attendance, attendanceCount } from "./attendance";
import { attendanceOf } from "./attendance-queries.server";
import { shortDate, shortWeekday } from "./ui/day-label";

/** One appointment as a block of the calendar; minutes count from local midnight. */
export type CalendarBlock = {
  id: string;
  day: string;
  startMinute: number;
  endMinute: number;
  to: string;
  time: string;
  title: string;
  detail: string;
  status: string;
  fullText: string;
  tone: "plum" | "lagoon" | "marigold";
  cancelled: boolean;
};

export type CalendarDay = {
  date: string;
  heading: string;
  subheading: string;
  fullName: string;
  today: boolean;
};

export type CalendarWeek = {
  /** The zone of every time shown, as people call it: "ET". */
  timesIn: string;
  days: CalendarDay[];
  blocks: CalendarBlock[];
  previous: string;
  next: string;
  label: string;
};

const TONES = { consultation: "marigold", individual_session: "lagoon" } as const;

/** Who an appointment is with, as its therapist says it. */
export const peopleOf = (view: AppointmentView): string => view.chart?.label ?? view.lead?.name ?? "";

function toBlock(view: AppointmentView, zone: string, attendance: Attendance = []): CalendarBlock {
  const starts = new Date(view.startsAt);
  const { date, minute: startMinute } = localTime(starts, zone);
  const coming = view.status === "booked" ? attendanceCount(attendance) : null;
  const status = [statusWord(view.status), coming].filter(Boolean).join(", ");
  const people = peopleOf(view);
  const moment = formatMoment(starts, zone);
  return {
    id: view.id,
    day: date,
    startMinute,
    endMinute: Math.min(1440, startMinute + minutesOf(view)),
    to: `/therapist/sessions/${view.id}`,
    time: clockWords(starts, zone),
    title: people,
    detail: view.service.name,
    status,
    fullText: `${moment}, ${people}, ${view.service.name}, ${status}`,
    tone: TONES[view.service.kind as keyof typeof TONES] ?? "plum",
    cancelled: !isLive(view.status),
  };
}

function toDay(date: string, today: string): CalendarDay {
  return {
    date,
    heading: shortWeekday(date),
    subheading: shortDate(date),
    fullName: formatDay(date),
    today: date === today,
  };
}

/** The actor's own week around a date, Monday to Sunday; weekends without appointments are left out. */
export async function readCalendarWeek(
  actor: Actor,
  date: string | null,
  clock: Clock = realClock,
): Promise<CalendarWeek> {
  const { zone, fromDate, appointments } = await readTherapistWeek(actor, date, clock);
  const attendance = await attendanceOf(appointments);
  const blocks = appointments.map((view) => toBlock(view, zone, attendance[view.id]));
  const today = dateInZone(clock(), zone);
  const days = [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => addDays(fromDate, offset))
    .filter((day, index) => index < 5 || blocks.some((block) => block.day === day))
    .map((day) => toDay(day, today));
  return {
    timesIn: zoneLabel(clock(), zone),
    days,
    blocks,
    previous: addDays(fromDate, -7),
    next: addDays(fromDate, 7),
    label: `Week of ${formatDay(fromDate)}`,
  };
}

export type Today = { zone: string; title: string; appointments: (AppointmentView & { people: string })[] };

/** The actor's own day in the order of time, cancelled ones included. */
export async function readToday(actor: Actor, clock: Clock = realClock): Promise<Today> {
  const { zone, fromDate, appointments } = await readTherapistDay(actor, null, clock);
  const sorted = [...appointments].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return {
    zone,
    title: formatDay(fromDate),
    appointments: sorted.map((view) => ({ ...view, people: peopleOf(view) })),
  };
}
