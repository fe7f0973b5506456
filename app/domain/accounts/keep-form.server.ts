import { newId } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { formPlace } from "./internal/form-place.server";

/** One field of a form after the other, as they were sent. */
export type KeptFields = [name: string, value: string][];

/** What was sent, and to which page: the address of one can tell what somebody has answered. */
export type KeptPage = { path: string; fields: KeptFields };

/** How long something is kept, and how long after the end of a session its browser may still leave something. */
export const KEPT_MINUTES = 60;
/** More than these of one person push out the oldest. */
const MOST = 5;

/** Keeps what somebody wrote, sealed and for them alone. Gives the id to find it by. */
export async function keepForm(personId: string, sent: KeptPage, clock: Clock = realClock): Promise<string> {
  return inTransaction(async (tx) => {
    const compartmentId = await compartmentFor(tx, { kind: "account", personId });
    const id = newId();
    const fieldsSealed = await sealText(tx, formPlace(id, compartmentId), JSON.stringify(sent));
    const expiresAt = addMinutes(clock(), KEPT_MINUTES);
    await tx.keptForm.create({
      data: { id, personId, fieldsSealed, compartmentId, expiresAt },
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
