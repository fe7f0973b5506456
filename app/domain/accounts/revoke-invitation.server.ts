import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";

/** Ends an invitation that nobody has accepted. Whoever calls has checked that it is theirs to end. */
export async function revokeInvitation(
  tx: Tx,
  actor: Actor,
  invitation: { id: string; chartId: string | null },
  now: Date,
): Promise<void> {
  const { count } = await tx.invitation.updateMany({
    where: { id: invitation.id, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  if (count === 0) throw notFound();
  await recordEvent(tx, actor, {
    action: "invitation-revoked",
    objectKind: "invitation",
    objectId: invitation.id,
    chartId: invitation.chartId,
  });
}
