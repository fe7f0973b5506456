import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { inTransaction } from "#app/platform/db/transaction.server";
import { type ChartView, chartForCareTeam } from "./chart-queries.server";

/** A therapist opens a part of a chart; that they did is recorded. @throws DomainError "not-found" */
export async function readChart(actor: Actor, chartId: string): Promise<ChartView> {
  const chart = await chartForCareTeam(actor, chartId);
  await inTransaction((tx) =>
    recordEvent(tx, actor, {
      action: "chart-read",
      objectKind: "chart",
      objectId: chartId,
      chartId,
      actingRole: "therapist",
    }),
  );
  return chart;
}
