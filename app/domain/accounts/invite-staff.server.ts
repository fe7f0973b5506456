import { type Actor, hasPermission, PERMISSIONS, type Permission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { tellOwnersOfInvitation } from "./internal/tell-owners.server";
import { issueInvitation, mailInvitation } from "./issue-invitation.server";
import { countInvitation } from "./limits-of-people.server";

export type StaffInvitation = {
  email: string;
  chosenName: string;
  role: "therapist" | "admin";
  /** What an admin may do; ignored for therapists. */
  permissions: Permission[];
};

/** What the actor may let an admin do: what they may do themselves. */
export const permissionsToGive = (actor: Actor): Permission[] =>
  PERMISSIONS.filter((permission) => hasPermission(actor, permission));

/**
 * Invites a therapist or an admin by mail; the owners are told. Nobody gives what they do not hold: an owner gives every
 * permission, anybody else their own. Raises "not-found" for whoever may not invite, or not so, "invitation-open" when that
 * address has an open one, "already-staff" when they hold the role.
 */
export async function inviteStaff(
  actor: Actor,
  input: StaffInvitation,
  clock: Clock = realClock,
): Promise<{ invitationId: string }> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const permissions = input.role === "admin" ? input.permissions : [];
  if (permissions.some((permission) => !permissionsToGive(actor).includes(permission))) throw notFound();
  const found = emailIndex(input.email);
  await countInvitation(actor, input.email);
  return inTransaction(async (tx) => {
    await lockFor(tx, `staff-invitation:${found}`);
    await refuseRepeat(tx, found, input.role, clock());
    const invitation = {
      kind: "staff",
      email: input.email,
      chosenName: input.chosenName,
      role: input.role,
      permissions,
    } as const;
    const { invitationId, token } = await issueInvitation(tx, actor, invitation, clock());
    await mailInvitation(tx, { ...invitation, token });
    await tellOwnersOfInvitation(tx, { invitationId, role: input.role });
    return { invitationId };
  });
}

async function refuseRepeat(
  tx: Tx,
  emailIndex: string,
  role: "therapist" | "admin",
  now: Date,
): Promise<void> {
  const held = await tx.roleGrant.count({ where: { role, validUntil: null, person: { emailIndex } } });
  if (held > 0) throw new DomainError("already-staff");
  const open = {
    kind: "staff" as const,
    emailIndex,
    role,
    acceptedAt: null,
    revokedAt: null,
    expiresAt: { gt: now },
  };
  if ((await tx.invitation.count({ where: open })) > 0) throw new DomainError("invitation-open");
}
