import { addMinutes } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { checkProof, type KeptPasskey, readAnswer } from "#app/platform/passkeys/webauthn.server";

const CHALLENGE_MINUTES = 5;

/** Remembers a challenge given to a browser; `personId` is who adds a passkey, null for proving one. */
export async function keepChallenge(challenge: string, personId: string | null, now: Date): Promise<void> {
  await db.passkeyChallenge.create({
    data: { challengeHash: hashToken(challenge), personId, expiresAt: addMinutes(now, CHALLENGE_MINUTES) },
    select: { expiresAt: true },
  });
}

const SPEND = `
  UPDATE passkey_challenge SET used_at = $3::timestamptz
  WHERE challenge_hash = $1 AND person_id IS NOT DISTINCT FROM $2::uuid AND used_at IS NULL
    AND expires_at > $3::timestamptz
  RETURNING challenge_hash`;

/** Uses up a challenge, one winner among rivals; false when it is none of ours, was used or is too old. */
export async function spendChallenge(
  tx: Tx,
  challenge: string,
  personId: string | null,
  now: Date,
): Promise<boolean> {
  const values = [Buffer.from(hashToken(challenge)), personId, now];
  return (await prepared(tx, "spend-passkey-challenge", SPEND, values)).length > 0;
}

const KEPT = `
  SELECT c.id AS "credentialId", c.person_id AS "personId", c.passkey_id AS id, c.public_key AS "publicKey",
         c.sign_count::float8 AS "signCount", c.transports
  FROM credential c JOIN person p ON p.id = c.person_id
  WHERE c.passkey_id = $1 AND p.deactivated_at IS NULL`;

/** A copied authenticator counts from where it was copied: a count that does not grow is refused (WebAuthn 3, 6.1.1). */
const USED = `
  UPDATE credential SET sign_count = $2::bigint, last_used_at = now()
  WHERE id = $1::uuid AND (sign_count < $2::bigint OR (sign_count = 0 AND $2::bigint = 0)) RETURNING id`;

type Kept = KeptPasskey & { credentialId: string; personId: string };

/**
 * Whose passkey a browser's answer proves, its owner having unlocked it; null when it proves none. The challenge is used up
 * either way.
 */
export async function provenPasskey(tx: Tx, text: string, now: Date): Promise<{ personId: string } | null> {
  const read = readAnswer(text);
  if (!read || !(await spendChallenge(tx, read.challenge, null, now))) return null;
  const [kept] = await prepared<Kept>(tx, "passkey-by-id", KEPT, [read.answer.id]);
  if (!kept) return null;
  const signCount = await checkProof(read.answer, read.challenge, kept);
  if (signCount === null) return null;
  const used = await prepared(tx, "passkey-used", USED, [kept.credentialId, signCount]);
  return used.length > 0 ? { personId: kept.personId } : null;
}
