import { useActionData, useLoaderData } from "@remix-run/react";
import { exportPeriod } from "#app/domain/billing/export-billing.server";
import { EXPORT_DATASETS, exportPath } from "#app/domain/billing/export-columns";
import { exportSchema } from "#app/domain/billing/schemas";
import { ExportForm } from "#app/domain/billing/ui/export-form";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Exports");

export const loader = guarded({ may: "exports.read" }, () => exportPeriod());

/** Checks what is asked for, so that what is wrong is said on the page, and leads to the file. */
export const action = guarded({ may: "exports.read", form: exportSchema }, ({ form }) =>
  redirectTo(exportPath(form)),
);

export const clientAction = orNotSent;

export default function ExportsPage() {
  const period = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeading lead="Files for a spreadsheet. Every export is recorded with who made it.">
        Exports
      </PageHeading>
      <div className="grid gap-6 lg:grid-cols-3">
        {EXPORT_DATASETS.map((dataset) => (
          <ExportForm key={dataset} dataset={dataset} period={period} lastResult={lastResult} />
        ))}
      </div>
    </>
  );
}
