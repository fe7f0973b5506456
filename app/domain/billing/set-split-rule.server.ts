import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { type SplitRule, splitRuleFault } from "./split-share";

/**
 * Sets how a chart's invoices are split from now on; sessions before now keep the rule of their day. Null ends the rule:
 * everybody who attends pays the same part again.
 * Raises `split-rule-invalid` (details.fault) and `not-found` for an unknown chart or payers who are not on it.
 */
export async function setSplitRule(
  actor: Actor,
  input: { chartId: string; rule: SplitRule | null },
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "billing")) throw notFound();
  const { rule } = input;
  const fault = rule ? splitRuleFault(rule) : null;
  if (fault) throw new DomainError("split-rule-invalid", { fault });
  await inTransaction(async (tx) => {
    await lockFor(tx, `split-rule:${input.chartId}`);
    await refuseStrangers(tx, input.chartId, rule);
    const at = clock();
    await tx.splitRule.updateMany({
      where: { chartId: input.chartId, validUntil: null },
      data: { validUntil: at },
    });
    const id = newId();
    if (rule) {
      await tx.splitRule.create({
        data: { id, chartId: input.chartId, kind: rule.kind, parts: rule.parts, validFrom: at },
        select: { id: true },
      });
    }
    await recordEvent(tx, actor, {
      action: "split-rule-set",
      objectKind: "split-rule",
      objectId: rule ? id : null,
      chartId: input.chartId,
    });
  });
}

/** Only members pay: everybody named is on the chart, and the chart exists. */
async function refuseStrangers(tx: Tx, chartId: string, rule: SplitRule | null): Promise<void> {
  const payers = rule?.parts.map((part) => part.personId) ?? [];
  const charts = await tx.chart.count({ where: { id: chartId } });
  const members = await tx.chartMember.count({ where: { chartId, personId: { in: payers } } });
  if (charts === 0 || members !== payers.length) throw notFound();
}
