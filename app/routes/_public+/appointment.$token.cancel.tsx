import { useLoaderData } from "@remix-run/react";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { cancelSchema, linkParams } from "#app/domain/scheduling/change-schemas";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { answerCancel } from "#app/http/appointment-answers.server";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Cancel your appointment");

export const loader = open({ may: "consult.change", params: linkParams }, async ({ params: { token } }) => {
  const holder = readAppointmentToken(token);
  const change = await readChange(holder, holder.appointmentId);
  const here = `/appointment/${token}`;
  if (!change.open) throw redirectTo(here, { status: 302 });
  return { change, here };
});

export const action = open(
  { may: "consult.change", params: linkParams, form: cancelSchema, showsNoProblems: true },
  ({ params: { token }, form }) => {
    const holder = readAppointmentToken(token);
    return answerCancel(holder, { ...holder, here: `/appointment/${token}` }, form);
  },
);

export default function CancelAppointmentPage() {
  const { change, here } = useLoaderData<typeof loader>();
  const what = change.appointment.lead ? "free call" : "session";
  return (
    <div className="page py-8 sm:py-12">
      <div className="max-w-2xl">
        <PageHeading>Cancel this {what}?</PageHeading>
        <CancelPanel
          change={change}
          what={what}
          keepTo={here}
          ask={
            <a href={`tel:${change.practice.phone.replaceAll(/[^\d+]/g, "")}`}>
              Call {change.practice.phone}
            </a>
          }
        />
      </div>
    </div>
  );
}
