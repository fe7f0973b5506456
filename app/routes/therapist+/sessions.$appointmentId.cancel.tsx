import { useLoaderData } from "@remix-run/react";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, practiceCancelSchema } from "#app/domain/scheduling/change-schemas";
import { newTimesFor } from "#app/domain/scheduling/new-time-queries.server";
import { seriesAround } from "#app/domain/scheduling/series-queries.server";
import { CancelMore } from "#app/domain/scheduling/ui/cancel-more";
import { CancelPanel } from "#app/domain/scheduling/ui/cancel-panel";
import { answerCancel } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { CheckboxGroup } from "#app/ui/choice-groups";
import { PageHeading } from "#app/ui/page-heading";
import { formatTime } from "#app/ui/time-format";

export const meta = titled("Cancel the session");

export const loader = guarded(
  { may: "appointments.set-status", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(actor, appointmentId);
    const here = `/therapist/sessions/${appointmentId}`;
    if (!change.open) throw redirectTo(here, { status: 302 });
    const [series, newTimes] = await Promise.all([
      seriesAround(actor, change.appointment),
      newTimesFor(change.appointment),
    ]);
    return { change, here, series, newTimes };
  },
);

export const action = guarded(
  {
    may: "appointments.set-status",
    params: appointmentParams,
    form: practiceCancelSchema,
    showsNoProblems: true,
  },
  ({ actor, params: { appointmentId }, form }) =>
    answerCancel(actor, { appointmentId, here: `/therapist/sessions/${appointmentId}` }, form),
);

export default function CancelSessionPage() {
  const { change, here, series, newTimes } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHeading>Cancel this session?</PageHeading>
      <CancelPanel change={change} what="session" keepTo={here} byPractice>
        {newTimes.length > 0 ? (
          <CheckboxGroup
            name="suggest"
            label="Suggest these times in the mail"
            hint="Whoever takes one first has it; nothing is held"
            defaultValues={newTimes}
            options={newTimes.map((time) => ({ value: time, label: formatTime(time, change.zone) }))}
          />
        ) : null}
      </CancelPanel>
      {series ? <CancelMore series={series} from={change.appointment.id} area="/therapist/sessions" /> : null}
    </div>
  );
}
