import type { Tx } from "#app/platform/db/transaction.server";

type Used = { personId: string };

/** Uses up a sign-in token, one winner among rivals; null when it is unknown, used or too old. */
export async function spendToken(tx: Tx, tokenHash: Uint8Array, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<Used[]>`
    UPDATE one_time_token SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND purpose = 'sign_in' AND used_at IS NULL AND expires_at > ${now}
      AND person_id IS NOT NULL
    RETURNING person_id AS "personId"`;
  return rows[0]?.personId ?? null;
}

/** The same by the id of the request, for a code that has been found right. */
export async function spendRequest(tx: Tx, requestId: string, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<Used[]>`
    UPDATE one_time_token SET used_at = ${now}
    WHERE id = ${requestId}::uuid AND purpose = 'sign_in' AND used_at IS NULL AND expires_at > ${now}
      AND person_id IS NOT NULL
    RETURNING person_id AS "personId"`;
  return rows[0]?.personId ?? null;
}

export const CODE_TRIES = 5;

type Tried = { attempts: number; codeHash: Uint8Array | null; email: string };

/** Counts a try at a code before it is looked at; null when no try is left. The last wrong one burns the request. */
export async function tryCode(tx: Tx, requestId: string, now: Date): Promise<Tried | null> {
  const rows = await tx.$queryRaw<Tried[]>`
    UPDATE one_time_token SET attempts = attempts + 1
    WHERE id = ${requestId}::uuid AND purpose = 'sign_in' AND used_at IS NULL AND expires_at > ${now}
      AND attempts < ${CODE_TRIES}
    RETURNING attempts, code_hash AS "codeHash", email`;
  return rows[0] ?? null;
}

export async function burnRequest(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { id: requestId, usedAt: null }, data: { usedAt: now } });
}

/** Whoever used a link or code reads the mails of that address. */
export async function markEmailVerified(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.person.updateMany({
    where: { id: personId, emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  });
}
