import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { ownItem } from "./internal/item-rows.server";

export type SignConsent = {
  itemId: string;
  /** The typed full name, which is the signature. */
  name: string;
  /** SHA-256 of the text that was shown; it must be the text of the version that is being signed. */
  textSha256: string;
  /** Where the signature came from, kept with it. */
  address: string | null;
  userAgent: string | null;
};

/**
 * Signs one version of a consent for the actor alone (ESIGN: identified signer, intent, bound to the exact text, kept).
 * Signing twice is signing once. Raises "not-found" and "consent-changed" when another text was shown or a newer version
 * has been published.
 */
export async function signConsent(actor: Actor, input: SignConsent, clock: Clock = realClock): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, `consent:${input.itemId}`);
    const item = await ownItem(tx, actor, input.itemId);
    const { definition, formVersion } = item;
    if (definition.kind !== "consent") throw notFound();
    if (item.state === "completed") return;
    const replaced = await tx.formVersion.count({
      where: { template: { slug: formVersion.template.slug }, number: { gt: formVersion.number } },
    });
    if (replaced > 0 || formVersion.sha256 !== input.textSha256) throw new DomainError("consent-changed");
    const now = clock();
    const signature = {
      id: newId(),
      formVersionId: formVersion.id,
      chartId: item.chartId,
      personId: actor.personId,
      name: input.name,
      intent: definition.intent,
      textSha256: formVersion.sha256,
      address: input.address,
      userAgent: input.userAgent,
      at: now,
    };
    await tx.signature.create({ data: signature, select: { id: true } });
    const completed = { state: "completed" as const, completedAt: now };
    await tx.packetItem.update({ where: { id: item.id }, data: completed, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "consent-signed",
      objectKind: "form-version",
      objectId: formVersion.id,
      chartId: item.chartId,
      subjectPersonId: actor.personId,
      audience: formVersion.template.joint ? "joint" : "private",
    });
  });
}
