import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chartInvoiceStatus } from "#app/domain/billing/chart-billing-queries.server";
import { ShareStatusTag } from "#app/domain/billing/ui/share-status-tag";
import { readChart } from "#app/domain/charts/read-chart.server";
import { ChartHeader } from "#app/domain/charts/ui/chart-header";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { TimeText } from "#app/ui/time-text";

const params = z.object({ chartId: z.uuid() });

export const meta = titled("Billing of a chart");

export const loader = guarded({ may: "charts.read", params }, async ({ actor, params: { chartId } }) => {
  const [chart, invoices] = await Promise.all([
    readChart(actor, chartId),
    chartInvoiceStatus(actor, chartId),
  ]);
  return { chart, invoices };
});

export default function ChartBillingPage() {
  const { chart, invoices } = useLoaderData<typeof loader>();
  const date = (day: string) => <TimeText iso={`${day}T12:00:00Z`} zone="UTC" mode="date" yours={false} />;
  return (
    <div className="max-w-4xl">
      <ChartHeader chart={chart} tab="/billing" />
      <DataTable
        caption="Invoices: their state, without amounts"
        rows={invoices}
        rowKey={(row) => String(row.number)}
        empty={<EmptyState>Invoices of this chart will be here.</EmptyState>}
        columns={[
          { key: "number", header: "Invoice", rowHeader: true, cell: (row) => `No. ${row.number}` },
          { key: "issued", header: "Issued", cell: (row) => date(row.issuedOn) },
          { key: "due", header: "Due", cell: (row) => date(row.dueOn) },
          { key: "status", header: "Status", cell: (row) => <ShareStatusTag status={row.status} /> },
        ]}
      />
    </div>
  );
}
