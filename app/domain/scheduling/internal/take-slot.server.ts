import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { addMinutes, type Clock } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { nearestOpenings } from "../nearest-openings.server";
import { judgeSlot } from "../openings-queries.server";
import type { BookingGround } from "./booking-ground.server";

export type SlotWish = {
  ground: BookingGround;
  serviceSlug: string;
  startsAt: Date;
  states: readonly string[];
  acceptingOnly: boolean;
  ignoreAppointmentId?: string | null;
  ignoreHoldKey?: string | null;
};

export type SlotTimes = { startsAt: Date; endsAt: Date; blockedFrom: Date; blockedUntil: Date };
export type TakenSlot = SlotTimes & { therapistId: string; serviceId: string };

/**
 * Under the therapist's lock: the times to write for a wished slot.
 * @throws DomainError "slot-taken", "not-an-opening" or "not-licensed"
 */
export async function takeSlot(tx: Tx, wish: SlotWish, now: Date): Promise<TakenSlot> {
  const { ground, startsAt } = wish;
  const question = { ...wish, therapistId: ground.therapistId, zone: ground.zone };
  const verdict = await judgeSlot(tx, question, now);
  if (!verdict.open) throw new DomainError(verdict.reason);
  const endsAt = addMinutes(startsAt, verdict.minutes);
  return {
    therapistId: ground.therapistId,
    serviceId: verdict.serviceId,
    startsAt,
    endsAt,
    blockedFrom: addMinutes(startsAt, -verdict.bufferBefore),
    blockedUntil: addMinutes(endsAt, verdict.bufferAfter),
  };
}

export type NearestTime = { startsAt: string; therapist: string; therapistName: string };

/**
 * Runs a booking; where its time is gone, the error carries the three nearest free ones: of every therapist for a
 * first call, of the same therapist for a client.
 */
export async function orNearest<T>(
  wish: SlotWish,
  anyTherapist: boolean,
  clock: Clock,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error, "slot-taken") && !isDomainError(error, "not-an-opening")) throw error;
    const found = await nearestOpenings(
      {
        serviceSlug: wish.serviceSlug,
        therapistId: anyTherapist ? null : wish.ground.therapistId,
        states: wish.states,
        acceptingOnly: wish.acceptingOnly,
        ignoreAppointmentId: wish.ignoreAppointmentId,
        around: wish.startsAt,
        zone: wish.ground.zone,
      },
      clock,
    );
    const nearest = found.map(
      (one): NearestTime => ({
        startsAt: one.startsAt.toISOString(),
        therapist: one.therapist,
        therapistName: one.therapistName,
      }),
    );
    throw new DomainError(error.code, { ...error.details, nearest });
  }
}
