import { HOUR_MS, MINUTE_MS } from "#app/domain/shared/time";

export type CancellationPolicy = {
  windowHours: number;
  feePercent: number;
  /** How many more late cancellations of this chart cost nothing in the year of the session. */
  freeLeft?: number;
};

export type CancellationTerms = {
  /** Inside the window: the fee applies. */
  late: boolean;
  feeCents: number;
  /** The fee that a free late cancellation of the year covers; 0 where none is needed or left. */
  coveredCents: number;
  /** Up to, not including, this moment the change is free. */
  freeUntil: Date;
};

export const UNDO_MINUTES = 3;
export const HOLD_MINUTES = 10;

export const undoUntil = (now: Date): Date => new Date(now.getTime() + UNDO_MINUTES * MINUTE_MS);

/**
 * Free until the window before the start, then the practice's percentage of the agreed price, rounded to the nearest
 * cent, unless one of the year's free late cancellations is left. A free call costs nothing at any time. Therapists and the
 * practice cancel without a fee.
 */
export function cancellationTerms(
  policy: CancellationPolicy,
  appointment: { startsAt: Date; agreedCents: number },
  now: Date,
  by: "client" | "practice" = "client",
): CancellationTerms {
  const freeUntil = freeUntilOf(policy, appointment.startsAt);
  const late = by === "client" && appointment.agreedCents > 0 && now.getTime() >= freeUntil.getTime();
  const fullCents = late ? lateFeeCents(policy, appointment.agreedCents) : 0;
  const isCovered = (policy.freeLeft ?? 0) > 0;
  return { late, feeCents: isCovered ? 0 : fullCents, coveredCents: isCovered ? fullCents : 0, freeUntil };
}

const freeUntilOf = ({ windowHours }: CancellationPolicy, startsAt: Date): Date =>
  new Date(startsAt.getTime() - windowHours * HOUR_MS);

/** Up to, and including, this start a session lies inside the window. */
export const windowEnd = ({ windowHours }: Pick<CancellationPolicy, "windowHours">, now: Date): Date =>
  new Date(now.getTime() + windowHours * HOUR_MS);

/** Whether a client could no longer change it for free. */
export const isInWindow = (
  policy: CancellationPolicy,
  appointment: { startsAt: string },
  now: Date,
): boolean => now >= freeUntilOf(policy, new Date(appointment.startsAt));

export const lateFeeCents = (policy: CancellationPolicy, agreedCents: number): number =>
  Math.round((agreedCents * policy.feePercent) / 100);

/** The three minutes in which a booking, a move, a cancellation or a recorded outcome can be taken back, even inside the window. */
export const canUndo = (until: Date | null, now: Date): boolean =>
  until !== null && now.getTime() < until.getTime();
