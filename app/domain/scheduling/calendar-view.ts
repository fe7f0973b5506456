import { addDays, clockWords, formatDay, formatMoment, localTime, mondayOf } from "#app/domain/shared/time";
import { type AppointmentStatus, isLive, sessionWord } from "./appointment-status";
import { placeOnDays } from "./calendar-place";
import type { ConfirmationStage } from "./confirmation";
import { type DatedException, dayFrames, hoursOn, type WeeklyHours } from "./slots";
import { shortDate, shortWeekday } from "./ui/day-label";

export type CalendarKind = "day" | "week" | "agenda";

/** One appointment, or its part on one day, as a block of the calendar. Minutes count from local midnight. */
export type CalendarBlock = {
  id: string;
  column: string;
  startMinute: number;
  endMinute: number;
  to: string | null;
  moveTo: string | null;
  time: string;
  title: string;
  detail: string;
  status: string;
  /** None for what is in another calendar. */
  sign?: "planned" | "held" | "done" | "stopped" | "missed";
  regular: boolean;
  fullText: string;
  tone: "plum" | "lagoon" | "marigold" | "stone";
  cancelled: boolean;
};

type Minutes = { fromMinute: number; toMinute: number };

export type CalendarColumn = {
  id: string;
  heading: string;
  subheading: string;
  fullName: string;
  today: boolean;
  note?: string;
  open: Minutes[];
  off: (Minutes & { label: string })[];
  pastUntil: number;
};

export type CalendarPage = {
  view: CalendarKind;
  /** The zone of every time shown, as people call it: "ET". */
  timesIn: string;
  columns: CalendarColumn[];
  blocks: CalendarBlock[];
  nowMinute: number;
  /** The day that was asked for, the same in the period before and after, and today. */
  date: string;
  previous: string;
  next: string;
  today: string;
  label: string;
};

/** The days of a view: one, or Monday to Sunday. */
export const datesOf = (view: CalendarKind, date: string): string[] =>
  view === "day" ? [date] : [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(mondayOf(date), offset));

export const labelOf = (view: CalendarKind, date: string): string =>
  view === "day" ? formatDay(date) : `Week of ${formatDay(mondayOf(date))}`;

type Times = { hours: readonly WeeklyHours[]; exceptions: readonly DatedException[] };

/** What is open and what is taken out of one therapist's day, and how much of the day is over. */
export function dayOf(
  date: string,
  times: Times,
  context: { zone: string; now: { date: string; minute: number }; holiday: string | undefined },
): Pick<CalendarColumn, "open" | "off" | "pastUntil" | "today" | "note"> {
  const { zone, now, holiday } = context;
  const [frame] = dayFrames(date, 1, zone);
  const open = frame ? hoursOn(times, frame) : [];
  const closed = times.exceptions.filter(
    (one) => one.kind === "closed" && one.onDate <= date && date <= one.throughDate,
  );
  return {
    open: open.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })),
    off: [
      ...(holiday ? [{ fromMinute: 0, toMinute: 1440, label: `Closed: ${holiday}` }] : []),
      ...closed.map(({ fromMinute, toMinute }) => ({
        ...{ fromMinute: fromMinute ?? 0, toMinute: toMinute ?? 1440 },
        label: "Time off",
      })),
    ],
    today: date === now.date,
    pastUntil: date < now.date ? 1440 : date === now.date ? now.minute : 0,
    ...(holiday ? { note: holiday } : {}),
  };
}

export const dayHeading = (date: string) => ({
  id: date,
  heading: shortWeekday(date),
  subheading: shortDate(date),
  fullName: formatDay(date),
});

const TONES = { consultation: "marigold", individual_session: "lagoon" } as const;
const SIGNS: Record<AppointmentStatus, CalendarBlock["sign"]> = {
  held: "held",
  booked: "planned",
  done: "done",
  cancelled: "stopped",
  late_cancelled: "stopped",
  no_show: "missed",
};

type Row = {
  id: string;
  startsAt: string;
  endsAt: string;
  status: AppointmentStatus;
  /** Of one that is booked. */
  stage?: ConfirmationStage;
  heldUntil: string | null;
  regular: boolean;
  people: string | null;
  service: string;
  kind: string;
};

/** `pageOf`: where it leads, for who may open it. `columnOf`: which column a day of it stands in; null for none. */
export function blocksOf(
  row: Row,
  context: {
    zone: string;
    now: Date;
    pageOf: ((id: string) => string) | null;
    columnOf: (date: string) => string | null;
  },
): CalendarBlock[] {
  const { zone, now, pageOf, columnOf } = context;
  const starts = new Date(row.startsAt);
  const status = sessionWord(row.status, row.stage);
  const isHeld = row.status === "held";
  const words = [
    formatMoment(starts, zone),
    row.people,
    row.service,
    row.regular ? "regular time" : null,
    row.heldUntil ? `held for somebody until ${formatMoment(new Date(row.heldUntil), zone)}` : status,
  ];
  const to = isHeld ? null : (pageOf?.(row.id) ?? null);
  const look = {
    to,
    moveTo: to && row.status === "booked" && starts > now ? `${to}/move` : null,
    time: clockWords(starts, zone),
    title: row.people ?? row.service,
    detail: row.people ? row.service : "",
    status,
    sign: SIGNS[row.status],
    regular: row.regular,
    fullText: words.filter(Boolean).join(", "),
    tone: isHeld ? ("stone" as const) : (TONES[row.kind as keyof typeof TONES] ?? "plum"),
    cancelled: !isLive(row.status) && row.status !== "no_show",
  };
  return placeOnDays(starts, new Date(row.endsAt), zone).flatMap(({ date, ...minutes }) => {
    const column = columnOf(date);
    return column ? [{ ...look, ...minutes, column, id: `${row.id}-${column}` }] : [];
  });
}

/** The date and the minute on the clock of a moment. */
export const clockAt = (now: Date, zone: string) => localTime(now, zone);
