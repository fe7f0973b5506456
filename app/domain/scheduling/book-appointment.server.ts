import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId, newReference } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { type BookingGround, bookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { type BookableChart, chartForBooking } from "./internal/chart-for-booking.server";
import { orNearest, type TakenSlot, takeSlot } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";

export type AppointmentInput = {
  chartId: string;
  therapistSlug: string;
  serviceSlug: string;
  startsAt: Date;
  /** Members of the chart who will attend, and the state each of them will be in. */
  attending: readonly { personId: string; state: string }[];
  /** The price that the page showed; booking is agreeing to it. */
  agreedCents: number;
  /** Made once per form; the same key books once. Also the key of the hold, if there is one. */
  requestKey: string;
};

/**
 * A member books for their chart, or a therapist for their caseload. Confirmed at once, everybody who attends is told.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "price-changed" with `cents`, "not-licensed",
 * "person-busy", "slot-taken" or "not-an-opening" with `nearest`
 */
export async function bookAppointment(
  actor: Actor,
  input: AppointmentInput,
  clock: Clock = realClock,
): Promise<{ appointmentId: string; reference: string }> {
  const ground = await bookingGround({ slug: input.therapistSlug });
  const chart = await chartForBooking(actor, {
    ...input,
    therapistId: ground.therapistId,
    level: ground.level,
  });
  checkInput(chart, input);
  const wish = {
    ground,
    serviceSlug: input.serviceSlug,
    startsAt: input.startsAt,
    states: input.attending.map((one) => one.state),
    people: input.attending.map((one) => one.personId),
    acceptingOnly: false,
    ignoreHoldKey: input.requestKey,
  };
  const now = clock();
  return orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, ground.therapistId, wish.people, now);
      const earlier = await earlierBooking(tx, actor, input.requestKey);
      if (earlier?.status === "booked") return earlier.booked;
      const slot = await takeSlot(tx, wish, now);
      if (earlier)
        await tx.appointment.delete({ where: { id: earlier.booked.appointmentId }, select: { id: true } });
      return writeAppointment(tx, { actor, input, slot, ground, now });
    }).catch(overlapAsDomainError),
  );
}

function checkInput(chart: BookableChart, input: AppointmentInput): void {
  if (chart.status === "discharged") throw new DomainError("chart-closed");
  if (input.attending.length === 0) throw new DomainError("nobody-attends");
  const named = new Set(input.attending.map((one) => one.personId));
  const members = new Set(chart.memberIds);
  if (named.size !== input.attending.length || [...named].some((id) => !members.has(id))) throw notFound();
  if (chart.cents !== input.agreedCents) throw new DomainError("price-changed", { cents: chart.cents });
}

type Earlier = { id: string; reference: string; status: string; bookedById: string | null };

const EARLIER = `
  SELECT id, reference, status::text AS status, booked_by_id AS "bookedById" FROM appointment WHERE request_key = $1`;

/** A repeated form finds what it booked; a key that somebody else used is nobody's business. */
async function earlierBooking(tx: Tx, actor: Actor, requestKey: string) {
  const [row] = await prepared<Earlier>(tx, "appointment-of-request", EARLIER, [requestKey]);
  if (!row) return null;
  if (row.bookedById !== actor.personId) throw notFound();
  const status = row.status === "held" ? ("held" as const) : ("booked" as const);
  return { status, booked: { appointmentId: row.id, reference: row.reference } };
}

type Writing = { actor: Actor; input: AppointmentInput; slot: TakenSlot; ground: BookingGround; now: Date };

const BOOK = `
  INSERT INTO appointment (id, chart_id, therapist_id, service_id, starts_at, ends_at, blocked_from, blocked_until,
                           status, agreed_cents, reference, request_key, undo_until, booked_by_id, updated_at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::timestamptz, $6::timestamptz, $7::timestamptz, $8::timestamptz,
          'booked', $9::int, $10, $11, $12::timestamptz, $13::uuid, now())`;

const ATTEND = `
  INSERT INTO appointment_member (id, appointment_id, starts_at, ends_at, person_id, state)
  SELECT one.id, $1::uuid, $2::timestamptz, $3::timestamptz, one.person_id, one.state
  FROM unnest($4::uuid[], $5::uuid[], $6::text[]) AS one (id, person_id, state)`;

async function writeAppointment(tx: Tx, { actor, input, slot, now }: Writing) {
  const booked = { appointmentId: newId(), reference: newReference() };
  await prepared(tx, "book-appointment", BOOK, [
    booked.appointmentId,
    input.chartId,
    slot.therapistId,
    slot.serviceId,
    slot.startsAt,
    slot.endsAt,
    slot.blockedFrom,
    slot.blockedUntil,
    input.agreedCents,
    booked.reference,
    input.requestKey,
    undoUntil(now),
    actor.personId,
  ]);
  await prepared(tx, "book-attendance", ATTEND, [
    booked.appointmentId,
    slot.startsAt,
    slot.endsAt,
    input.attending.map(() => newId()),
    input.attending.map((one) => one.personId),
    input.attending.map((one) => one.state),
  ]);
  await recordEvent(tx, actor, {
    action: "appointment-booked",
    objectKind: "appointment",
    objectId: booked.appointmentId,
    chartId: input.chartId,
    audience: "joint",
  });
  await tellEverybody(tx, {
    appointmentId: booked.appointmentId,
    what: "booked",
    sendAt: undoUntil(now),
    now,
  });
  return booked;
}
