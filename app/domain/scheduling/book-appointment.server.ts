import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { prepared } from "#app/platform/db/pool.server";
import { together } from "#app/platform/db/together";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import type { Answering } from "./internal/answering.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { type BookingInput, prepareBooking } from "./internal/prepare-booking.server";
import { recordOverride } from "./internal/record-override.server";
import { judgeWish, orNearest, takenTime } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";
import { newAppointment, writeAppointments } from "./internal/write-appointments.server";

export type AppointmentInput = BookingInput;

/**
 * A member books for their chart, a therapist for their caseload, or an admin (`forPractice`) for anybody. Confirmed at
 * once, everybody who attends is told.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "price-changed" with `cents`, "ask-first" where
 * others have to say yes before, "not-licensed", "person-busy", "slot-taken" or "not-an-opening" with `nearest`
 */
export async function bookAppointment(
  actor: Actor,
  input: AppointmentInput,
  clock: Clock = realClock,
  answering?: Answering,
): Promise<{ appointmentId: string; reference: string }> {
  const { ground, wish, asks } = await prepareBooking(actor, input);
  if (asks && !answering?.agreed) throw new DomainError("ask-first");
  const now = clock();
  return orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      const [, earlier, verdict] = await together(
        lockCalendars(tx, ground.therapistId, wish.people, now),
        earlierBooking(tx, actor, input.requestKey),
        judgeWish(tx, wish, now),
      );
      if (earlier?.status === "booked") return earlier.booked;
      const { slot, overridden } = takenTime(wish, verdict);
      if (earlier)
        await tx.appointment.delete({ where: { id: earlier.booked.appointmentId }, select: { id: true } });
      const booked = newAppointment();
      const slots = [{ ...slot, ...booked, agreedCents: input.agreedCents }];
      await together(
        writeAppointments(tx, { actor, ...input, slots, undoUntil: undoUntil(now) }),
        tellEverybody(tx, { ...booked, what: "booked", sendAt: undoUntil(now), now }),
      );
      await answering?.alongside(tx, [booked.appointmentId]);
      if (overridden) await recordOverride(tx, actor, booked.appointmentId, input.chartId);
      return booked;
    }).catch(overlapAsDomainError),
  );
}

type Earlier = { id: string; reference: string; status: string; bookedById: string | null };

const EARLIER = `
  SELECT id, reference, status::text AS status, booked_by_id AS "bookedById" FROM appointment WHERE request_key = $1`;

/**
 * A repeated form finds what it booked; a key that somebody else used is nobody's business. What is held until somebody
 * answers is nobody's yet.
 */
async function earlierBooking(tx: Tx, actor: Actor, requestKey: string) {
  const [row] = await prepared<Earlier>(tx, "appointment-of-request", EARLIER, [requestKey]);
  if (!row) return null;
  if (row.bookedById !== null && row.bookedById !== actor.personId) throw notFound();
  const status = row.status === "held" ? ("held" as const) : ("booked" as const);
  return { status, booked: { appointmentId: row.id, reference: row.reference } };
}
