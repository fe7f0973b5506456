import { endEmergencyAccess } from "#app/domain/charts/end-emergency-access.server";
import { openEmergencyAccess } from "#app/domain/charts/open-emergency-access.server";
import type { Actor } from "#app/domain/shared/actor";
import type { SeedChart } from "./charts";

const REASON =
  "A sister called: nobody has heard from them since last night, and their therapist is away until Monday. I look for a number to call.";

/** The owner opens a record in an emergency and closes it again: the trace of it is what the demo shows. */
export async function openInEmergency(owner: Actor, charts: readonly SeedChart[]): Promise<void> {
  const chart = charts.find(({ household }) => household.safetyYes === true);
  if (!chart) throw new Error("No household of the demo has somebody in danger.");
  await openEmergencyAccess(owner, { chartId: chart.chartId, reason: REASON });
  await endEmergencyAccess(owner, { chartId: chart.chartId });
}
