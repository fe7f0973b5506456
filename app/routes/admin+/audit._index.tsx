import { useLoaderData } from "@remix-run/react";
import { auditPath } from "#app/domain/audit/audit-list";
import { auditPage } from "#app/domain/audit/audit-queries.server";
import { auditSearch } from "#app/domain/audit/schemas";
import { AuditFilters } from "#app/domain/audit/ui/audit-filters";
import { AuditTable } from "#app/domain/audit/ui/audit-table";
import { OlderEvents } from "#app/domain/audit/ui/older-events";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Audit log");

export const loader = guarded({ may: "audit.read", search: auditSearch }, async ({ actor, search }) => ({
  filter: search,
  page: await auditPage(actor, search),
  zone: actor.zone,
}));

export default function AuditLogPage() {
  const { filter, page, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        lead="Who did what to whose record. A change of it would be found, and that you read it is in it too."
        actions={
          <>
            <ButtonLink to="/admin/emergency" kind="secondary">
              Emergency access
            </ButtonLink>
            <ButtonLink
              to={auditPath({ ...filter, before: null }, "/file.csv")}
              kind="secondary"
              reloadDocument
            >
              Export
            </ButtonLink>
          </>
        }
      >
        Audit log
      </PageHeading>
      <AuditFilters filter={filter} />
      <AuditTable caption="Events, newest first" rows={page.rows} zone={zone} />
      <OlderEvents
        newestTo={filter.before ? auditPath({ ...filter, before: null }) : undefined}
        olderTo={page.olderThan ? auditPath({ ...filter, before: page.olderThan }) : undefined}
      />
    </>
  );
}
