import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openText } from "#app/platform/crypto/seal.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import { formPlace } from "./internal/form-place.server";
import { KEPT_MINUTES, type KeptPage } from "./keep-form.server";

/** What the actor sent after their session was over, and to which page. Raises "not-found". */
export async function ownKeptForm(
  actor: Actor,
  input: { keptId: string },
  clock: Clock = realClock,
): Promise<KeptPage> {
  const found = await db.keptForm.findFirst({
    where: { id: input.keptId, personId: actor.personId, expiresAt: { gt: clock() } },
    select: { id: true, fieldsSealed: true, compartmentId: true },
  });
  if (!found) throw notFound();
  const text = await openText(db, formPlace(found.id, found.compartmentId), found.fieldsSealed);
  return JSON.parse(text) as KeptPage;
}

/** A session that ended by itself within the hour, of somebody who had come the whole way in. */
const LATE = `
  SELECT s.person_id::text AS "personId" FROM auth_session s JOIN person p ON p.id = s.person_id
  WHERE s.token_hash = $1 AND p.deactivated_at IS NULL
    AND LEAST(s.idle_expires_at, s.absolute_expires_at) <= $2::timestamptz
    AND LEAST(s.idle_expires_at, s.absolute_expires_at) > $2::timestamptz - interval '${KEPT_MINUTES} minutes'
    AND (s.second_factor_at IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM credential c WHERE c.person_id = p.id AND c.kind <> 'password' AND c.confirmed_at IS NOT NULL
      UNION ALL
      SELECT 1 FROM role_grant g WHERE g.person_id = p.id AND g.role IN ('therapist', 'admin') AND g.valid_until IS NULL))`;

/** Whose session a token was that has ended by itself lately; null for one that is unknown, still open or was ended. */
export async function lateOwner(token: string, clock: Clock = realClock): Promise<string | null> {
  const values = [Buffer.from(hashToken(token)), clock()];
  const [found] = await prepared<{ personId: string }>(db, "late-session", LATE, values);
  return found?.personId ?? null;
}
