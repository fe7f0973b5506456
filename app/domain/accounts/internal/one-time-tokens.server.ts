import type { Tx } from "#app/platform/db/transaction.server";
import { openEmail } from "../contact-details.server";
import { hashCode, isSameHash } from "./code-hash.server";

export type TokenPurpose = "sign_in" | "verify_email" | "reset_password";

/** Whose token it was, and the address of mail it went to. */
type Used = { personId: string; email: string };

/** Uses up a token of a mail, one winner among rivals; null when it is unknown, for something else, used or too old. */
export async function spendToken(
  tx: Tx,
  purpose: TokenPurpose,
  tokenHash: Uint8Array,
  now: Date,
  /** Only when it is theirs. */
  onlyOf: string | null = null,
): Promise<Used | null> {
  const [spent] = await tx.$queryRaw<{ id: string; personId: string; emailSealed: Uint8Array }[]>`
    UPDATE one_time_token SET used_at = ${now}
    WHERE token_hash = ${tokenHash} AND purpose::text = ${purpose} AND used_at IS NULL AND expires_at > ${now}
      AND person_id IS NOT NULL AND (${onlyOf}::uuid IS NULL OR person_id = ${onlyOf}::uuid)
    RETURNING id::text, person_id::text AS "personId", email_sealed AS "emailSealed"`;
  return spent ? { personId: spent.personId, email: await openEmail(tx, "one_time_token", spent) } : null;
}

/** Nothing that was mailed before opens anything any more: links and codes to sign in and to set a password. */
export async function burnTokensOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { personId, usedAt: null }, data: { usedAt: now } });
}

/** The same by the id of the request, for a code that has been found right. */
async function spendRequest(tx: Tx, requestId: string, now: Date): Promise<string | null> {
  const rows = await tx.$queryRaw<Pick<Used, "personId">[]>`
    UPDATE one_time_token SET used_at = ${now}
    WHERE id = ${requestId}::uuid AND purpose = 'sign_in' AND used_at IS NULL AND expires_at > ${now}
      AND person_id IS NOT NULL
    RETURNING person_id AS "personId"`;
  return rows[0]?.personId ?? null;
}

const CODE_TRIES = 5;

type Tried = { attempts: number; codeHash: Uint8Array | null };

/**
 * Tries the six digits of a mail against the request they belong to. Gives whose they are when they are right, the number
 * of tries `left` when they are wrong, and null when the request was used, burned by wrong tries or is too old.
 */
export async function takeMailedCode(
  tx: Tx,
  requestId: string,
  typed: string,
  now: Date,
): Promise<{ personId: string } | { left: number } | null> {
  const tried = await tryCode(tx, requestId, now);
  if (!tried) return null;
  const code = typed.replaceAll(/\s/g, "");
  if (!tried.codeHash || !isSameHash(tried.codeHash, hashCode(requestId, code))) {
    const left = CODE_TRIES - tried.attempts;
    if (left === 0) await burnRequest(tx, requestId, now);
    return left === 0 ? null : { left };
  }
  const personId = await spendRequest(tx, requestId, now);
  return personId === null ? null : { personId };
}

/** Counts a try at a code before it is looked at; null when no try is left. The last wrong one burns the request. */
async function tryCode(tx: Tx, requestId: string, now: Date): Promise<Tried | null> {
  const rows = await tx.$queryRaw<Tried[]>`
    UPDATE one_time_token SET attempts = attempts + 1
    WHERE id = ${requestId}::uuid AND purpose = 'sign_in' AND used_at IS NULL AND expires_at > ${now}
      AND attempts < ${CODE_TRIES}
    RETURNING attempts, code_hash AS "codeHash"`;
  return rows[0] ?? null;
}

async function burnRequest(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx.oneTimeToken.updateMany({ where: { id: requestId, usedAt: null }, data: { usedAt: now } });
}

/** Whoever used a link or code reads the mails of that address. */
export async function markEmailVerified(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.person.updateMany({
    where: { id: personId, emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  });
}
