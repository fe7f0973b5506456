import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, dateInZone, daysBetween, realClock, toDateColumn } from "#app/domain/shared/time";
import { isExclusionViolation } from "#app/platform/db/errors.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { freeingWhatOpens } from "./internal/free-opened-hours.server";

type Today = { therapistId: string; today: string };

/**
 * The same hours on each of these weekdays, from today on: on all of them or on none.
 * @throws DomainError "not-found", "ends-before-start", "hours-overlap"
 */
export async function addHours(
  actor: Actor,
  { weekdays, fromMinute, toMinute }: { weekdays: readonly number[]; fromMinute: number; toMinute: number },
  clock: Clock = realClock,
): Promise<void> {
  if (fromMinute >= toMinute) throw new DomainError("ends-before-start");
  try {
    await changing(actor, clock, async (tx, { therapistId, today }) => {
      const same = { therapistId, fromMinute, toMinute, validFrom: toDateColumn(today) };
      const data = weekdays.map((weekday) => ({ ...same, weekday, id: newId() }));
      await tx.availability.createMany({ data });
    });
  } catch (error) {
    if (isExclusionViolation(error)) throw new DomainError("hours-overlap");
    throw error;
  }
}

/** Weekly hours end today; what they were before stays known. Ending twice is ending once. @throws "not-found" */
export async function endHours(actor: Actor, input: { id: string }, clock: Clock = realClock): Promise<void> {
  await changing(actor, clock, async (tx, { therapistId, today }) => {
    const row = await tx.availability.findFirst({ where: { id: input.id, therapistId } });
    if (!row) throw notFound();
    const from = toDateColumn(today);
    if (row.validUntil && row.validUntil <= from) return;
    if (row.validFrom >= from) await tx.availability.delete({ where: { id: row.id }, select: { id: true } });
    else
      await tx.availability.update({
        where: { id: row.id },
        data: { validUntil: from },
        select: { id: true },
      });
  });
}

/** Longer than a year is an end, not time off. */
const MOST_DAYS = 366;

export type DatedInput = {
  kind: "open" | "closed";
  onDate: string;
  /** The last day; the same day without one. */
  throughDate?: string;
  fromMinute?: number;
  toMinute?: number;
};

/**
 * Time off or extra hours on one day, or on each of several; time off without times is whole days. Booked sessions stay
 * booked.
 * @throws DomainError "not-found", "day-in-the-past", "through-before-day", "through-too-far", "times-missing",
 * "ends-before-start", "days-overlap" with what differs already
 */
export async function addDatedChange(
  actor: Actor,
  input: DatedInput,
  clock: Clock = realClock,
): Promise<void> {
  const { kind, onDate, throughDate = onDate, fromMinute = null, toMinute = null } = input;
  const hasBoth = fromMinute !== null && toMinute !== null;
  if (!hasBoth && (kind === "open" || fromMinute !== null || toMinute !== null))
    throw new DomainError("times-missing");
  if (hasBoth && fromMinute >= toMinute) throw new DomainError("ends-before-start");
  await changing(actor, clock, async (tx, { therapistId, today }) => {
    if (onDate < today) throw new DomainError("day-in-the-past");
    if (throughDate < onDate) throw new DomainError("through-before-day");
    if (daysBetween(onDate, throughDate) > MOST_DAYS) throw new DomainError("through-too-far");
    const dates = { onDate: toDateColumn(onDate), throughDate: toDateColumn(throughDate) };
    const same = { therapistId, kind, ...dates, fromMinute, toMinute };
    const data = { ...same, id: newId() };
    if ((await tx.availabilityException.count({ where: same })) > 0) return;
    if ((await tx.availabilityException.count({ where: overlapping(same) })) > 0)
      throw new DomainError("days-overlap");
    await tx.availabilityException.create({ data, select: { id: true } });
  });
}

type Dated = {
  therapistId: string;
  kind: "open" | "closed";
  onDate: Date;
  throughDate: Date;
  fromMinute: number | null;
  toMinute: number | null;
};

/** What is of the same kind on one of the same days, at some of the same time. */
function overlapping({ therapistId, kind, onDate, throughDate, fromMinute, toMinute }: Dated) {
  const days = { therapistId, kind, onDate: { lte: throughDate }, throughDate: { gte: onDate } };
  if (fromMinute === null || toMinute === null) return days;
  return {
    ...days,
    OR: [{ fromMinute: null }, { fromMinute: { lt: toMinute }, toMinute: { gt: fromMinute } }],
  };
}

/** @throws DomainError "not-found" */
export async function removeDatedChange(
  actor: Actor,
  input: { id: string },
  clock: Clock = realClock,
): Promise<void> {
  await changing(actor, clock, async (tx, { therapistId }) => {
    const { count } = await tx.availabilityException.deleteMany({ where: { id: input.id, therapistId } });
    if (count === 0) throw notFound();
  });
}

/** One change of the actor's own hours after another, recorded with it. */
async function changing(actor: Actor, clock: Clock, work: (tx: Tx, today: Today) => Promise<void>) {
  const { therapistId } = actor;
  if (!therapistId) throw notFound();
  await inTransaction(async (tx) => {
    await lockFor(tx, `therapist:${therapistId}`);
    const practice = await tx.practice.findFirstOrThrow({ select: { zone: true } });
    const now = clock();
    const today = dateInZone(now, practice.zone);
    await freeingWhatOpens(tx, { therapistId, now }, () => work(tx, { therapistId, today }));
    await recordEvent(tx, actor, {
      action: "availability-changed",
      objectKind: "therapist",
      objectId: therapistId,
      actingRole: "therapist",
    });
  });
}
