import { SelectField, TextField } from "#app/ui/field";
import { FilterBar } from "#app/ui/filter-bar";
import { type AuditFilter, auditPath, isNarrowed } from "../audit-list";
import { AUDIT_GROUPS } from "../audit-words";

const GROUPS = Object.entries(AUDIT_GROUPS).map(([value, label]) => ({ value, label }));

export function AuditFilters({ filter }: { filter: AuditFilter }) {
  return (
    <FilterBar label="Find events" clearTo={isNarrowed(filter) ? auditPath({}) : undefined}>
      <TextField name="person" label="Person" hint="Name, e-mail or phone" defaultValue={filter.person} />
      <TextField name="chart" label="Chart" hint="Part of its name" defaultValue={filter.chart} />
      <SelectField
        name="group"
        label="What"
        options={GROUPS}
        placeholder="Everything"
        defaultValue={filter.group ?? ""}
      />
      <TextField name="from" type="date" label="From" defaultValue={filter.from ?? ""} />
      <TextField name="to" type="date" label="To" defaultValue={filter.to ?? ""} />
    </FilterBar>
  );
}
