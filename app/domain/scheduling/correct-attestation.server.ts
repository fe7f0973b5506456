import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "./appointment-view";
import { joinOpensAt, readinessOf, type Setting } from "./attestation";
import { loadForChange } from "./internal/appointment-rows.server";
import {
  type AttendeeRow,
  attendees,
  compartmentOf,
  lastWordOf,
  sealContact,
  sealReason,
  writeAttestation,
} from "./internal/attestation-rows.server";

/** What a therapist heard, by phone for instance: where somebody is, or that they do not come. */
export type Heard =
  | { what: "told"; state: string; setting: Setting; address: string | null; phone: string | null }
  | { what: "not-coming" };

export type CorrectionInput = {
  appointmentId: string;
  /** Null for the visitor who booked the call. */
  personId: string | null;
  heard: Heard;
  reason: string;
};

/**
 * A therapist writes down for somebody where they are, or goes on without who has said nothing. Also after the session,
 * for the record. Whoever said that they are where they may not be treated is not left out: that is for the licence to
 * decide, and for a new time.
 * @throws DomainError "not-found", "nothing-to-join", "too-early", "out-of-state"
 */
export async function correctAttestation(
  actor: Actor,
  input: CorrectionInput,
  clock: Clock = realClock,
): Promise<void> {
  const { appointmentId, personId } = input;
  await inTransaction(async (tx) => {
    await lockFor(tx, `attestation:${appointmentId}`);
    const { view, side } = await loadForChange(tx, actor, appointmentId);
    const about = (await attendees(tx, [appointmentId])).find((row) => row.personId === personId);
    if (side !== "practice" || !about) throw notFound();
    const now = clock();
    refuseOutside(view, about, input.heard, now);
    await write(tx, actor, view, input, now);
    await recordEvent(tx, actor, {
      action: "whereabouts-corrected",
      objectKind: "appointment",
      objectId: appointmentId,
      chartId: view.chart?.id,
      subjectPersonId: personId,
      audience: "private",
      actingRole: "therapist",
    });
  });
}

function refuseOutside(view: AppointmentView, about: AttendeeRow, heard: Heard, now: Date): void {
  const takesPlace = view.status === "booked" || view.status === "done";
  if (view.place === "office" || !takesPlace) throw new DomainError("nothing-to-join");
  if (now < joinOpensAt(new Date(view.startsAt))) throw new DomainError("too-early");
  if (heard.what === "not-coming" && readinessOf(lastWordOf(about)) === "out")
    throw new DomainError("out-of-state");
}

async function write(
  tx: Tx,
  actor: Actor,
  view: AppointmentView,
  { appointmentId, personId, heard, reason }: CorrectionInput,
  at: Date,
): Promise<void> {
  const id = newId();
  const compartmentId = await compartmentFor(tx, compartmentOf(view, personId));
  const told = heard.what === "told" ? heard : null;
  const contact =
    told?.address || told?.phone ? { address: told.address ?? "", phone: told.phone ?? "" } : null;
  await writeAttestation(tx, {
    ...{ id, appointmentId, personId, compartmentId, correctedById: actor.personId, at },
    ...{ state: told?.state ?? null, setting: told?.setting ?? null },
    addressSealed: contact && (await sealContact(tx, id, compartmentId, contact)),
    reasonSealed: await sealReason(tx, id, compartmentId, reason),
  });
}
