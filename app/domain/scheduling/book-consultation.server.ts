import { sealEmail, sealPhone } from "#app/domain/accounts/contact-details.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId, newReference } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "./cancellation-policy";
import { bookingGround } from "./internal/booking-ground.server";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { orNearest, takeSlot } from "./internal/take-slot.server";
import { tellEverybody } from "./internal/tell.server";

export type ConsultationInput = {
  therapistSlug: string;
  serviceSlug: string;
  startsAt: Date;
  name: string;
  /** Lower case. */
  email: string;
  /** Two letters; "Somewhere else" never comes this far. */
  state: string;
  contactBy: "phone" | "video";
  phone?: string | null;
  pronouns?: string | null;
  partnerName?: string | null;
  note?: string | null;
  /** False: calendar entries may say what the appointment is. */
  discreet: boolean;
  /** Made once per form; the same key books once. Also the key of the hold, if there is one. */
  requestKey: string;
};

export type Booked = { appointmentId: string; reference: string };

/**
 * A visitor books a free call: lead, appointment, mail and audit in one transaction, confirmed at once. No account.
 * @throws DomainError "slot-taken", "not-an-opening" or "not-licensed" with `nearest`, "not-found"
 */
export async function bookConsultation(input: ConsultationInput, clock: Clock = realClock): Promise<Booked> {
  const ground = await bookingGround({ slug: input.therapistSlug });
  const wish = {
    ground,
    serviceSlug: input.serviceSlug,
    startsAt: input.startsAt,
    states: [input.state],
    people: [],
    acceptingOnly: true,
    ignoreHoldKey: input.requestKey,
  };
  const now = clock();
  return orNearest(wish, true, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, ground.therapistId, [], now);
      const earlier = await tx.appointment.findUnique({
        where: { requestKey: input.requestKey },
        select: { id: true, reference: true, status: true },
      });
      if (earlier && earlier.status !== "held")
        return { appointmentId: earlier.id, reference: earlier.reference };
      const slot = await takeSlot(tx, wish, now);
      await refuseUnlessFree(tx, slot.serviceId);
      if (earlier) await tx.appointment.delete({ where: { id: earlier.id }, select: { id: true } });
      const leadId = await writeLead(tx, input);
      const booked = { appointmentId: newId(), reference: newReference() };
      await tx.appointment.create({
        data: {
          ...slot,
          id: booked.appointmentId,
          reference: booked.reference,
          leadId,
          status: "booked",
          place: input.contactBy === "phone" ? "phone" : "telehealth",
          requestKey: input.requestKey,
          undoUntil: undoUntil(now),
        },
        select: { id: true },
      });
      await recordEvent(tx, null, {
        action: "appointment-booked",
        objectKind: "appointment",
        objectId: booked.appointmentId,
      });
      await tellEverybody(tx, {
        appointmentId: booked.appointmentId,
        what: "booked",
        sendAt: undoUntil(now),
        now,
      });
      return booked;
    }).catch(overlapAsDomainError),
  );
}

/** Without an account only the free call can be booked. */
async function refuseUnlessFree(tx: Tx, serviceId: string): Promise<void> {
  const service = await tx.service.findUniqueOrThrow({
    where: { id: serviceId },
    select: { kind: true, onlineBookable: true },
  });
  if (service.kind !== "consultation" || !service.onlineBookable) throw new DomainError("not-found");
}

async function writeLead(tx: Tx, input: ConsultationInput): Promise<string> {
  const id = newId();
  const { emailSealed } = await sealEmail(tx, "lead", id, input.email);
  const { phoneSealed } = await sealPhone(tx, "lead", id, input.phone ?? null);
  const sealed = input.note ? await sealNote(tx, id, input.note) : { noteSealed: null, compartmentId: null };
  await tx.lead.create({
    data: {
      id,
      name: input.name,
      emailSealed,
      phoneSealed,
      pronouns: input.pronouns ?? null,
      partnerName: input.partnerName ?? null,
      state: input.state,
      contactBy: input.contactBy,
      discreet: input.discreet,
      ...sealed,
    },
    select: { id: true },
  });
  return id;
}

async function sealNote(tx: Tx, leadId: string, note: string) {
  const compartmentId = await compartmentFor(tx, { kind: "lead", leadId });
  const place = { compartmentId, table: "lead", column: "note_sealed", rowId: leadId };
  return { noteSealed: await sealText(tx, place, note), compartmentId };
}
