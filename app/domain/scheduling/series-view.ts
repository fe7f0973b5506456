import type { AppointmentView } from "./appointment-view";

/** Why a date of a series cannot be booked. It never says who has something else at that time. */
export type DateProblem = "slot-taken" | "not-an-opening" | "not-licensed";

/** One date of a series that somebody is about to book or move. Moments are ISO text in UTC. */
export type PlannedDate = {
  startsAt: string;
  /** The price of that day. */
  cents: number;
  /** Null for a time that can be had. */
  problem: DateProblem | null;
  /** The free time of that day that is closest to it, where it cannot be had. */
  instead: string | null;
};

const PROBLEMS: Record<DateProblem, string> = {
  "slot-taken": "This time is taken",
  "not-an-opening": "No sessions at this time that day",
  "not-licensed": "Your therapist is not licensed there on that day",
};

export const problemWords = (problem: DateProblem): string => PROBLEMS[problem];

/** One date as a form value, with the price that stood beside it; and back, null for anything else. */
export const dateValue = (date: { startsAt: string; cents: number }): string =>
  `${date.startsAt}_${date.cents}`;

export function readDateValue(value: string): { startsAt: Date; agreedCents: number } | null {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,8})$/.exec(value);
  const startsAt = new Date(match?.[1] ?? "");
  return match && !Number.isNaN(startsAt.getTime()) ? { startsAt, agreedCents: Number(match[2]) } : null;
}

/** How much of a series a change means; "all" are those that lie ahead. */
export type SeriesScope = "this" | "following" | "all";

/** A session of a series with what changing it costs now. */
export type SeriesSession = { view: AppointmentView; open: boolean; late: boolean; feeCents: number };

/** Sessions that share the end of their three minutes were changed together. */
export const changedTogether = (views: readonly AppointmentView[], until: string): AppointmentView[] =>
  views.filter((view) => view.undoUntil === until);

/** The sessions that a choice means: this one, this and those after it, or all that lie ahead. */
export function inScope(
  sessions: readonly SeriesSession[],
  from: string,
  scope: SeriesScope,
): SeriesSession[] {
  const chosen = sessions.find(({ view }) => view.id === from);
  if (!chosen) return [];
  if (scope === "this") return [chosen];
  return sessions.filter(
    ({ view, open }) => open && (scope === "all" || view.startsAt >= chosen.view.startsAt),
  );
}

/** What a reply says of dates that have gone meanwhile. */
const goneIn = (reply: unknown): PlannedDate[] =>
  typeof reply === "object" && reply !== null && "gone" in reply ? (reply.gone as PlannedDate[]) : [];

/** A plan in which what was refused meanwhile stands as it is now. */
export function withGone<Date extends PlannedDate>(plan: readonly Date[], reply: unknown): Date[] {
  const gone = goneIn(reply);
  const goneAt = (startsAt: string | null) => gone.find((one) => one.startsAt === startsAt);
  return plan.map((date) => {
    const instead = goneAt(date.instead);
    return { ...date, ...goneAt(date.startsAt), ...(instead && { instead: instead.instead }) };
  });
}

/** A list of sessions in order of time with each series once, by its next session, and how many follow that one. */
export function firstOfEachSeries(
  views: readonly AppointmentView[],
): { view: AppointmentView; more: number }[] {
  const rows: { view: AppointmentView; more: number }[] = [];
  const bySeries = new Map<string, { more: number }>();
  for (const view of views) {
    const known = view.seriesId ? bySeries.get(view.seriesId) : undefined;
    if (known) {
      known.more += 1;
      continue;
    }
    const row = { view, more: 0 };
    rows.push(row);
    if (view.seriesId) bySeries.set(view.seriesId, row);
  }
  return rows;
}

/** Fewer is no series; more than half a year of weeks is agreed on anew. */
export const LEAST_TIMES = 2;
export const MOST_TIMES = 26;
/** From the first date to the last: every second week, as often as can be. */
export const LONGEST_WEEKS = 52;

/** One session as a form value. */
export const sessionValue = (view: { id: string; version: number }): string => `${view.id}_${view.version}`;

/** One session with its new time as a form value. */
export const moveValue = (one: { id: string; version: number; startsAt: string }): string =>
  `${one.id}_${one.version}_${one.startsAt}`;

/** "every week" or "every 2 weeks". */
export const everyWords = (everyWeeks: number): string =>
  everyWeeks === 1 ? "every week" : `every ${everyWeeks} weeks`;
