import { newId } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { formPlace } from "./internal/form-place.server";

/** One field of a form after the other, as they were sent. */
export type KeptFields = [name: string, value: string][];

/** How long after the end of a session its browser may still leave something, and how long that is kept. */
const KEPT_MINUTES = 60;
/** More than these of one person push out the oldest. */
const MOST = 5;

/**
 * Keeps what a browser sent with a session that is over, sealed and for its person alone, until they have signed in again.
 * Gives the id to find it by, or null when the token is not that of a session which ended by itself within the hour.
 */
export async function keepForm(
  sent: { token: string; path: string; fields: KeptFields },
  clock: Clock = realClock,
): Promise<string | null> {
  return inTransaction(async (tx) => {
    const now = clock();
    const personId = await lateOwner(tx, sent.token, now);
    if (!personId) return null;
    const compartmentId = await compartmentFor(tx, { kind: "account", personId });
    const id = newId();
    const fieldsSealed = await sealText(tx, formPlace(id, compartmentId), JSON.stringify(sent.fields));
    await tx.keptForm.create({
      data: {
        ...{ id, personId, path: sent.path, fieldsSealed, compartmentId },
        expiresAt: addMinutes(now, KEPT_MINUTES),
      },
      select: { id: true },
    });
    const where = { personId };
    const older = await tx.keptForm.findMany({
      where,
      orderBy: { id: "desc" },
      skip: MOST,
      select: { id: true },
    });
    await tx.keptForm.deleteMany({ where: { id: { in: older.map((one) => one.id) } } });
    return id;
  });
}

/** Whose session it was; null for one that is unknown, still open, ended by its owner or over for long. */
async function lateOwner(tx: Tx, token: string, now: Date): Promise<string | null> {
  const found = await tx.authSession.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      personId: true,
      idleExpiresAt: true,
      absoluteExpiresAt: true,
      person: { select: { deactivatedAt: true } },
    },
  });
  if (!found || found.person.deactivatedAt) return null;
  const endedAt = Math.min(found.idleExpiresAt.getTime(), found.absoluteExpiresAt.getTime());
  const isLate =
    endedAt <= now.getTime() && now.getTime() < addMinutes(new Date(endedAt), KEPT_MINUTES).getTime();
  return isLate ? found.personId : null;
}
