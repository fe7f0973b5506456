import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";
import { recordSecurityChange } from "./internal/record-security-change.server";
import { replaceRecoveryCodes } from "./internal/recovery-codes.server";
import { hasSecondFactor } from "./internal/second-factors.server";

/** Ten codes to keep, shown this once; all earlier ones stop working. Raises "no-second-factor". */
export async function makeRecoveryCodes(actor: Actor): Promise<string[]> {
  return inTransaction(async (tx) => {
    if (!(await hasSecondFactor(tx, actor.personId))) throw new DomainError("no-second-factor");
    const codes = await replaceRecoveryCodes(tx, actor.personId);
    await recordSecurityChange(tx, actor, "recovery-codes-made");
    return codes;
  });
}
