import type { Tx } from "#app/platform/db/transaction.server";
import { tellOfChange } from "./internal/tell-of-change.server";

/**
 * Ends somebody's staff roles and every session they have, in the caller's transaction. Their account closes with it
 * unless they are a client, too. False when they have no staff role.
 */
export async function closeStaffAccess(tx: Tx, personId: string, at: Date): Promise<boolean> {
  const { count } = await tx.roleGrant.updateMany({
    where: { personId, role: { in: ["therapist", "admin"] }, validUntil: null },
    data: { validUntil: at },
  });
  if (count === 0) return false;
  await tellOfChange(tx, personId, "access-ended");
  if ((await tx.roleGrant.count({ where: { personId, validUntil: null } })) === 0)
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: at }, select: { id: true } });
  await tx.authSession.deleteMany({ where: { personId } });
  return true;
}
