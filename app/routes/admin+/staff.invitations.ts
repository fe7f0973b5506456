import {
  resendStaffInvitation,
  revokeStaffInvitation,
} from "#app/domain/accounts/change-staff-invitation.server";
import { staffInvitationChangeSchema } from "#app/domain/accounts/schemas";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

export const loader = guarded({ may: "staff.invite" }, () => redirectTo("/admin/staff"));

export const action = guarded(
  { may: "staff.invite", form: staffInvitationChangeSchema, showsNoProblems: true },
  async ({ actor, form: { intent, invitationId } }) => {
    if (intent === "resend") await resendStaffInvitation(actor, { invitationId });
    else await revokeStaffInvitation(actor, { invitationId });
    const text =
      intent === "resend"
        ? "A new invitation is on its way. The earlier link no longer works."
        : "The invitation is taken back.";
    return redirectTo("/admin/staff", { flash: { kind: "ok", text } });
  },
);
