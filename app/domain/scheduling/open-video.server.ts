import { recordEvent } from "#app/domain/audit/record-event.server";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "./appointment-party";
import type { AppointmentView } from "./appointment-view";
import { allReady, joinWindow, readinessOf } from "./attestation";
import { loadForChange } from "./internal/appointment-rows.server";
import { attendanceOf } from "./internal/attendance.server";
import { attendees, lastWordOf } from "./internal/attestation-rows.server";
import { videoAddressOf } from "./internal/video-address.server";

export type OpenVideo = { appointmentId: string; as: "client" | "therapist" };

/**
 * The video address. For who attends: from 15 minutes before the start to the end, while everybody is where they may be
 * treated. For the therapist: from 15 minutes before, whoever else is there. That they went there is on the record.
 * @throws DomainError "not-found", "not-open", "no-video-address"
 */
export async function openVideo(
  party: AppointmentParty,
  { appointmentId, as }: OpenVideo,
  clock: Clock = realClock,
): Promise<string> {
  return inTransaction(async (tx) => {
    const findOpen = as === "therapist" ? openForTherapist : openForAttendee;
    const { view, personId } = await findOpen(tx, party, appointmentId, clock());
    const { address } = await videoAddressOf(tx, view.id);
    if (!address) throw new DomainError("no-video-address");
    await recordEvent(tx, isSignedIn(party) ? party : null, {
      action: "session-joined",
      objectKind: "appointment",
      objectId: view.id,
      chartId: view.chart?.id,
      subjectPersonId: personId,
      audience: "joint",
      actingRole: isSignedIn(party) ? as : undefined,
    });
    return address;
  });
}

type Found = { view: AppointmentView; personId: string | null };

async function openForAttendee(tx: Tx, party: AppointmentParty, id: string, now: Date): Promise<Found> {
  const attendance = await attendanceOf(tx, party, id);
  if (joinWindow(attendance.view, now) !== "now") throw new DomainError("not-open");
  const everybody = await attendees(tx, [id]);
  if (!allReady(everybody.map((row) => readinessOf(lastWordOf(row))))) throw new DomainError("not-open");
  return attendance;
}

async function openForTherapist(tx: Tx, party: AppointmentParty, id: string, now: Date): Promise<Found> {
  const { view, side } = await loadForChange(tx, party, id);
  if (side !== "practice") throw notFound();
  const window = joinWindow(view, now);
  if (window === "none" || window === "early") throw new DomainError("not-open");
  return { view, personId: null };
}
