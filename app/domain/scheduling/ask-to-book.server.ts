import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type AppointmentInput, bookAppointment } from "./book-appointment.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { prepareBooking } from "./internal/prepare-booking.server";
import { orNearest, takeTime } from "./internal/take-slot.server";
import { earlierRequest, writeRequest } from "./internal/write-request.server";

export type BookedOrAsked = { appointmentId: string } | { requestId: string };

/** Books, or asks the others first where their chart does that. @throws what the two raise */
export async function bookOrAsk(
  actor: Actor,
  input: AppointmentInput,
  clock: Clock = realClock,
): Promise<BookedOrAsked> {
  try {
    return await bookAppointment(actor, input, clock);
  } catch (error) {
    if (!isDomainError(error, "ask-first")) throw error;
    return askToBook(actor, input, clock);
  }
}

/**
 * Keeps the time for the chart and asks everybody else who would attend. Asking twice with one key asks once. `latest`: not
 * longer than up to then.
 * @throws DomainError what `bookAppointment` raises, and "too-many-asked", "too-soon-to-ask"
 */
export async function askToBook(
  actor: Actor,
  input: AppointmentInput,
  clock: Clock = realClock,
  latest?: Date,
): Promise<{ requestId: string }> {
  try {
    return await keepAndAsk(actor, input, clock, latest);
  } catch (error) {
    // The same form, sent at once, may have been quicker, and keeps the time itself.
    const earlier = await inTransaction((tx) => earlierRequest(tx, actor, input.requestKey));
    if (earlier) return { requestId: earlier };
    throw error;
  }
}

async function keepAndAsk(
  actor: Actor,
  input: AppointmentInput,
  clock: Clock,
  latest: Date | undefined,
): Promise<{ requestId: string }> {
  const { ground, wish } = await prepareBooking(actor, input);
  const now = clock();
  return orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, ground.therapistId, wish.people, now);
      const earlier = await earlierRequest(tx, actor, input.requestKey);
      if (earlier) return { requestId: earlier };
      const { slot } = await takeTime(tx, wish, now);
      const { therapistId, serviceId } = slot;
      const dates = [{ slot, agreedCents: input.agreedCents, was: null }];
      const { chartId, requestKey, attending } = input;
      const place = { chartId, therapistId, serviceId, requestKey };
      return { requestId: await writeRequest(tx, { actor, ...place, attending, dates, latest, now }) };
    }).catch(overlapAsDomainError),
  );
}
