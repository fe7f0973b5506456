import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import type { Clock } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { nearestOpenings } from "../nearest-openings.server";
import { judgeSlot, type SlotVerdict } from "../openings-queries.server";
import type { BookingGround } from "./booking-ground.server";
import { inTurn } from "./in-turn.server";
import { membersTimes } from "./members-times.server";
import { type SlotTimes, slotTimes } from "./slot-times";

export type SlotWish = {
  ground: BookingGround;
  serviceSlug: string;
  startsAt: Date;
  states: readonly string[];
  /** Who attends, as far as it is known. */
  people: readonly string[];
  acceptingOnly: boolean;
  ignoreAppointmentIds?: readonly string[];
  ignoreHoldKey?: string | null;
  /** An admin's wish: whatever the hours, the notice and the daily maximum say. */
  anyTime?: boolean;
};

export type TakenSlot = SlotTimes & { therapistId: string; serviceId: string };

/**
 * Under the therapist's lock: the times to write for a wished slot.
 * @throws DomainError "slot-taken", "not-an-opening" or "not-licensed"
 */
export const takeSlot = async (tx: Tx, wish: SlotWish, now: Date): Promise<TakenSlot> =>
  (await takeTime(tx, wish, now)).slot;

/** A time as it is taken, and whether an admin took it against the hours, the notice or the daily maximum. */
type TakenTime = { slot: TakenSlot; overridden: boolean };

export const takeTime = async (tx: Tx, wish: SlotWish, now: Date): Promise<TakenTime> =>
  takenTime(wish, await judgeWish(tx, wish, now));

/** The question alone, for those who ask it together with others. Without a transaction it is a forecast. */
export const judgeWish = (tx: Tx | null, wish: SlotWish, now: Date): Promise<SlotVerdict> =>
  judgeSlot(tx, { ...wish, therapistId: wish.ground.therapistId, zone: wish.ground.zone }, now);

/** @throws DomainError with the reason where the verdict is against it */
export function takenTime({ ground, startsAt }: SlotWish, verdict: SlotVerdict): TakenTime {
  if (!verdict.open) throw new DomainError(verdict.reason);
  const { therapistId } = ground;
  const slot = { therapistId, serviceId: verdict.serviceId, ...slotTimes(startsAt, verdict) };
  return { slot, overridden: verdict.overridden };
}

export type NearestTime = { startsAt: string; therapist: string; therapistName: string };

/**
 * Runs a booking in its therapist's turn. Where its time is gone, the error carries the three nearest free ones: of
 * every therapist for a first call, of the same therapist for a client.
 */
export async function orNearest<T>(
  wish: SlotWish,
  anyTherapist: boolean,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await inTurn(wish.ground.therapistId, async (waited) => {
      if (waited) await refuseIfGone(wish, clock());
      return work();
    });
  } catch (error) {
    if (!isDomainError(error) || !hasOtherTimes(error.code, anyTherapist)) throw error;
    throw new DomainError(error.code, {
      ...error.details,
      nearest: await nearestTo(wish, anyTherapist, clock),
    });
  }
}

/** Another therapist may have the licence that this one lacks. */
const hasOtherTimes = (code: string, anyTherapist: boolean): boolean =>
  code === "slot-taken" || code === "not-an-opening" || (code === "not-licensed" && anyTherapist);

/** After waiting in a queue: an answer by one read, without a transaction, where somebody else was quicker. */
async function refuseIfGone(wish: SlotWish, now: Date): Promise<void> {
  const verdict = await judgeWish(null, wish, now);
  if (!verdict.open) throw new DomainError(verdict.reason);
}

async function nearestTo(wish: SlotWish, anyTherapist: boolean, clock: Clock): Promise<NearestTime[]> {
  const { ground, serviceSlug, states, people, acceptingOnly, ignoreAppointmentIds } = wish;
  const therapistId = anyTherapist ? null : ground.therapistId;
  const { busy: notDuring } = await membersTimes({ people, ignoreAppointmentIds }, clock());
  const question = { serviceSlug, therapistId, states, notDuring, acceptingOnly, ignoreAppointmentIds };
  const found = await nearestOpenings({ ...question, around: wish.startsAt, zone: ground.zone }, clock);
  return found.map((one) => ({
    startsAt: one.startsAt.toISOString(),
    therapist: one.therapist,
    therapistName: one.therapistName,
  }));
}
