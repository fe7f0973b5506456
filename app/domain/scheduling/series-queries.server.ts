import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type AppointmentView, statesOf } from "./appointment-view";
import { cancellationTerms, canUndo } from "./cancellation-policy";
import { readForChange, type Side } from "./internal/appointment-rows.server";
import { bookingGround } from "./internal/booking-ground.server";
import { judgeDates } from "./internal/judge-dates.server";
import { membersTimes } from "./internal/members-times.server";
import { type PracticePolicy, practicePolicy } from "./internal/practice-policy.server";
import { peopleOf } from "./internal/safe-order.server";
import { loadSeries } from "./internal/series-rows.server";
import { movedAlong } from "./series";
import { plannedDate } from "./series-plan-queries.server";
import {
  changedTogether,
  inScope,
  type PlannedDate,
  type SeriesScope,
  type SeriesSession,
} from "./series-view";
import { mayUndo, type Undone, undoneOf } from "./undone";

export type SeriesView = {
  id: string;
  everyWeeks: number;
  side: Side;
  /** In order of time, canceled ones included. */
  sessions: SeriesSession[];
  /** What one press would take back now: how many were booked, moved or canceled together. */
  undo: {
    what: Exclude<Undone, "outcome">;
    count: number;
    until: string;
    /** One of them, as it was then. */
    id: string;
    version: number;
  } | null;
};

/** A series as one of its members or its care team sees it. @throws DomainError "not-found" */
export async function readSeries(
  actor: Actor,
  seriesId: string,
  clock: Clock = realClock,
): Promise<SeriesView> {
  const now = clock();
  const [{ views, side }, row] = await Promise.all([
    loadSeries(null, actor, seriesId),
    db.appointmentSeries.findUnique({ where: { id: seriesId }, select: { everyWeeks: true } }),
  ]);
  if (!row) throw notFound();
  const sessions = await withTerms(views, side, now);
  return { id: seriesId, everyWeeks: row.everyWeeks, side, sessions, undo: undoOf(views, side, now) };
}

/** What canceling each would cost, in order: the free late cancellations of a year cover the first ones of it. */
async function withTerms(views: readonly AppointmentView[], side: Side, now: Date): Promise<SeriesSession[]> {
  const policies = new Map<string, PracticePolicy>();
  const sessions: SeriesSession[] = [];
  for (const view of views) {
    const startsAt = new Date(view.startsAt);
    const open = view.status === "booked" && startsAt > now;
    const year = view.startsAt.slice(0, 4);
    const policy = policies.get(year) ?? (await practicePolicy(null, view));
    policies.set(year, policy);
    const terms = cancellationTerms(policy, { startsAt, agreedCents: view.agreedCents }, now, side);
    if (open && terms.coveredCents > 0) policies.set(year, { ...policy, freeLeft: policy.freeLeft - 1 });
    sessions.push({ view, open, late: open && terms.late, feeCents: open ? terms.feeCents : 0 });
  }
  return sessions;
}

function undoOf(views: readonly AppointmentView[], side: Side, now: Date): SeriesView["undo"] {
  const running = views.filter(
    (one) =>
      one.undoUntil &&
      canUndo(new Date(one.undoUntil), now) &&
      undoneOf(one) !== "outcome" &&
      mayUndo(one, side),
  );
  const until = running
    .map((one) => one.undoUntil ?? "")
    .sort()
    .at(-1);
  const batch = until ? changedTogether(running, until) : [];
  const [first] = batch;
  if (!first || !until) return null;
  const what = undoneOf(first);
  if (what === "outcome") return null;
  return { what, count: batch.length, until, id: first.id, version: first.version };
}

/** The series that an appointment belongs to; null for one that stands alone. */
export const seriesAround = async (
  actor: Actor,
  view: Pick<AppointmentView, "seriesId">,
  clock: Clock = realClock,
): Promise<SeriesView | null> => (view.seriesId ? readSeries(actor, view.seriesId, clock) : null);

/** @throws DomainError "not-found" for somebody else's, and for one that stands alone */
export async function seriesOfAppointment(actor: Actor, appointmentId: string): Promise<string> {
  const { view } = await readForChange(actor, appointmentId);
  if (!view.seriesId) throw notFound();
  return view.seriesId;
}

/** How much of a series a move may mean, in words; empty where there is nothing to choose. */
export function scopesOf(series: SeriesView | null, from: string): { value: SeriesScope; label: string }[] {
  if (!series) return [];
  const following = inScope(series.sessions, from, "following").length;
  const all = inScope(series.sessions, from, "all").length;
  if (all < 2) return [];
  return [
    { value: "this", label: "Only this session" },
    ...(following > 1
      ? [{ value: "following" as const, label: `This one and the ${following - 1} after it` }]
      : []),
    ...(all > following ? [{ value: "all" as const, label: `All ${all} that lie ahead` }] : []),
  ];
}

export type PlannedMove = PlannedDate & { id: string; version: number; was: string; tooLate: boolean };

/**
 * Where the sessions of a series would go along with one of them, and which of them cannot: a forecast. None where that one
 * can no longer be moved.
 * @throws DomainError "not-found"
 */
export async function planSeriesMove(
  actor: Actor,
  asked: { seriesId: string; appointmentId: string; to: Date; scope: SeriesScope },
  clock: Clock = realClock,
): Promise<{ series: SeriesView; moves: PlannedMove[] }> {
  const series = await readSeries(actor, asked.seriesId, clock);
  const moving = inScope(series.sessions, asked.appointmentId, asked.scope);
  const chosen = moving.find(({ view }) => view.id === asked.appointmentId);
  if (!chosen?.open) return { series, moves: [] };
  const ground = await bookingGround({ id: chosen.view.therapist.id });
  const before = moving.map(({ view }) => new Date(view.startsAt));
  const starts = movedAlong(before, new Date(chosen.view.startsAt), asked.to, ground.zone);
  const people = peopleOf(moving);
  const ignoreAppointmentIds = moving.map(({ view }) => view.id);
  const { busy: notDuring } = await membersTimes({ people, ignoreAppointmentIds }, clock());
  const question = {
    serviceSlug: chosen.view.service.slug,
    therapistId: ground.therapistId,
    zone: ground.zone,
    states: [...new Set(moving.flatMap(({ view }) => statesOf(view)))],
    notDuring,
    ignoreAppointmentIds,
  };
  const { dates } = await judgeDates(null, question, starts, clock());
  const moves = dates.flatMap((date, index) => {
    const session = moving[index];
    if (!session) return [];
    const { id, version, startsAt: was, agreedCents } = session.view;
    return [{ ...plannedDate(date, agreedCents), id, version, was, tooLate: session.late }];
  });
  return { series, moves };
}
