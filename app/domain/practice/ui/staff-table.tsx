import { DataTable } from "#app/ui/data-table";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import { daysWords } from "../licence-words";
import type { FormerStaff, StaffMember } from "../staff-queries.server";

const rolesOf = ({ isAdmin, permissions, therapist }: StaffMember): string => {
  const admin = permissions.length > 0 ? `Admin: ${permissions.join(", ")}` : "Admin";
  return [therapist ? "Therapist" : "", isAdmin ? admin : ""].filter(Boolean).join(" and ");
};

/** Everybody who works here, with what needs an eye: licences that end. */
export function StaffTable({ staff }: { staff: StaffMember[] }) {
  return (
    <DataTable
      caption="People"
      captionHidden
      rows={staff}
      rowKey={(row) => row.personId}
      columns={[
        {
          key: "name",
          header: "Name",
          rowHeader: true,
          cell: (row) =>
            row.therapist ? (
              <TextLink to={`/admin/staff/${row.therapist.therapistId}`}>{row.chosenName}</TextLink>
            ) : (
              row.chosenName
            ),
        },
        { key: "email", header: "E-mail", cell: (row) => <span className="break-all">{row.email}</span> },
        { key: "role", header: "Role", cell: rolesOf },
        {
          key: "caseload",
          header: "Caseload",
          numeric: true,
          cell: (row) => row.therapist?.caseload ?? "",
        },
        {
          key: "accepting",
          header: "New clients",
          cell: (row) => (row.therapist ? (row.therapist.accepting ? "Yes" : "No") : ""),
        },
        {
          key: "licences",
          header: "Licenses",
          cell: (row) => {
            if (!row.therapist) return "";
            const { warnings } = row.therapist;
            if (warnings.length === 0) return "In force";
            return warnings.map(({ state, days }) => (
              <Tag key={state} tone={days < 0 ? "brick" : "marigold"} icon="attention">
                {state} {daysWords(days)}
              </Tag>
            ));
          },
        },
        {
          key: "end",
          header: "End their work here",
          headerHidden: true,
          cell: (row) => (
            <TextLink to={`/admin/staff/end/${row.personId}`}>
              End<span className="sr-only"> {row.chosenName}’s work here</span>
            </TextLink>
          ),
        },
      ]}
    />
  );
}

/** Those who left, with the way back and to what they left behind. Renders nothing when there are none. */
export function FormerStaffTable({ former, zone }: { former: FormerStaff[]; zone: string }) {
  if (former.length === 0) return null;
  return (
    <DataTable
      caption="Worked here before"
      rows={former}
      rowKey={(row) => row.personId}
      columns={[
        {
          key: "name",
          header: "Name",
          rowHeader: true,
          cell: (row) => <TextLink to={`/admin/staff/end/${row.personId}`}>{row.chosenName}</TextLink>,
        },
        {
          key: "until",
          header: "Until",
          cell: (row) => <TimeText iso={row.endedAt} zone={zone} mode="date" yours={false} />,
        },
      ]}
    />
  );
}
