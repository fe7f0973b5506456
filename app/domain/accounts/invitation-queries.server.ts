import { type Actor, hasPermission, type Role } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { openEmail, withEmails } from "./contact-details.server";
import { type InvitationKind, type InvitationState, invitationState } from "./invitation-terms";

export type InvitationForReader = {
  state: InvitationState;
  kind: InvitationKind;
  email: string;
  chosenName: string | null;
  role: Role;
  leadId: string | null;
  /** Somebody has an account with this address already: they sign in and accept. */
  hasAccount: boolean;
};

/** The invitation that a link opens, for whoever holds the link; null for one that never was. Changes nothing. */
export async function invitationByToken(
  token: string,
  clock: Clock = realClock,
): Promise<InvitationForReader | null> {
  const found = await db.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      kind: true,
      emailSealed: true,
      emailIndex: true,
      chosenName: true,
      role: true,
      leadId: true,
      acceptedAt: true,
      revokedAt: true,
      expiresAt: true,
    },
  });
  if (!found) return null;
  const { acceptedAt, revokedAt, expiresAt, kind, chosenName, role, leadId, emailIndex } = found;
  const accounts = await db.person.count({ where: { emailIndex } });
  return {
    ...{ kind, chosenName, role, leadId },
    email: await openEmail(db, "invitation", found),
    state: invitationState({ acceptedAt, revokedAt, expiresAt }, clock()),
    hasAccount: accounts > 0,
  };
}

export type StaffInvitationRow = {
  invitationId: string;
  email: string;
  chosenName: string | null;
  role: Role;
  sentAt: string;
  expiresAt: string;
  state: InvitationState;
};

/** Staff invitations that nobody has accepted or revoked, newest first. Raises "not-found". */
export async function pendingStaffInvitations(
  actor: Actor,
  clock: Clock = realClock,
): Promise<StaffInvitationRow[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const rows = await db.invitation.findMany({
    where: { kind: "staff", acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: {
      id: true,
      emailSealed: true,
      chosenName: true,
      role: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
    },
  });
  return (await withEmails(db, "invitation", rows)).map((row) => ({
    invitationId: row.id,
    email: row.email,
    chosenName: row.chosenName,
    role: row.role,
    sentAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    state: invitationState(row, clock()),
  }));
}
