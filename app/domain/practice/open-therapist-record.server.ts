import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";

/**
 * The record of a therapist who has just accepted their invitation, empty and taking nobody until the practice has
 * filled it in. Whoever has one keeps it.
 */
export async function openTherapistRecord(tx: Tx, actor: Actor): Promise<void> {
  const { personId } = actor;
  if ((await tx.therapist.count({ where: { personId } })) > 0) return;
  const id = newId();
  const position = await tx.therapist.count();
  const record = { credentials: "", intro: "", approach: "", firstSession: "", accepting: false, position };
  await tx.therapist.create({
    data: { id, personId, slug: await freeSlug(tx, actor.chosenName, id), ...record },
    select: { id: true },
  });
  await recordEvent(tx, actor, {
    action: "settings-changed",
    objectKind: "therapist",
    objectId: id,
    subjectPersonId: personId,
    actingRole: "therapist",
  });
}

/** "amara-osei" of the chosen name; with the end of the id when somebody has it already. */
async function freeSlug(tx: Tx, chosenName: string, id: string): Promise<string> {
  const plain = chosenName.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "therapist";
  const taken = await tx.therapist.count({ where: { slug } });
  return taken > 0 ? `${slug}-${id.slice(-6)}` : slug;
}
