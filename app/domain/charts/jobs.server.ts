import { inTransaction } from "#app/platform/db/transaction.server";
import { relabel } from "./internal/relabel.server";

/** Job "charts.name-changed": charts are called by the names people choose now, never by an earlier one. */
export async function relabelChartsOf({ personId }: { personId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const memberships = await tx.chartMember.findMany({
      where: { personId, leftAt: null },
      orderBy: { chartId: "asc" },
      select: { chartId: true },
    });
    for (const { chartId } of memberships) await relabel(tx, chartId);
  });
}
