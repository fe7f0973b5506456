import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { type SplitRule, splitRuleFault } from "./split-share";

/**
 * Sets how a chart's invoices are split from now on; sessions before now keep the rule of their day.
 * Raises `split-rule-invalid` (details.fault) and `not-found` for an unknown chart or payers who are not on it.
 */
export async function setSplitRule(
  actor: Actor,
  input: { chartId: string; rule: SplitRule },
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const fault = splitRuleFault(input.rule);
  if (fault) throw new DomainError("split-rule-invalid", { fault });
  await inTransaction(async (tx) => {
    await lockFor(tx, `split-rule:${input.chartId}`);
    const payers = input.rule.parts.map((part) => part.personId);
    const members = await tx.chartMember.count({
      where: { chartId: input.chartId, personId: { in: payers } },
    });
    if (members !== payers.length) throw notFound();
    const at = clock();
    await tx.splitRule.updateMany({
      where: { chartId: input.chartId, validUntil: null },
      data: { validUntil: at },
    });
    const id = newId();
    await tx.splitRule.create({
      data: {
        id,
        chartId: input.chartId,
        kind: input.rule.kind,
        parts: input.rule.parts,
        validFrom: at,
      },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      action: "split-rule-set",
      objectKind: "split-rule",
      objectId: id,
      chartId: input.chartId,
    });
  });
}
