import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";

/** What the actor kept has been sent: it goes no second time. */
export async function dropKeptForm(actor: Actor, input: { keptId: string }): Promise<void> {
  await db.keptForm.deleteMany({ where: { id: input.keptId, personId: actor.personId } });
}
