import { useLoaderData } from "@remix-run/react";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { calendarLinksOf, readChange } from "#app/domain/scheduling/change-queries.server";
import { linkParams, undoSchema } from "#app/domain/scheduling/change-schemas";
import { feeWords } from "#app/domain/scheduling/fee-words";
import { joinTimeOf } from "#app/domain/scheduling/join-queries.server";
import { AppointmentSummary } from "#app/domain/scheduling/ui/appointment-summary";
import { CalendarLinks } from "#app/domain/scheduling/ui/calendar-links";
import { JoinPart } from "#app/domain/scheduling/ui/join-part";
import { UndoLine } from "#app/domain/scheduling/ui/undo-line";
import { answerUndo } from "#app/http/appointment-answers.server";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Your appointment");

export const loader = open({ may: "consult.change", params: linkParams }, async ({ params: { token } }) => {
  const holder = readAppointmentToken(token);
  const change = await readChange(holder, holder.appointmentId);
  return {
    change,
    fee: feeWords(change.appointment, change, new Date()),
    token,
    join: joinTimeOf(change.appointment, holder.personId, new Date()),
    calendar: calendarLinksOf(change),
    hasAccount: holder.personId !== null,
  };
});

export const action = open(
  { may: "consult.change", params: linkParams, form: undoSchema, showsNoProblems: true },
  ({ params: { token }, form }) => {
    const holder = readAppointmentToken(token);
    return answerUndo(holder, { ...holder, here: `/appointment/${token}` }, form);
  },
);

const HEADINGS = {
  booked: "You're booked",
  cancelled: "This appointment is canceled",
  late_cancelled: "This appointment is canceled",
  done: "This appointment is over",
  no_show: "This appointment is over",
  held: "You're booked",
} as const;

export default function AppointmentPage() {
  const { change, fee, token, join, calendar, hasAccount } = useLoaderData<typeof loader>();
  const { appointment } = change;
  const here = `/appointment/${token}`;
  return (
    <div className="page py-8 sm:py-12">
      <div className="grid max-w-2xl gap-6">
        <UndoLine change={change} action={`${here}?index`} />
        <PageHeading lead={change.open ? "Keep this page: its address works without signing in." : undefined}>
          {appointment.takenBack ? "This booking is taken back" : HEADINGS[appointment.status]}
        </PageHeading>
        <JoinPart join={join} zone={change.zone} to={`${here}/join`} />
        <AppointmentSummary view={appointment} zone={change.zone} />
        {fee ? <p>{fee}</p> : null}
        {change.open ? (
          <>
            <ButtonRow>
              <ButtonLink to={`${here}/move`} kind="secondary">
                Change the time
              </ButtonLink>
              <ButtonLink to={`${here}/cancel`} kind="quiet">
                Cancel it
              </ButtonLink>
            </ButtonRow>
            <CalendarLinks file={`${here}/calendar.ics`} {...calendar} />
            {appointment.lead ? <WhatsNext view={change} /> : null}
          </>
        ) : appointment.lead ? (
          <ButtonRow>
            <ButtonLink to="/consult">Book another free call</ButtonLink>
          </ButtonRow>
        ) : null}
        {hasAccount ? (
          <p>
            <ButtonLink to="/client/sessions" kind="quiet">
              Sign in to see all your sessions
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </div>
  );
}

function WhatsNext({
  view: { appointment, practice },
}: {
  view: { appointment: { place: string; lead: { email: string } | null }; practice: { phone: string } };
}) {
  return (
    <section aria-labelledby="next" className="card grid gap-3 p-5">
      <h2 id="next">What happens next</h2>
      <ol className="grid list-decimal gap-2 pl-5">
        <li>
          Three minutes after booking a mail goes to {appointment.lead?.email}, with a calendar file and this
          page's address.
        </li>
        <li>
          {appointment.place === "phone"
            ? "At the time we call you."
            : "From 15 minutes before, you join the video call from this page. You say where you are first."}
        </li>
        <li>We talk about what you want, answer questions, and see whether we fit. You decide afterwards.</li>
      </ol>
      <Notice kind="info" title="Make your account when you like">
        The mail has a link for it. With an account you see your sessions, fill in forms and write to us. You
        do not need one for the call. Questions? Call {practice.phone}.
      </Notice>
    </section>
  );
}
