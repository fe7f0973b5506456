import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { formPlace } from "./internal/form-place.server";

/** One field of a form after the other, as they were sent. */
export type KeptFields = [name: string, value: string][];

/** How long after the end of a session its browser may still leave something, and how long that is kept. */
const KEPT_MINUTES = 60;
/** More than these of one person push out the oldest. */
const MOST = 5;

/** Keeps what somebody wrote, sealed and for them alone. Gives the id to find it by. */
export async function keepFormOf(
  personId: string,
  sent: { path: string; fields: KeptFields },
  clock: Clock = realClock,
): Promise<string> {
  return inTransaction(async (tx) => {
    const compartmentId = await compartmentFor(tx, { kind: "account", personId });
    const id = newId();
    const fieldsSealed = await sealText(tx, formPlace(id, compartmentId), JSON.stringify(sent.fields));
    const expiresAt = addMinutes(clock(), KEPT_MINUTES);
    await tx.keptForm.create({
      data: { id, personId, path: sent.path, fieldsSealed, compartmentId, expiresAt },
      select: { id: true },
    });
    const older = await tx.keptForm.findMany({
      where: { personId },
      orderBy: { id: "desc" },
      skip: MOST,
      select: { id: true },
    });
    await tx.keptForm.deleteMany({ where: { id: { in: older.map((one) => one.id) } } });
    return id;
  });
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

/** What was kept is on its way: it goes no second time. */
export async function dropKeptForm(actor: Actor, keptId: string): Promise<void> {
  await db.keptForm.deleteMany({ where: { id: keptId, personId: actor.personId } });
}
