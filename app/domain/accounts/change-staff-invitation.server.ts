import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { withEmails } from "./contact-details.server";
import { mailInvitation, renewInvitation } from "./issue-invitation.server";
import { countInvitation } from "./limits-of-people.server";
import { revokeInvitation } from "./revoke-invitation.server";

/** Sends a staff invitation again, with a new link. Raises "not-found". */
export async function resendStaffInvitation(
  actor: Actor,
  input: { invitationId: string },
  clock: Clock = realClock,
): Promise<void> {
  const { email } = await inTransaction((tx) => pendingStaffInvitation(tx, actor, input.invitationId));
  await countInvitation(actor, email);
  await inTransaction(async (tx) => {
    const invitation = await pendingStaffInvitation(tx, actor, input.invitationId);
    const { token } = await renewInvitation(tx, actor, invitation, clock());
    await mailInvitation(tx, { ...invitation, token });
  });
}

/** Takes a staff invitation back; its link stops working. Raises "not-found". */
export async function revokeStaffInvitation(
  actor: Actor,
  input: { invitationId: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const invitation = await pendingStaffInvitation(tx, actor, input.invitationId);
    await revokeInvitation(tx, actor, invitation, clock());
  });
}

async function pendingStaffInvitation(tx: Tx, actor: Actor, id: string) {
  if (!hasPermission(actor, "practice")) throw notFound();
  const found = await tx.invitation.findMany({
    where: { id, kind: "staff", acceptedAt: null, revokedAt: null },
    select: { id: true, kind: true, emailSealed: true, chosenName: true, chartId: true },
  });
  const [invitation] = await withEmails(tx, "invitation", found);
  if (!invitation) throw notFound();
  return invitation;
}
