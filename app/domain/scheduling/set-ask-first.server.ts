import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { tellAskingChanged } from "./internal/tell-request.server";

/**
 * A member of a chart with others on it says that they ask each other first, or no longer do; the others are told. What has
 * been asked already stays asked. Saying the same twice is saying it once.
 * @throws DomainError "not-found", "chart-closed", "nobody-to-ask"
 */
export async function setAskFirst(
  actor: Actor,
  { chartId, on }: { chartId: string; on: boolean },
  clock: Clock = realClock,
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockFor(tx, `asking:${chartId}`);
    const now = clock();
    const isMember = { some: { personId: actor.personId, leftAt: null } };
    const chart = await tx.chart.findFirst({
      where: { id: chartId, members: isMember },
      select: {
        status: true,
        members: { where: { leftAt: null }, select: { personId: true } },
        askFirst: { select: { chartId: true } },
      },
    });
    if (!chart) throw notFound();
    if ((chart.askFirst !== null) === on) return;
    if (on && chart.status === "discharged") throw new DomainError("chart-closed");
    if (on && chart.members.length < 2) throw new DomainError("nobody-to-ask");
    if (on) await tx.askFirst.create({ data: { chartId, sinceAt: now, byId: actor.personId } });
    else await tx.askFirst.delete({ where: { chartId }, select: { chartId: true } });
    await recordEvent(tx, actor, {
      ...{ action: "asking-changed", objectKind: "chart", objectId: chartId },
      ...{ chartId, audience: "joint" },
    });
    const personIds = chart.members.map((one) => one.personId).filter((id) => id !== actor.personId);
    await tellAskingChanged(tx, { chartId, personIds, on, now });
  });
}
