import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { issueInvitation, mailInvitation } from "./issue-invitation.server";

/**
 * Invites, by mail, who will own a practice that nobody owns yet; an earlier such invitation ends. Nobody acts here:
 * whoever runs the server asks for it. @throws DomainError "owner-exists"
 */
export async function inviteFirstOwner(
  tx: Tx,
  owner: { email: string; chosenName: string },
  now: Date,
): Promise<void> {
  const owns = { role: "admin", permissions: { has: "owner" } } as const;
  if ((await tx.roleGrant.count({ where: { ...owns, validUntil: null } })) > 0)
    throw new DomainError("owner-exists");
  await tx.invitation.updateMany({
    where: { ...owns, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const invitation = { kind: "staff", role: "admin", ...owner } as const;
  const { token } = await issueInvitation(tx, null, { ...invitation, permissions: ["owner"] }, now);
  await mailInvitation(tx, { ...invitation, token });
}
