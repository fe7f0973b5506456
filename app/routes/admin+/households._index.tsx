import { useLoaderData } from "@remix-run/react";
import { listHouseholds } from "#app/domain/billing/household-queries.server";
import { householdSearch } from "#app/domain/billing/schemas";
import { HouseholdTable } from "#app/domain/billing/ui/household-table";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { TextField } from "#app/ui/field";
import { FilterBar } from "#app/ui/filter-bar";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Households");

export const loader = guarded(
  { may: "households.read", search: householdSearch },
  async ({ actor, search: { q } }) => ({ q, rows: await listHouseholds(actor, q) }),
);

export default function HouseholdsPage() {
  const { q, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="Who pays how much of every invoice, and what is owed.">Households</PageHeading>
      <FilterBar label="Find a household" clearTo={q ? "/admin/households" : undefined}>
        <TextField name="q" label="Name" defaultValue={q} autoComplete="off" />
      </FilterBar>
      <HouseholdTable rows={rows} />
    </>
  );
}
