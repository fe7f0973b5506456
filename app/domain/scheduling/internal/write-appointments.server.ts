import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { TakenSlot } from "./take-slot.server";

export type Writing = {
  actor: Actor;
  chartId: string;
  slots: readonly (TakenSlot & { agreedCents: number })[];
  attending: readonly { personId: string; state: string }[];
  /** Up to when all of them can be taken back with one press. */
  undoUntil: Date;
  /** The key of a form that books one appointment; a series has its own. */
  requestKey?: string;
  seriesId?: string;
};

const BOOK = `
  INSERT INTO appointment (id, chart_id, therapist_id, service_id, starts_at, ends_at, blocked_from, blocked_until,
                           status, agreed_cents, reference, request_key, undo_until, booked_by_id, series_id, updated_at)
  SELECT one.id, $1::uuid, $2::uuid, $3::uuid, one.starts_at, one.ends_at, one.blocked_from, one.blocked_until,
         'booked', one.cents, one.reference, $4, $5::timestamptz, $6::uuid, $7::uuid, now()
  FROM unnest($8::uuid[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::int[], $14::text[])
    AS one (id, starts_at, ends_at, blocked_from, blocked_until, cents, reference)`;

const ATTEND = `
  INSERT INTO appointment_member (id, appointment_id, starts_at, ends_at, person_id, state)
  SELECT one.id, a.id, a.starts_at, a.ends_at, one.person_id, one.state
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS one (id, appointment_id, person_id, state)
  JOIN appointment a ON a.id = one.appointment_id`;

/** Writes booked appointments of one chart with one therapist, who attends them, and an event for each. */
export async function writeAppointments(
  tx: Tx,
  writing: Writing,
): Promise<{ appointmentId: string; reference: string }[]> {
  const { actor, chartId, slots, attending, undoUntil, requestKey = null, seriesId = null } = writing;
  const [slot] = slots;
  if (!slot) return [];
  const booked = slots.map(() => ({ appointmentId: newId(), reference: newReference() }));
  await prepared(tx, "book-appointments", BOOK, [
    chartId,
    slot.therapistId,
    slot.serviceId,
    requestKey,
    undoUntil,
    actor.personId,
    seriesId,
    booked.map((one) => one.appointmentId),
    slots.map((one) => one.startsAt),
    slots.map((one) => one.endsAt),
    slots.map((one) => one.blockedFrom),
    slots.map((one) => one.blockedUntil),
    slots.map((one) => one.agreedCents),
    booked.map((one) => one.reference),
  ]);
  const seats = booked.flatMap(({ appointmentId }) => attending.map((one) => ({ ...one, appointmentId })));
  await prepared(tx, "book-attendance", ATTEND, [
    seats.map(() => newId()),
    seats.map((one) => one.appointmentId),
    seats.map((one) => one.personId),
    seats.map((one) => one.state),
  ]);
  for (const { appointmentId } of booked) {
    await recordEvent(tx, actor, {
      action: "appointment-booked",
      objectKind: "appointment",
      objectId: appointmentId,
      chartId,
      audience: "joint",
    });
  }
  return booked;
}
