import { useLoaderData } from "@remix-run/react";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, undoSchema } from "#app/domain/scheduling/change-schemas";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { AppointmentSummary } from "#app/domain/scheduling/ui/appointment-summary";
import { SessionStatus } from "#app/domain/scheduling/ui/session-status";
import { UndoLine } from "#app/domain/scheduling/ui/undo-line";
import { answerUndo } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Session");

export const loader = guarded(
  { may: "appointments.manage", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(forPractice(actor), appointmentId);
    const confirmations = await confirmationsOf([change.appointment], "staff");
    return { change, confirmation: confirmations[appointmentId] };
  },
);

export const action = guarded(
  { may: "appointments.manage", params: appointmentParams, form: undoSchema, showsNoProblems: true },
  ({ actor, params: { appointmentId }, form }) =>
    answerUndo(forPractice(actor), { appointmentId, here: `/admin/sessions/${appointmentId}` }, form),
);

export default function OfficeSessionPage() {
  const { change, confirmation } = useLoaderData<typeof loader>();
  const { appointment: view } = change;
  const here = `/admin/sessions/${view.id}`;
  const waiting = view.status === "booked" ? confirmation?.waiting : null;
  return (
    <div className="grid max-w-3xl gap-6">
      <div className="grid gap-4">
        <BackLink to="/admin/calendar">Calendar</BackLink>
        <UndoLine change={change} action={`${here}?index`} />
        <PageHeading
          caption={view.service.name}
          lead={<SessionStatus {...view} confirmation={confirmation} />}
        >
          {view.chart?.label ?? view.lead?.name}
        </PageHeading>
      </div>
      {waiting ? (
        <Notice kind="warning" title="Not yet confirmed">
          {waiting}
        </Notice>
      ) : null}
      <AppointmentSummary view={view} zone={change.zone} />
      {view.seriesId && !view.takenBack ? (
        <p>This is one session of a regular time. What you change here is this one alone.</p>
      ) : null}
      {change.open ? (
        <ButtonRow>
          <ButtonLink to={`${here}/move`} kind="secondary">
            Move it
          </ButtonLink>
          <ButtonLink to={`${here}/cancel`} kind="quiet">
            Cancel it
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  );
}
