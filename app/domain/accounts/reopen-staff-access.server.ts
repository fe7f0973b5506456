import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { tellOfChange } from "./internal/tell-of-change.server";

/**
 * Gives somebody back the staff roles that ended last, in the caller's transaction, and opens their account. False when
 * they had none, or hold one now.
 */
export async function reopenStaffAccess(tx: Tx, personId: string): Promise<boolean> {
  const grants = await tx.roleGrant.findMany({
    where: { personId, role: { in: ["therapist", "admin"] } },
    orderBy: { validUntil: { sort: "desc", nulls: "first" } },
    select: { role: true, permissions: true, validUntil: true },
  });
  const endedAt = grants[0]?.validUntil;
  if (!endedAt) return false;
  const last = grants.filter((grant) => grant.validUntil?.getTime() === endedAt.getTime());
  await tx.roleGrant.createMany({
    data: last.map(({ role, permissions }) => ({ id: newId(), personId, role, permissions })),
  });
  await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null }, select: { id: true } });
  await tellOfChange(tx, personId, "access-changed");
  return true;
}
