import { useLoaderData } from "@remix-run/react";
import { agingReport } from "#app/domain/insights/aging-queries.server";
import { AgingBars } from "#app/domain/insights/ui/aging-bars";
import { AgingTable } from "#app/domain/insights/ui/aging-table";
import { Reconciliation } from "#app/domain/insights/ui/reconciliation";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Aging");

export const loader = guarded({ may: "aging.read" }, ({ actor }) => agingReport(actor));

export default function AgingPage() {
  const report = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="What is owed today, by how many days it is past due."
        actions={
          <ButtonLink to="/admin/aging/aging.csv" kind="secondary" reloadDocument>
            Download CSV
          </ButtonLink>
        }
      >
        Aging
      </PageHeading>
      <AgingTable matrix={report} />
      <div className="mt-6 grid gap-6 xl:grid-cols-2 xl:items-start">
        <AgingBars totals={report.totals} totalCents={report.totalCents} />
        <Reconciliation totalCents={report.totalCents} reconciliation={report.reconciliation} />
      </div>
    </>
  );
}
