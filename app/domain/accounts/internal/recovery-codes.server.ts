import { randomInt } from "node:crypto";
import { newId } from "#app/domain/shared/ids";
import { lookupHash } from "#app/platform/crypto/lookup.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { lockPerson } from "./lock-person.server";

const COUNT = 10;
/** Without letters and digits that look alike. Ten of them are 49 bits, and behind few tries. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 10;

const newRecoveryCode = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)] ?? "").join("");

const plain = (typed: string): string => typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const hashOf = (personId: string, code: string): string =>
  lookupHash(`recovery-code:${personId}`, plain(code));

/** Ten new codes in place of all earlier ones, written as they are read out: "ab3de-fg5hj". Only their hashes are kept. */
export async function replaceRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newRecoveryCode);
  await lockPerson(tx, personId);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), personId, codeHash: hashOf(personId, code) })),
  });
  return codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`);
}

const USE = `
  UPDATE recovery_code SET used_at = $3::timestamptz
  WHERE person_id = $1::uuid AND code_hash = $2 AND used_at IS NULL RETURNING id`;

/** Uses up a code, one winner among rivals; false when it is unknown or was used. */
export async function spendRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const values = [personId, hashOf(personId, code), now];
  return (await prepared(tx, "use-recovery-code", USE, values)).length > 0;
}
