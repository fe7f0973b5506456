import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readCaseload } from "#app/domain/insights/caseload-queries.server";
import { CaseloadTable } from "#app/domain/insights/ui/caseload-table";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { SelectField, TextField } from "#app/ui/field";
import { FilterBar } from "#app/ui/filter-bar";
import { PageHeading } from "#app/ui/page-heading";

const search = z.object({
  search: z.string().trim().max(80).optional().catch(undefined),
  status: z.enum(["intake", "active", "discharged"]).optional().catch(undefined),
});

export const meta = titled("Caseload");

export const loader = guarded({ may: "caseload.read", search }, async ({ actor, search: filter }) => ({
  rows: await readCaseload(actor, filter),
  filter,
  zone: actor.zone,
}));

export default function CaseloadPage() {
  const { rows, filter, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        actions={
          <ButtonLink to="/therapist/waitlist" kind="secondary">
            Waiting list
          </ButtonLink>
        }
      >
        Caseload
      </PageHeading>
      <FilterBar label="Filter" clearTo={filter.search || filter.status ? "/therapist/caseload" : undefined}>
        <div>
          <TextField name="search" label="Name" defaultValue={filter.search} required={false} />
        </div>
        <div>
          <SelectField
            name="status"
            label="Status"
            defaultValue={filter.status ?? ""}
            options={[
              { value: "", label: "All" },
              { value: "intake", label: "Intake" },
              { value: "active", label: "Active" },
              { value: "discharged", label: "Finished" },
            ]}
          />
        </div>
      </FilterBar>
      <CaseloadTable rows={rows} zone={zone} />
    </>
  );
}
