import { useActionData, useLoaderData } from "@remix-run/react";
import { ownCharts, partnerInvitations } from "#app/domain/charts/chart-queries.server";
import {
  invitePartner,
  resendPartnerInvitation,
  revokePartnerInvitation,
} from "#app/domain/charts/invite-partner.server";
import { partnerSchema } from "#app/domain/charts/schemas";
import { InviteForm } from "#app/domain/charts/ui/invite-form";
import { PartnerSection } from "#app/domain/charts/ui/partner-section";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Your partner");

export const loader = guarded({ may: "partner.invite" }, async ({ actor }) => {
  const [charts, invitations] = await Promise.all([ownCharts(actor), partnerInvitations(actor)]);
  const shared = charts.filter(({ kind, status }) => kind !== "individual" && status !== "discharged");
  return {
    zone: actor.zone,
    charts: shared.map(({ chartId, kind, label, members }) => {
      const invited = invitations.filter((one) => one.chartId === chartId);
      const open = invited.filter((one) => one.state === "open").length;
      const hasRoom = kind === "group" || members.length + open < 2;
      return { chartId, label, members, invited, hasRoom };
    }),
  };
});

const DONE = {
  invite: "The invitation is on its way.",
  resend: "A new invitation is on its way. The earlier link no longer works.",
  revoke: "The invitation is taken back.",
};

const REFUSED: Record<string, string> = {
  "already-member": "They are on this chart already",
  "chart-full": "An invitation is open already: send it again or take it back first",
};

export const action = guarded(
  { may: "partner.invite", form: partnerSchema },
  async ({ actor, form, submission }) => {
    try {
      if (form.intent === "invite") await invitePartner(actor, form);
      else if (form.intent === "resend") await resendPartnerInvitation(actor, form);
      else await revokePartnerInvitation(actor, form);
    } catch (error) {
      const sentence = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!sentence) throw error;
      return refuse(submission, { fieldErrors: { email: [sentence] } });
    }
    return redirectTo("/client/partner", { flash: { kind: "ok", text: DONE[form.intent] } });
  },
);

export const clientAction = orNotSent;

export default function PartnerPage() {
  const { charts, zone } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const failedChart = String(lastResult?.initialValue?.chartId ?? charts[0]?.chartId ?? "");
  return (
    <div className="form-column">
      <PageHeading lead="Each of you signs in with your own address, on your own device.">
        Your partner
      </PageHeading>
      <WhoCanSee>
        You share sessions, joint forms, joint messages and invoices. What you fill in or write privately
        stays between you and your therapist.
      </WhoCanSee>
      {charts.length === 0 ? (
        <div className="mt-8">
          <EmptyState>Once you have a chart for two, you can invite your partner here.</EmptyState>
        </div>
      ) : (
        charts.map((chart) => (
          <section key={chart.chartId} aria-label={chart.label} className="mt-8 grid gap-8">
            {charts.length > 1 ? <h2>{chart.label}</h2> : null}
            <PartnerSection chart={chart} invitations={chart.invited} zone={zone} />
            {chart.members.length > 1 ? (
              <p>
                Each of you books and moves sessions for both. You can also{" "}
                <TextLink to="/client/ask-first">ask each other first</TextLink>.
              </p>
            ) : null}
            {chart.hasRoom ? (
              <InviteForm
                chartId={chart.chartId}
                lastResult={failedChart === chart.chartId ? lastResult : undefined}
              />
            ) : null}
          </section>
        ))
      )}
    </div>
  );
}
