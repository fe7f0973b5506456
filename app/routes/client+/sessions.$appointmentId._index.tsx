import { useLoaderData } from "@remix-run/react";
import { saysToCome } from "#app/domain/scheduling/attendance-queries.server";
import { calendarLinksOf, readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams, undoSchema } from "#app/domain/scheduling/change-schemas";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { feeWords } from "#app/domain/scheduling/fee-words";
import { joinTimeOf } from "#app/domain/scheduling/join-queries.server";
import { requestCard } from "#app/domain/scheduling/request-card";
import { listOpenRequests } from "#app/domain/scheduling/request-queries.server";
import { AppointmentSummary } from "#app/domain/scheduling/ui/appointment-summary";
import { CalendarLinks } from "#app/domain/scheduling/ui/calendar-links";
import { JoinPart } from "#app/domain/scheduling/ui/join-part";
import { RegularTimeLink } from "#app/domain/scheduling/ui/regular-time-link";
import { SessionStatus } from "#app/domain/scheduling/ui/session-status";
import { UndoLine } from "#app/domain/scheduling/ui/undo-line";
import { answerUndo } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { MoneyText } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("Your session");

export const loader = guarded(
  { may: "appointments.read-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(actor, appointmentId);
    const confirmations = await confirmationsOf([change.appointment], actor);
    const requests = await listOpenRequests(actor);
    return {
      change,
      fee: feeWords(change.appointment, change, new Date()),
      confirmation: confirmations[appointmentId],
      join: joinTimeOf(change.appointment, actor.personId, new Date()),
      calendar: calendarLinksOf(change),
      coming: await saysToCome(actor, appointmentId),
      requests: requests
        .filter(({ dates }) => dates.some((date) => date.appointmentId === appointmentId))
        .map((request) => requestCard(request, actor.zone)),
    };
  },
);

export const action = guarded(
  { may: "appointments.change-own", params: appointmentParams, form: undoSchema, showsNoProblems: true },
  ({ actor, params: { appointmentId }, form }) => {
    const place = { appointmentId, here: `/client/sessions/${appointmentId}` };
    return answerUndo(actor, place, form, "/client/sessions");
  },
);

export default function SessionPage() {
  const { change, fee, confirmation, join, calendar, coming, requests } = useLoaderData<typeof loader>();
  const { appointment } = change;
  const here = `/client/sessions/${appointment.id}`;
  const isUnsigned = appointment.status === "booked" && confirmation?.stage === "unsigned";
  return (
    <div className="grid max-w-2xl gap-6">
      <div className="grid gap-4">
        <BackLink to="/client/sessions">Your sessions</BackLink>
        <UndoLine change={change} action={`${here}?index`} />
        <PageHeading lead={<SessionStatus {...appointment} confirmation={confirmation} />}>
          Your session
        </PageHeading>
      </div>
      {requests.map((request) => (
        <Notice
          key={request.id}
          title={`${request.title}: ${request.when}`}
          actions={<ButtonLink to={`/client/requests/${request.id}`}>See it</ButtonLink>}
        >
          {request.details}
        </Notice>
      ))}
      {isUnsigned ? (
        <Notice
          kind="warning"
          title="Not yet confirmed"
          actions={<ButtonLink to="/client/intake">Open your forms</ButtonLink>}
        >
          {confirmation.waiting} Your time is kept.
        </Notice>
      ) : null}
      <JoinPart join={join} zone={change.zone} to={`${here}/join`} />
      <AppointmentSummary view={appointment} zone={change.zone} />
      {fee ? <p>{fee}</p> : null}
      <RegularTimeLink view={appointment} area="/client/sessions" />
      {coming ? <p>You have said that you will be there.</p> : null}
      {appointment.status === "booked" && appointment.agreedCents > 0 ? (
        <p>
          Agreed price for the session: <MoneyText cents={appointment.agreedCents} />. It is due after the
          session.
        </p>
      ) : null}
      {change.open ? (
        <>
          <ButtonRow>
            <ButtonLink to={change.late ? `${here}/cancel` : `${here}/move`} kind="secondary">
              Change the time
            </ButtonLink>
            <ButtonLink to={`${here}/cancel`} kind="quiet">
              Cancel it
            </ButtonLink>
          </ButtonRow>
          {join.window === "early" && appointment.attending.length > 1 ? (
            <p className="text-ink-2">
              On the day each of you says where you are. The video opens, and the session is confirmed, once
              you all have.
            </p>
          ) : null}
          <CalendarLinks file={`${here}/calendar.ics`} {...calendar} />
        </>
      ) : null}
      <WhoCanSee>Everybody who attends sees this session, and so does your care team.</WhoCanSee>
    </div>
  );
}
