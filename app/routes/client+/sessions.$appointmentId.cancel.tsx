import { useLoaderData } from "@remix-run/react";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, cancelSchema } from "#app/domain/scheduling/change-schemas";
import { seriesAround } from "#app/domain/scheduling/series-queries.server";
import { CancelMore } from "#app/domain/scheduling/ui/cancel-more";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { answerCancel } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";

export const meta = titled("Cancel your session");

export const loader = guarded(
  { may: "appointments.change-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(actor, appointmentId);
    const here = `/client/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    return { change, here, series: await seriesAround(actor, change.appointment) };
  },
);

export const action = guarded(
  { may: "appointments.change-own", params: appointmentParams, form: cancelSchema, showsNoProblems: true },
  ({ actor, params: { appointmentId }, form }) =>
    answerCancel(actor, { appointmentId, here: `/client/sessions/${appointmentId}` }, form),
);

export default function CancelSessionPage() {
  const { change, here, series } = useLoaderData<typeof loader>();
  const therapist = change.appointment.therapist.chosenName;
  return (
    <div className="max-w-2xl">
      <PageHeading>Cancel this session?</PageHeading>
      <CancelPanel
        change={change}
        what="session"
        keepTo={here}
        ask={<TextLink to="/client/messages/new">Ask {therapist}</TextLink>}
      />
      {series ? <CancelMore series={series} from={change.appointment.id} area="/client/sessions" /> : null}
    </div>
  );
}
