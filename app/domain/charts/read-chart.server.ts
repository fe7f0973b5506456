import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { type ChartView, chartForCareTeam } from "./chart-queries.server";

/** A therapist opens a part of a chart; that they did is recorded. @throws DomainError "not-found" */
export async function readChart(actor: Actor, chartId: string): Promise<ChartView> {
  const chart = await chartForCareTeam(actor, chartId);
  await recordReading(actor, {
    ...{ action: "chart-read", objectKind: "chart", objectId: chartId, chartId, actingRole: "therapist" },
  });
  return chart;
}
