import { createElement } from "react";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor, Permission, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS } from "#app/domain/shared/time";
import { newToken } from "#app/platform/crypto/tokens.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { sealEmail } from "./contact-details.server";
import { normalizeEmail } from "./email-address";
import { InvitationMail } from "./emails/invitation-mail";
import { INVITATION_DAYS, type InvitationKind } from "./invitation-terms";
import { mailSender } from "./mail-sender.server";

export type NewInvitation = {
  kind: InvitationKind;
  email: string;
  chosenName: string | null;
  role: Role;
  permissions?: Permission[];
  chartId?: string;
  leadId?: string;
};

/**
 * Writes an invitation in the caller's transaction and gives its token. The token proves whose address of mail it is,
 * so it goes out in a mail to that address and nowhere else. Whoever calls has checked that `actor` may invite.
 */
export async function issueInvitation(
  tx: Tx,
  actor: Actor | null,
  invitation: NewInvitation,
  now: Date,
): Promise<{ invitationId: string; token: string }> {
  const { token, hash } = newToken();
  const invitationId = newId();
  await tx.invitation.create({
    data: {
      id: invitationId,
      kind: invitation.kind,
      ...(await sealEmail(tx, "invitation", invitationId, invitation.email)),
      chosenName: invitation.chosenName,
      role: invitation.role,
      permissions: invitation.permissions ?? [],
      chartId: invitation.chartId ?? null,
      leadId: invitation.leadId ?? null,
      tokenHash: hash,
      invitedById: actor?.personId ?? null,
      createdAt: now,
      expiresAt: endOf(invitation.kind, now),
    },
    select: { id: true },
  });
  await recordSent(tx, actor, invitationId, invitation.chartId ?? null);
  return { invitationId, token };
}

/** A new token and a new end for an invitation that is not accepted; what was mailed before stops working. */
export async function renewInvitation(
  tx: Tx,
  actor: Actor,
  invitation: { id: string; kind: InvitationKind; chartId: string | null },
  now: Date,
): Promise<{ token: string }> {
  const { token, hash } = newToken();
  await tx.invitation.update({
    where: { id: invitation.id, acceptedAt: null, revokedAt: null },
    data: { tokenHash: hash, expiresAt: endOf(invitation.kind, now) },
    select: { id: true },
  });
  await recordSent(tx, actor, invitation.id, invitation.chartId);
  return { token };
}

/** The address that an invitation's token opens. */
export const invitationLink = (token: string): string => `${env().appOrigin}/join/${token}`;

type Mailed = { email: string; chosenName: string | null; kind: InvitationKind; token: string };

/** Queues the mail of an invitation in the caller's transaction. */
export async function mailInvitation(tx: Tx, { email, chosenName, kind, token }: Mailed): Promise<void> {
  const sender = await mailSender(tx, null);
  const props = {
    sender,
    chosenName,
    link: invitationLink(token),
    isStaff: kind === "staff",
    days: INVITATION_DAYS[kind],
  };
  await queueMail(tx, {
    to: normalizeEmail(email),
    template: "invitation",
    subject: `An invitation from ${sender.name}`,
    ...renderMail(createElement(InvitationMail, props)),
    dedupeKey: `invitation:${newId()}`,
  });
}

const endOf = (kind: InvitationKind, now: Date): Date =>
  new Date(now.getTime() + INVITATION_DAYS[kind] * DAY_MS);

async function recordSent(
  tx: Tx,
  actor: Actor | null,
  invitationId: string,
  chartId: string | null,
): Promise<void> {
  await recordEvent(tx, actor, {
    action: "invitation-sent",
    objectKind: "invitation",
    objectId: invitationId,
    chartId,
  });
}
