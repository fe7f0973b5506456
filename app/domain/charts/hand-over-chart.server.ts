import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";

/**
 * Gives a chart another lead therapist, from now on; who led it is on its care team no longer. Raises "not-found" for
 * charts and therapists that do not exist, and for therapists who no longer work here.
 */
export async function handOverChart(
  actor: Actor,
  { chartId, therapistId }: { chartId: string; therapistId: string },
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    await lockFor(tx, `care-team:${chartId}`);
    await refuseUnknown(tx, chartId, therapistId);
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
      action: "care-team-changed",
      objectKind: "chart",
      objectId: chartId,
      chartId,
      actingRole: "admin",
    });
  });
}

async function refuseUnknown(tx: Tx, chartId: string, therapistId: string): Promise<void> {
  const charts = await tx.chart.count({ where: { id: chartId } });
  const therapists = await tx.therapist.count({
    where: {
      id: therapistId,
      person: { deactivatedAt: null, grants: { some: { role: "therapist", validUntil: null } } },
    },
  });
  if (charts === 0 || therapists === 0) throw notFound();
}
