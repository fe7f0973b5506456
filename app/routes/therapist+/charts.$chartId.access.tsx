import { useLoaderData } from "@remix-run/react";
import { chartAccess } from "#app/domain/audit/record-access-queries.server";
import { accessSearch, chartAccessParams } from "#app/domain/audit/schemas";
import { AuditTable } from "#app/domain/audit/ui/audit-table";
import { OlderEvents } from "#app/domain/audit/ui/older-events";
import { chartForCareTeam } from "#app/domain/charts/chart-queries.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";

export const meta = titled("Who looked at the chart");

export const loader = guarded(
  { may: "charts.read", params: chartAccessParams, search: accessSearch },
  async ({ actor, params: { chartId }, search: { before } }) => ({
    chart: await chartForCareTeam(actor, chartId),
    page: await chartAccess(actor, { chartId, before }),
    isOlder: before !== null,
    zone: actor.zone,
  }),
);

export default function ChartAccessPage() {
  const { chart, page, isOlder, zone } = useLoaderData<typeof loader>();
  const here = `/therapist/charts/${chart.chartId}/access`;
  return (
    <>
      <ChartHeader chart={chart} tab="/access" />
      <section aria-labelledby="access" className="grid gap-4">
        <h2 id="access">Who looked, and who changed what</h2>
        <AuditTable
          caption="Events of this chart, newest first"
          rows={page.rows}
          zone={zone}
          showsChart={false}
        />
      </section>
      <OlderEvents
        newestTo={isOlder ? here : undefined}
        olderTo={page.olderThan ? `${here}?before=${page.olderThan}` : undefined}
      />
    </>
  );
}
