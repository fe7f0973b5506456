import type { Permission, Role } from "#app/domain/shared/actor";
import { hashToken } from "#app/platform/crypto/tokens.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { openEmail } from "./contact-details.server";
import type { InvitationKind } from "./invitation-terms";

export type ClaimedInvitation = {
  id: string;
  kind: InvitationKind;
  email: string;
  role: Role;
  permissions: Permission[];
  chartId: string | null;
  leadId: string | null;
};

/**
 * Takes an invitation for a person, one winner among rivals; null when it is unknown, used, revoked, too old, or sent
 * to an address other than the one found by `emailIndex` (null takes it whatever its address, for an account that is made
 * from it).
 */
export async function claimInvitation(
  tx: Tx,
  claim: { token: string; personId: string; emailIndex: string | null },
  now: Date,
): Promise<ClaimedInvitation | null> {
  type Row = Omit<ClaimedInvitation, "email"> & { emailSealed: Uint8Array };
  const rows = await tx.$queryRaw<Row[]>`
    UPDATE invitation SET accepted_at = ${now}, accepted_by_id = ${claim.personId}::uuid
    WHERE token_hash = ${hashToken(claim.token)} AND accepted_at IS NULL AND revoked_at IS NULL
      AND expires_at > ${now} AND (${claim.emailIndex}::text IS NULL OR email_index = ${claim.emailIndex})
    RETURNING id, kind::text AS kind, email_sealed AS "emailSealed", role::text AS role, permissions::text[] AS permissions,
      chart_id AS "chartId", lead_id AS "leadId"`;
  const [claimed] = rows;
  if (!claimed) return null;
  if (claimed.leadId) await closeOthers(tx, claimed.leadId, now);
  const { emailSealed, ...invitation } = claimed;
  return { ...invitation, email: await openEmail(tx, "invitation", claimed) };
}

/** Each mail about a booking carries an invitation of its own; accepting one closes the others. */
async function closeOthers(tx: Tx, leadId: string, now: Date): Promise<void> {
  await tx.invitation.updateMany({
    where: { leadId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}
