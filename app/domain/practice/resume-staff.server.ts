import { reopenStaffAccess } from "#app/domain/accounts/reopen-staff-access.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";

/**
 * Lets somebody work here again with the roles they had. Their households are not theirs again by it, and they take
 * nobody new until their profile says so. Raises "not-found" and, where they were an admin, "owner-only".
 */
export async function resumeStaff(actor: Actor, { personId }: { personId: string }): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const wasAdmin = await tx.roleGrant.count({ where: { personId, role: "admin" } });
    if (wasAdmin > 0 && !actor.permissions.includes("owner")) throw new DomainError("owner-only");
    if (!(await reopenStaffAccess(tx, personId))) throw notFound();
    await recordEvent(tx, actor, {
      action: "staff-resumed",
      objectKind: "person",
      objectId: personId,
      subjectPersonId: personId,
      actingRole: "admin",
    });
  });
}
