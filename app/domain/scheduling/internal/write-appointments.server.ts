import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { prepared } from "#app/platform/db/pool.server";
import { together } from "#app/platform/db/together";
import type { Tx } from "#app/platform/db/transaction.server";
import type { TakenSlot } from "./take-slot.server";

export type NewAppointment = { appointmentId: string; reference: string };

export const newAppointment = (): NewAppointment => ({ appointmentId: newId(), reference: newReference() });

export type Writing = {
  actor: Actor;
  chartId: string;
  slots: readonly (TakenSlot & NewAppointment & { agreedCents: number })[];
  attending: readonly { personId: string; state: string }[];
  /** Up to when all of them can be taken back with one press. */
  undoUntil: Date;
  /** The key of a form that books one appointment; a series has its own. */
  requestKey?: string;
  seriesId?: string;
};

const BOOK = `
  WITH booked AS (
    INSERT INTO appointment (id, chart_id, therapist_id, service_id, starts_at, ends_at, blocked_from, blocked_until,
                             status, agreed_cents, reference, request_key, undo_until, booked_by_id, series_id, updated_at)
    SELECT one.id, $1::uuid, $2::uuid, $3::uuid, one.starts_at, one.ends_at, one.blocked_from, one.blocked_until,
           'booked', one.cents, one.reference, $4, $5::timestamptz, $6::uuid, $7::uuid, now()
    FROM unnest($8::uuid[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::int[], $14::text[])
      AS one (id, starts_at, ends_at, blocked_from, blocked_until, cents, reference)
    RETURNING id, starts_at, ends_at
  )
  INSERT INTO appointment_member (id, appointment_id, starts_at, ends_at, person_id, state)
  SELECT seat.id, b.id, b.starts_at, b.ends_at, seat.person_id, seat.state
  FROM unnest($15::uuid[], $16::uuid[], $17::uuid[], $18::text[]) AS seat (id, appointment_id, person_id, state)
  JOIN booked b ON b.id = seat.appointment_id`;

/** Writes booked appointments of one chart with one therapist, who attends them, and an event for each, all in one go. */
export async function writeAppointments(tx: Tx, writing: Writing): Promise<void> {
  const { actor, chartId, slots } = writing;
  const eventOf = ({ appointmentId: objectId }: NewAppointment) =>
    recordEvent(tx, actor, {
      ...{ action: "appointment-booked", objectKind: "appointment", objectId, chartId, audience: "joint" },
    });
  await together(prepared(tx, "book-appointments", BOOK, valuesOf(writing)), ...slots.map(eventOf));
}

function valuesOf({ actor, chartId, slots, attending, undoUntil, requestKey, seriesId }: Writing): unknown[] {
  const seats = slots.flatMap(({ appointmentId }) => attending.map((one) => ({ ...one, appointmentId })));
  return [
    chartId,
    slots[0]?.therapistId,
    slots[0]?.serviceId,
    requestKey ?? null,
    undoUntil,
    actor.personId,
    seriesId ?? null,
    slots.map((one) => one.appointmentId),
    slots.map((one) => one.startsAt),
    slots.map((one) => one.endsAt),
    slots.map((one) => one.blockedFrom),
    slots.map((one) => one.blockedUntil),
    slots.map((one) => one.agreedCents),
    slots.map((one) => one.reference),
    seats.map(() => newId()),
    seats.map((one) => one.appointmentId),
    seats.map((one) => one.personId),
    seats.map((one) => one.state),
  ];
}
