import type { Actor } from "#app/domain/shared/actor";
import type { Place } from "#app/platform/crypto/seal.server";
import { openText } from "#app/platform/crypto/seal.server";
import { totpStep } from "#app/platform/crypto/totp.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { MOST_IN_A_ROW } from "./failures.server";

export const secretPlace = (rowId: string, compartmentId: string): Place => ({
  compartmentId,
  table: "credential",
  column: "secret_sealed",
  rowId,
});

export type Authenticator = { id: string; secret: string };

/** Somebody's authenticator app: the one they use, or the one they set up in this session. Null when there is none. */
export async function authenticatorOf(
  tx: Tx,
  { personId, sessionId }: Pick<Actor, "personId" | "sessionId">,
  which: "in-use" | "begun",
): Promise<Authenticator | null> {
  const state =
    which === "begun" ? { confirmedAt: null, begunIn: sessionId } : { confirmedAt: { not: null } };
  const found = await tx.credential.findFirst({
    where: { personId, kind: "totp", ...state },
    select: { id: true, secretSealed: true, compartmentId: true },
  });
  if (!found?.secretSealed || !found.compartmentId) return null;
  const { id, secretSealed, compartmentId } = found;
  return { id, secret: await openText(tx, secretPlace(id, compartmentId), secretSealed) };
}

const TAKE = `
  UPDATE credential SET last_step = $2::bigint, last_used_at = now(), failed_in_row = 0
  WHERE id = $1::uuid AND (last_step IS NULL OR last_step < $2::bigint) AND failed_in_row < ${MOST_IN_A_ROW}
  RETURNING id`;

/**
 * Takes a code, once: it is of now or one step off, and newer than every code taken before (RFC 6238, 5.2). False for
 * any other, and for all of an app that was guessed at too often.
 */
export async function takeCode(
  tx: Tx,
  { id, secret }: Authenticator,
  code: string,
  now: Date,
): Promise<boolean> {
  const step = totpStep(secret, code, now);
  if (step === null) return false;
  return (await prepared(tx, "take-totp-step", TAKE, [id, step])).length > 0;
}
