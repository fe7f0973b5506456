import type { Tx } from "#app/platform/db/transaction.server";
import { issueInvitation } from "./issue-invitation.server";

type Booking = { leadId: string; email: string; chosenName: string };

/**
 * The token by which a visitor who booked a call makes an account, in the booking's own transaction. It proves that
 * they read the mails of that address: put it in the mail of confirmation (`/join/<token>`), never on a page.
 */
export async function inviteFromBooking(tx: Tx, booking: Booking, now: Date = new Date()): Promise<string> {
  const { token } = await issueInvitation(tx, null, { kind: "booking", role: "client", ...booking }, now);
  return token;
}
