import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { HOLD_MINUTES } from "./cancellation-policy";
import { bookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { orNearest, takeSlot } from "./internal/take-slot.server";

export type HoldInput = {
  therapistSlug: string;
  serviceSlug: string;
  startsAt: Date;
  /** Where the people who attend will be, as far as it is known. */
  states?: readonly string[];
  /** Made by the page; one key holds one time, so a second choice replaces the first. */
  holdKey: string;
};

/**
 * Keeps a time for ten minutes while somebody, signed in or not, fills in the rest.
 * @throws DomainError "slot-taken" or "not-an-opening" with `nearest`, "not-licensed", "already-booked", "not-found"
 */
export async function holdSlot(
  actor: Actor | null,
  input: HoldInput,
  clock: Clock = realClock,
): Promise<{ expiresAt: Date }> {
  const ground = await bookingGround({ slug: input.therapistSlug });
  const wish = {
    ground,
    serviceSlug: input.serviceSlug,
    startsAt: input.startsAt,
    states: input.states ?? [],
    people: actor ? [actor.personId] : [],
    acceptingOnly: actor === null,
    ignoreHoldKey: input.holdKey,
  };
  const now = clock();
  const expiresAt = addMinutes(now, HOLD_MINUTES);
  return orNearest(wish, actor === null, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, ground.therapistId, [], now);
      const mine = await tx.appointment.findUnique({
        where: { requestKey: input.holdKey },
        select: { status: true },
      });
      if (mine && mine.status !== "held") throw new DomainError("already-booked");
      const slot = await takeSlot(tx, wish, now);
      await tx.appointment.deleteMany({ where: { requestKey: input.holdKey, status: "held" } });
      await tx.appointment.create({
        data: {
          ...slot,
          id: newId(),
          status: "held",
          reference: newReference(),
          requestKey: input.holdKey,
          holdExpiresAt: expiresAt,
          bookedById: actor?.personId ?? null,
        },
        select: { id: true },
      });
      return { expiresAt };
    }).catch(overlapAsDomainError),
  );
}

export type Hold = { therapistSlug: string; therapistName: string; startsAt: string; expiresAt: string };

/** The running hold of a key, for the page that asks the rest; null once it has run out. */
export async function findHold(holdKey: string, clock: Clock = realClock): Promise<Hold | null> {
  const row = await db.appointment.findFirst({
    where: { requestKey: holdKey, status: "held", holdExpiresAt: { gt: clock() } },
    select: {
      startsAt: true,
      holdExpiresAt: true,
      therapist: { select: { slug: true, person: { select: { chosenName: true } } } },
    },
  });
  if (!row?.holdExpiresAt) return null;
  return {
    therapistSlug: row.therapist.slug,
    therapistName: row.therapist.person.chosenName,
    startsAt: row.startsAt.toISOString(),
    expiresAt: row.holdExpiresAt.toISOString(),
  };
}
