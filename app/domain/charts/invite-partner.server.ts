import { withEmails } from "#app/domain/accounts/contact-details.server";
import {
  issueInvitation,
  mailInvitation,
  renewInvitation,
} from "#app/domain/accounts/issue-invitation.server";
import { countInvitation } from "#app/domain/accounts/limits-of-people.server";
import { revokeInvitation } from "#app/domain/accounts/revoke-invitation.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { ownMembership } from "./internal/chart-rows.server";
import { lockMembers, MOST_MEMBERS } from "./internal/follow-invitation.server";

export type PartnerInvitation = { chartId: string; email: string; chosenName: string };

/**
 * A member invites their partner to the chart they share: the partner gets a sign-in of their own. Open for 14 days.
 * Raises "not-found", "chart-full" (members and open invitations fill it), "already-member" for a member's address,
 * "too-many-attempts".
 */
export async function invitePartner(
  actor: Actor,
  input: PartnerInvitation,
  clock: Clock = realClock,
): Promise<{ invitationId: string }> {
  // Whose chart it is comes first: nobody else learns that there was something to count.
  await inTransaction((tx) => refuseUnlessRoom(tx, actor, input, clock()));
  await countInvitation(actor, input.email);
  return inTransaction(async (tx) => {
    const now = clock();
    await lockMembers(tx, input.chartId);
    await refuseUnlessRoom(tx, actor, input, now);
    const { chartId, chosenName, email } = input;
    const invitation = { kind: "partner", role: "client", email, chosenName, chartId } as const;
    const { invitationId, token } = await issueInvitation(tx, actor, invitation, now);
    await mailInvitation(tx, { ...invitation, token });
    return { invitationId };
  });
}

async function refuseUnlessRoom(
  tx: Tx,
  actor: Actor,
  { chartId, email }: { chartId: string; email: string },
  now: Date,
): Promise<void> {
  const chart = await tx.chart.findFirst({
    where: {
      id: chartId,
      ...ownMembership(actor),
      status: { not: "discharged" },
      kind: { not: "individual" },
    },
    select: {
      kind: true,
      members: { where: { leftAt: null }, select: { person: { select: { emailIndex: true } } } },
    },
  });
  if (!chart) throw notFound();
  const invited = emailIndex(email);
  if (chart.members.some(({ person }) => person.emailIndex === invited)) {
    throw new DomainError("already-member");
  }
  const open = await tx.invitation.findMany({
    where: { chartId, kind: "partner", acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { emailIndex: true },
  });
  const isFull = chart.members.length + open.length >= MOST_MEMBERS[chart.kind];
  if (isFull || open.some((one) => one.emailIndex === invited)) throw new DomainError("chart-full");
}

/** Sends a partner's invitation again, for another 14 days; the link of the earlier mail stops working. */
export async function resendPartnerInvitation(
  actor: Actor,
  input: { invitationId: string },
  clock: Clock = realClock,
): Promise<void> {
  const { email } = await inTransaction((tx) => pendingInvitation(tx, actor, input.invitationId));
  await countInvitation(actor, email);
  await inTransaction(async (tx) => {
    const invitation = await pendingInvitation(tx, actor, input.invitationId);
    const { token } = await renewInvitation(tx, actor, invitation, clock());
    await mailInvitation(tx, { ...invitation, token });
  });
}

/** Takes a partner's invitation back; its link stops working. */
export async function revokePartnerInvitation(
  actor: Actor,
  input: { invitationId: string },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    const invitation = await pendingInvitation(tx, actor, input.invitationId);
    await revokeInvitation(tx, actor, invitation, clock());
  });
}

/** An invitation to a chart the actor is on that nobody has accepted. Raises "not-found". */
async function pendingInvitation(tx: Tx, actor: Actor, id: string) {
  const found = await tx.invitation.findMany({
    where: { id, kind: "partner", acceptedAt: null, revokedAt: null },
    select: { id: true, kind: true, emailSealed: true, chosenName: true, chartId: true },
  });
  const [invitation] = await withEmails(tx, "invitation", found);
  if (!invitation?.chartId) throw notFound();
  await lockMembers(tx, invitation.chartId);
  const own = await tx.chart.count({ where: { id: invitation.chartId, ...ownMembership(actor) } });
  if (own === 0) throw notFound();
  return invitation;
}
