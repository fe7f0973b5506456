import { useActionData, useLoaderData } from "@remix-run/react";
import { pendingStaffInvitations } from "#app/domain/accounts/invitation-queries.server";
import { inviteStaff, permissionsToGive } from "#app/domain/accounts/invite-staff.server";
import { StaffInvitations, StaffInviteForm } from "#app/domain/accounts/ui/staff-invitations";
import { staffInvitationSchema } from "#app/domain/practice/schemas";
import { listFormerStaff, listStaff } from "#app/domain/practice/staff-queries.server";
import { FormerStaffTable, StaffTable } from "#app/domain/practice/ui/staff-table";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Staff");

export const loader = guarded({ may: "staff.read" }, async ({ actor }) => {
  const [staff, former, invitations] = await Promise.all([
    listStaff(actor),
    listFormerStaff(actor),
    pendingStaffInvitations(actor),
  ]);
  const isOwner = actor.permissions.includes("owner");
  return { staff, former, invitations, zone: actor.zone, isOwner, mayGive: permissionsToGive(actor) };
});

const REFUSED: Record<string, string> = {
  "invitation-open": "An invitation to this address is open already: send it again below.",
  "already-staff": "Somebody with this address has this role already.",
};

export const action = guarded(
  { may: "staff.invite", form: staffInvitationSchema },
  async ({ actor, form, submission }) => {
    try {
      await inviteStaff(actor, form);
    } catch (error) {
      const problem = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!problem) throw error;
      return refuse(submission, { fieldErrors: { email: [problem] } });
    }
    return redirectTo("/admin/staff", { flash: { kind: "ok", text: "The invitation is on its way." } });
  },
);

export const clientAction = orNotSent;

export default function StaffPage() {
  const { staff, former, invitations, zone, isOwner, mayGive } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="grid gap-8">
      <div>
        <PageHeading
          actions={
            <>
              <ButtonLink to="/admin/licenses" kind="secondary">
                Licenses
              </ButtonLink>
              {isOwner ? (
                <ButtonLink to="/admin/second-steps" kind="secondary">
                  Lost second step
                </ButtonLink>
              ) : null}
            </>
          }
        >
          Staff
        </PageHeading>
        <StaffTable staff={staff} />
      </div>
      <StaffInvitations invitations={invitations} zone={zone} />
      <FormerStaffTable former={former} zone={zone} />
      <StaffInviteForm
        key={`${invitations.length} ${lastResult ? "answered" : "fresh"}`}
        mayGive={mayGive}
        lastResult={lastResult}
      />
    </div>
  );
}
