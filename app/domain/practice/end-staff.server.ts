import { closeStaffAccess } from "#app/domain/accounts/close-staff-access.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";

/**
 * Ends somebody's work here at once: their roles, their sessions, and new clients. What they wrote and what is booked
 * with them stays. Only the owner ends an admin, and nobody themself, so that an owner is always left. Raises
 * "not-found", "own-account" and "owner-only".
 */
export async function endStaff(
  actor: Actor,
  { personId }: { personId: string },
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  if (personId === actor.personId) throw new DomainError("own-account");
  await inTransaction(async (tx) => {
    const isAdmin = await tx.roleGrant.count({ where: { personId, role: "admin", validUntil: null } });
    if (isAdmin > 0 && !actor.permissions.includes("owner")) throw new DomainError("owner-only");
    if (!(await closeStaffAccess(tx, personId, clock()))) throw notFound();
    await tx.therapist.updateMany({ where: { personId }, data: { accepting: false } });
    await recordEvent(tx, actor, {
      action: "staff-ended",
      objectKind: "person",
      objectId: personId,
      subjectPersonId: personId,
      actingRole: "admin",
    });
  });
}
