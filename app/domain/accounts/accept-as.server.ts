import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { type ClaimedInvitation, claimInvitation } from "./claim-invitation.server";
import { grantRole } from "./create-account.server";
import { type Entered, enter } from "./internal/enter.server";
import { tellOfChange } from "./internal/tell-of-change.server";
import type { SessionOrigin } from "./sign-in-session.server";

/**
 * Accepts an invitation for the person who is signed in, in the caller's transaction: they get its role and, as their
 * rights rise, a new session in place of the old one. Nothing else of their account changes. Raises
 * "invitation-over" when it is not open or was sent to another address than theirs.
 */
export async function acceptAs(
  tx: Tx,
  actor: Actor,
  token: string,
  origin: SessionOrigin,
  now: Date,
): Promise<{ invitation: ClaimedInvitation; entered: Entered }> {
  const { personId } = actor;
  const where = { id: personId };
  const { emailIndex } = await tx.person.findUniqueOrThrow({ where, select: { emailIndex: true } });
  const invitation = await claimInvitation(tx, { token, personId, emailIndex }, now);
  if (!invitation) throw new DomainError("invitation-over");
  await grantRole(tx, {
    personId: actor.personId,
    role: invitation.role,
    permissions: invitation.permissions,
  });
  await tellOfChange(tx, actor.personId, "access-changed");
  await tx.authSession.deleteMany({ where: { publicId: actor.sessionId, personId: actor.personId } });
  return { invitation, entered: await enter(tx, actor.personId, origin) };
}
