export type InvitationKind = "booking" | "partner" | "staff";
export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** How many days an invitation stays open. */
export const INVITATION_DAYS: Record<InvitationKind, number> = { booking: 30, partner: 14, staff: 7 };

export type InvitationDates = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date };

/** Accepting wins over revoking, which wins over time. */
export function invitationState(invitation: InvitationDates, now: Date): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt > now ? "open" : "expired";
}
