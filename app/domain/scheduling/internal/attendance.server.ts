import { notFound } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "../appointment-party";
import type { AppointmentView } from "../appointment-view";
import { ofClient, ofLink, readOneIn } from "./appointment-rows.server";

/** `personId` is null for the visitor who booked the call, whatever they have become since. */
export type Attendance = { view: AppointmentView; personId: string | null };

/**
 * The appointment of somebody who attends it themself. The link of a member's mail is not enough: whoever reads that mail
 * could read where they are. Raises "not-found" for everybody else, for partners who do not come, too.
 */
export async function attendanceOf(
  tx: Tx,
  party: AppointmentParty,
  appointmentId: string,
): Promise<Attendance> {
  if (!isSignedIn(party)) {
    if (party.personId !== null || party.appointmentId !== appointmentId) throw notFound();
    return { view: await readOneIn(tx, ofLink(null, appointmentId)), personId: null };
  }
  const view = await readOneIn(tx, ofClient(party, appointmentId));
  if (view.lead) return { view, personId: null };
  if (!view.attending.some((one) => one.personId === party.personId)) throw notFound();
  return { view, personId: party.personId };
}
