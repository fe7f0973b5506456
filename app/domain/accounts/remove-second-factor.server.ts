import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { isStaff } from "./idle-limits";
import { lockPerson } from "./internal/lock-person.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { hasSecondFactor } from "./internal/second-factors.server";
import { endOtherSessions } from "./sign-in-session.server";

/**
 * Takes away the actor's authenticator app or one of their passkeys, and signs out their other devices; with the last of
 * them their recovery codes go, too, and of who was staff once the password. Raises "not-found" for what is not theirs and "last-second-factor" for staff, who
 * need one.
 */
export async function removeSecondFactor(actor: Actor, input: { credentialId: string }): Promise<void> {
  const { personId } = actor;
  await inTransaction(async (tx) => {
    await lockPerson(tx, personId);
    const where = {
      id: input.credentialId,
      personId,
      kind: { not: "password" as const },
      confirmedAt: { not: null },
    };
    const found = await tx.credential.findFirst({ where, select: { id: true, kind: true } });
    if (!found) throw notFound();
    await tx.credential.delete({ where: { id: found.id }, select: { id: true } });
    if (!(await hasSecondFactor(tx, personId))) {
      if (isStaff(actor.roles)) throw new DomainError("last-second-factor");
      await tx.recoveryCode.deleteMany({ where: { personId } });
      await dropPasswordOfTwo(tx, actor);
    }
    await endOtherSessions(tx, actor);
    await recordSecurityChange(tx, actor, found.kind === "totp" ? "app-removed" : "passkey-removed");
  });
}

/** Who was staff once may have a password that was short because a second factor went with it. */
async function dropPasswordOfTwo(tx: Tx, actor: Actor): Promise<void> {
  const { personId } = actor;
  const wasStaff = { personId, role: { in: ["therapist" as const, "admin" as const] } };
  if ((await tx.roleGrant.count({ where: wasStaff })) === 0) return;
  const { count } = await tx.credential.deleteMany({ where: { personId, kind: "password" } });
  if (count > 0) await recordSecurityChange(tx, actor, "password-removed");
}
