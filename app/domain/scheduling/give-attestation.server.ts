import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "./appointment-party";
import type { AppointmentView } from "./appointment-view";
import { joinWindow, type Readiness, readinessOf, type Setting } from "./attestation";
import { alertTherapist } from "./internal/alert-therapist.server";
import { attendanceOf } from "./internal/attendance.server";
import {
  type AttendeeRow,
  attendees,
  compartmentOf,
  lastWordOf,
  openContacts,
  sealContact,
  writeAttestation,
} from "./internal/attestation-rows.server";

export type AttestationInput = {
  appointmentId: string;
  /** Two letters, or `ABROAD`. */
  state: string;
  setting: Setting;
  /** Where they are, for emergencies, and a phone at which they can be reached now. */
  address: string;
  phone: string;
};

/**
 * Somebody who attends says where they are, from 15 minutes before the start to the end, as often as it changes. Where
 * the therapist has no licence, the therapist is told at once. The same once more changes nothing.
 * @throws DomainError "not-found", "nothing-to-join", "too-early", "session-over"
 */
export async function giveAttestation(
  party: AppointmentParty,
  input: AttestationInput,
  clock: Clock = realClock,
): Promise<{ readiness: Readiness }> {
  const { appointmentId } = input;
  return inTransaction(async (tx) => {
    await lockFor(tx, `attestation:${appointmentId}`);
    const { view, personId } = await attendanceOf(tx, party, appointmentId);
    const now = clock();
    refuseOutside(view, now);
    const own = async () => oneOf(await attendees(tx, [appointmentId]), personId);
    const before = await own();
    if (await saysTheSame(tx, before, input)) return { readiness: readinessOf(lastWordOf(before)) };
    await write(tx, { view, personId, input, now });
    await recordEvent(tx, isSignedIn(party) ? party : null, {
      action: "whereabouts-stated",
      objectKind: "appointment",
      objectId: appointmentId,
      chartId: view.chart?.id,
      subjectPersonId: personId,
      audience: "private",
    });
    const readiness = readinessOf(lastWordOf(await own()));
    if (readiness === "out") await alertTherapist(tx, view, { personId, state: input.state });
    return { readiness };
  });
}

const REFUSALS = { none: "nothing-to-join", early: "too-early", over: "session-over" } as const;

function refuseOutside(view: AppointmentView, now: Date): void {
  const window = joinWindow(view, now);
  if (window !== "now") throw new DomainError(REFUSALS[window]);
}

function oneOf(everybody: readonly AttendeeRow[], personId: string | null): AttendeeRow {
  const found = everybody.find((row) => row.personId === personId);
  if (!found) throw new Error("somebody attends who is not among those who attend");
  return found;
}

async function saysTheSame(tx: Tx, before: AttendeeRow, input: AttestationInput): Promise<boolean> {
  if (before.state !== input.state || before.setting !== input.setting || before.correctedBy) return false;
  const [contact] = await openContacts(tx, [before]);
  return contact?.address === input.address && contact.phone === input.phone;
}

type Writing = { view: AppointmentView; personId: string | null; input: AttestationInput; now: Date };

async function write(tx: Tx, { view, personId, input, now }: Writing): Promise<void> {
  const id = newId();
  const { appointmentId, state, setting, address, phone } = input;
  const compartmentId = await compartmentFor(tx, compartmentOf(view, personId));
  const addressSealed = await sealContact(tx, id, compartmentId, { address, phone });
  await writeAttestation(tx, {
    ...{ id, appointmentId, personId, state, setting, addressSealed, compartmentId },
    ...{ reasonSealed: null, correctedById: null, at: now },
  });
}
