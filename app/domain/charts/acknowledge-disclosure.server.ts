import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { inTransaction } from "#app/platform/db/transaction.server";
import { ownMembership } from "./internal/chart-rows.server";

/**
 * A member acknowledges the text in force of their chart's disclosure policy, which opens private messages for them.
 * Doing it twice is doing it once. Raises "not-found", and "policy-changed" when `policyTextId` is not the newest text.
 */
export async function acknowledgeDisclosure(
  actor: Actor,
  input: { chartId: string; policyTextId: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const chart = await tx.chart.findFirst({
      where: { id: input.chartId, ...ownMembership(actor) },
      select: { id: true, disclosurePolicy: true },
    });
    if (!chart) throw notFound();
    const newest = await tx.policyText.findFirst({
      where: { kind: chart.disclosurePolicy },
      orderBy: { version: "desc" },
      select: { id: true },
    });
    if (newest?.id !== input.policyTextId) throw new DomainError("policy-changed");
    const row = { chartId: chart.id, personId: actor.personId, policyTextId: newest.id };
    const { count } = await tx.disclosureAcknowledgement.createMany({
      data: [{ id: newId(), ...row }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordEvent(tx, actor, {
      action: "disclosure-acknowledged",
      objectKind: "chart",
      objectId: chart.id,
      chartId: chart.id,
      subjectPersonId: actor.personId,
      audience: "joint",
    });
  });
}
