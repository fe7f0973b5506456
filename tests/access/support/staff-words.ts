import { sealRefundNote } from "#app/domain/billing/internal/refund-note.server";
import { endEmergencyAccess } from "#app/domain/charts/end-emergency-access.server";
import { openEmergencyAccess } from "#app/domain/charts/open-emergency-access.server";
import { amendNote } from "#app/domain/notes/amend-note.server";
import { sealVideoAddress } from "#app/domain/practice/video-room.server";
import { correctAttestation } from "#app/domain/scheduling/correct-attestation.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { canaries } from "./canaries";

type Written = {
  chartId: string;
  member: Actor;
  therapist: Actor;
  owner: Actor;
  /** A session ahead, one that is over, one whose note is signed, and one that began and is not closed. */
  booked: string;
  done: string;
  signed: string;
  missed: string;
  /** What the member has paid. */
  paymentId: string;
};

async function aRefundThatFailed(owner: Actor, paymentId: string, payerId: string): Promise<void> {
  const id = newId();
  const noteSealed = await sealRefundNote(db, id, payerId, canaries.refundNote);
  const data = { id, paymentId, noteSealed, createdById: owner.personId };
  await db.refund.create({ data: { ...data, cents: 100, reason: "goodwill", state: "failed" } });
}

/** What who works in the practice writes about a couple, beside notes and messages. */
export async function wordsOfStaff(written: Written): Promise<void> {
  const { chartId, member, therapist, owner, booked, done, signed, missed, paymentId } = written;
  const told = { what: "told", state: "VA", setting: "home", address: null, phone: null } as const;
  const heard = { appointmentId: done, personId: member.personId, heard: told, reason: canaries.heard };
  await correctAttestation(therapist, heard);
  await amendNote(therapist, { appointmentId: signed, text: canaries.addendum });
  const status = { version: 1, status: "no_show", waiveReason: canaries.waived } as const;
  await setAppointmentStatus(therapist, { appointmentId: missed, ...status });
  const room = { table: "appointment", rowId: booked, personId: therapist.personId } as const;
  const videoSealed = await sealVideoAddress(db, room, `https://video.example.com/${canaries.ownVideo}`);
  await db.appointment.update({ where: { id: booked }, data: { videoSealed }, select: { id: true } });
  await aRefundThatFailed(owner, paymentId, member.personId);
  await openEmergencyAccess(owner, { chartId, reason: `They called about ${canaries.emergency}` });
  await endEmergencyAccess(owner, { chartId });
}
