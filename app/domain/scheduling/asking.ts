import { addMinutes, HOUR_MS, MINUTE_MS } from "#app/domain/shared/time";
import { type CancellationPolicy, cancellationTerms } from "./cancellation-policy";
import { type Range, subtractRanges } from "./slots";

/** How long a partner has to answer, at most. */
export const ASK_HOURS = 24;
/** Less than this is no time to answer in. */
const LEAST_MINUTES = 30;
/** So many questions of one person about a chart may be open at once: each keeps a time from everybody else. */
export const MOST_OPEN = 3;

export type Asking = {
  asksFirst: boolean;
  /** Who acts is a member of the chart, not its therapist or the practice. */
  isMember: boolean;
  actorId: string | null;
  attending: readonly { personId: string }[];
};

/** Whether somebody has to say yes first: who comes alone decides alone. */
export const mustAsk = ({ asksFirst, isMember, actorId, attending }: Asking): boolean =>
  asksFirst && isMember && attending.some(({ personId }) => personId !== actorId);

/** A time that is asked about; `was` is the session that would be moved to it. */
export type AskedTime = { startsAt: Date; was: { startsAt: Date; agreedCents: number } | null };

export type AskingRules = CancellationPolicy & { noticeMinutes: number };

/**
 * Up to when the others may answer: a day, and never later than the first of the times could still be booked, or the
 * first of the sessions still be moved. Null where that leaves no time to answer in.
 */
export function askEnd(times: readonly AskedTime[], rules: AskingRules, now: Date): Date | null {
  const ends = times.flatMap(({ startsAt, was }) => [
    addMinutes(startsAt, -rules.noticeMinutes),
    ...(was ? [movableUntil(was, rules, now)] : []),
  ]);
  const end = Math.min(now.getTime() + ASK_HOURS * HOUR_MS, ...ends.map((one) => one.getTime()));
  return end - now.getTime() >= LEAST_MINUTES * MINUTE_MS ? new Date(end) : null;
}

const movableUntil = (was: { startsAt: Date; agreedCents: number }, rules: AskingRules, now: Date): Date =>
  was.agreedCents > 0 ? cancellationTerms(rules, was, now).freeUntil : was.startsAt;

/**
 * What a hold has to keep of a time: all that the sessions which would be moved do not keep already, the longest piece of
 * it. Null where nothing is left to keep.
 */
export function heldPart(blocked: Range, own: readonly Range[]): Range | null {
  const left = subtractRanges([blocked], own);
  const length = ([from, to]: Range) => to - from;
  return [...left].sort((a, b) => length(b) - length(a))[0] ?? null;
}
