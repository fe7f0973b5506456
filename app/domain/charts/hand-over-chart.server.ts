import { recordEvent } from "#app/domain/audit/record-event.server";
import { practiceContact } from "#app/domain/practice/practice-contact.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { tellOfHandOver } from "./internal/tell-of-hand-over.server";
import { chartsToHandOver, takersFrom } from "./take-over-queries.server";

type HandOverInput = {
  chartId: string;
  /** The person who leads it now. */
  fromPersonId: string;
  /** The therapist who is to lead it. */
  therapistId: string;
};

/**
 * Gives a chart of somebody another lead therapist, from now on; who led it is on its care team no longer. Done by who
 * manages the practice or by the present lead; never to whoever does it, so that nobody comes to read a record by
 * themself. Both therapists, the owners and the chart's members are told by mail. Raises "not-found" for charts that
 * person does not lead and for therapists who may not take it.
 */
export async function handOverChart(
  actor: Actor,
  { chartId, fromPersonId, therapistId }: HandOverInput,
  clock: Clock = realClock,
): Promise<void> {
  const contact = await practiceContact();
  await inTransaction(async (tx) => {
    await lockFor(tx, `care-team:${chartId}`);
    const where = { id: chartId, ...chartsToHandOver(actor, fromPersonId) };
    const taker = (await takersFrom(tx, actor, fromPersonId)).find((one) => one.therapistId === therapistId);
    if (!taker || (await tx.chart.count({ where })) === 0) throw notFound();
    const at = clock();
    await tx.careTeam.updateMany({
      where: { chartId, validUntil: null, OR: [{ role: "lead" }, { therapistId }] },
      data: { validUntil: at },
    });
    const id = newId();
    await tx.careTeam.create({
      data: { id, chartId, therapistId, role: "lead", validFrom: at },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      ...{ action: "care-team-changed", objectKind: "chart", objectId: chartId, chartId },
      ...{ audience: "joint", actingRole: hasPermission(actor, "practice") ? "admin" : "therapist" },
    });
    const therapists = [fromPersonId, taker.personId];
    await tellOfHandOver(tx, actor, { chartId, careTeamId: id, therapists, contact });
  });
}
