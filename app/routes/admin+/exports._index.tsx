import { useLoaderData } from "@remix-run/react";
import { exportPeriod } from "#app/domain/billing/export-billing.server";
import { EXPORT_DATASETS } from "#app/domain/billing/export-columns";
import { ExportForm } from "#app/domain/billing/ui/export-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Exports");

export const loader = guarded({ may: "exports.read" }, () => exportPeriod());

export default function ExportsPage() {
  const period = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Files for a spreadsheet. Every export is recorded with who made it.">
        Exports
      </PageHeading>
      <div className="grid gap-6 lg:grid-cols-3">
        {EXPORT_DATASETS.map((dataset) => (
          <ExportForm key={dataset} dataset={dataset} period={period} />
        ))}
      </div>
    </>
  );
}
