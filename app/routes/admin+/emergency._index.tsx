import { useLoaderData } from "@remix-run/react";
import { emergencyAccesses } from "#app/domain/charts/emergency-queries.server";
import { EmergencyTable } from "#app/domain/charts/ui/emergency-table";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Emergency access");

export const loader = guarded({ may: "charts.break-glass" }, async ({ actor }) => ({
  rows: await emergencyAccesses(actor),
  zone: actor.zone,
}));

export default function EmergencyAccessesPage() {
  const { rows, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/admin/audit">Audit log</BackLink>
      <PageHeading lead="When an owner opened a record that they do not treat, and why. You open one from its household.">
        Emergency access
      </PageHeading>
      <EmergencyTable rows={rows} zone={zone} />
    </>
  );
}
