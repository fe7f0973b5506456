import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { formPlace } from "./internal/form-place.server";
import type { KeptFields } from "./keep-form.server";

/** What the actor sent after their session was over, and to which page. Raises "not-found". */
export async function ownKeptForm(
  actor: Actor,
  input: { keptId: string },
  clock: Clock = realClock,
): Promise<{ path: string; fields: KeptFields }> {
  const found = await db.keptForm.findFirst({
    where: { id: input.keptId, personId: actor.personId, expiresAt: { gt: clock() } },
    select: { id: true, path: true, fieldsSealed: true, compartmentId: true },
  });
  if (!found) throw notFound();
  const text = await openText(db, formPlace(found.id, found.compartmentId), found.fieldsSealed);
  return { path: found.path, fields: JSON.parse(text) as KeptFields };
}
