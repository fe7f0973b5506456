import type { Permission } from "#app/domain/shared/actor";
import { Button, ButtonRow } from "#app/ui/button";
import { CheckboxGroup, RadioGroup } from "#app/ui/choice-groups";
import { DataTable } from "#app/ui/data-table";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps, listProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";
import type { StaffInvitationRow } from "../invitation-queries.server";

type Fields = { chosenName: string; email: string; role: string; permissions: string[] };

const LABELS: Record<Permission, string> = {
  billing: "Billing: invoices, refunds, exports",
  practice: "Practice: people, prices, settings",
  owner: "Owner: everything",
};

/** Who is invited gets a link by mail and makes their own account. `mayGive`: what their inviter may let them do. */
export function StaffInviteForm({ mayGive, lastResult }: { mayGive: Permission[]; lastResult?: FormReply }) {
  const [form, fields] = formOf<Fields>({ id: "invite", lastResult });
  return (
    <section aria-labelledby="invite-heading" className="card grid max-w-3xl gap-5 p-5 sm:p-6">
      <h2 id="invite-heading">Invite somebody</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} action="/admin/staff?index" className="group grid gap-5 sm:grid-cols-2">
        <TextField {...fieldProps(fields.chosenName)} label="Name" autoComplete="off" />
        <TextField {...fieldProps(fields.email)} label="E-mail address" type="email" autoComplete="off" />
        <div className="sm:col-span-2">
          <RadioGroup
            {...fieldProps(fields.role)}
            label="They work as"
            columns={2}
            options={[
              { value: "therapist", label: "Therapist" },
              { value: "admin", label: "Admin" },
            ]}
          />
        </div>
        <div className="hidden group-has-[[value=admin]:checked]:block sm:col-span-2">
          <CheckboxGroup
            {...listProps(fields.permissions)}
            label="What they may do"
            options={mayGive.map((value) => ({ value, label: LABELS[value] }))}
          />
        </div>
        <ButtonRow>
          <SubmitButton pendingLabel="Sending…">Send the invitation</SubmitButton>
        </ButtonRow>
      </PostForm>
    </section>
  );
}

/** Invitations that nobody has accepted yet. Renders nothing when there are none. */
export function StaffInvitations({ invitations, zone }: { invitations: StaffInvitationRow[]; zone: string }) {
  if (invitations.length === 0) return null;
  return (
    <DataTable
      caption="Open invitations"
      rows={invitations}
      rowKey={(row) => row.invitationId}
      columns={[
        { key: "name", header: "Name", rowHeader: true, cell: (row) => row.chosenName ?? "" },
        { key: "email", header: "E-mail", cell: (row) => <span className="break-all">{row.email}</span> },
        { key: "role", header: "Role", cell: (row) => row.role },
        {
          key: "until",
          header: "Open until",
          cell: (row) =>
            row.state === "open" ? <TimeText iso={row.expiresAt} zone={zone} yours={false} /> : "Expired",
        },
        {
          key: "actions",
          header: "Actions",
          headerHidden: true,
          cell: (row) => (
            <ButtonRow>
              <ChangeButton id={row.invitationId} intent="resend" label="Send again" name={row.email} />
              <ChangeButton id={row.invitationId} intent="revoke" label="Take back" name={row.email} />
            </ButtonRow>
          ),
        },
      ]}
    />
  );
}

type ChangeButtonProps = { id: string; intent: string; label: string; name: string };

function ChangeButton({ id, intent, label, name }: ChangeButtonProps) {
  return (
    <PostForm action="/admin/staff/invitations">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="invitationId" value={id} />
      <Button kind="quiet" size="small" aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </PostForm>
  );
}
