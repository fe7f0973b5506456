import type { Tx } from "#app/platform/db/transaction.server";
import { chartLabel } from "../chart-label";

/** Calls a chart by the chosen names of who is on it now. */
export async function relabel(tx: Tx, chartId: string): Promise<void> {
  const members = await tx.chartMember.findMany({
    where: { chartId, leftAt: null },
    orderBy: { joinOrder: "asc" },
    select: { person: { select: { chosenName: true } } },
  });
  const label = chartLabel(members.map(({ person }) => person.chosenName));
  await tx.chart.update({ where: { id: chartId }, data: { label }, select: { id: true } });
}
