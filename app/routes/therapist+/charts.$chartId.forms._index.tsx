import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readChart } from "#app/domain/charts/read-chart.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { chartPackets } from "#app/domain/intake/packet-queries.server";
import { PacketOverview } from "#app/domain/intake/ui/packet-overview";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";

const params = z.object({ chartId: z.uuid() });

export const meta = titled("Forms");

export const loader = guarded({ may: "charts.read", params }, async ({ actor, params: { chartId } }) => ({
  chart: await readChart(actor, chartId),
  packets: await chartPackets(actor, chartId),
}));

export default function ChartFormsPage() {
  const { chart, packets } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <ChartHeader chart={chart} tab="/forms" />
      <PacketOverview packets={packets} base={`/therapist/charts/${chart.chartId}/forms`} />
    </div>
  );
}
