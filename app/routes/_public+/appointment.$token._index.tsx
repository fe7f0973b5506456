import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { calendarLinksOf, readChange } from "#app/domain/scheduling/change-queries.server";
import { undoSchema } from "#app/domain/scheduling/change-schemas";
import { AppointmentSummary } from "#app/domain/scheduling/ui/appointment-summary";
import { CalendarLinks } from "#app/domain/scheduling/ui/calendar-links";
import { UNDONE, UndoLine } from "#app/domain/scheduling/ui/undo-line";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { PageHeading } from "#app/ui/page-heading";

const params = z.object({ token: z.string().max(400) });

export const meta = titled("Your appointment");

function holderOf(token: string) {
  const holder = readAppointmentToken(token, new Date());
  if (!holder) throw new DomainError("link-expired");
  return holder;
}

export const loader = open({ may: "consult.change", params }, async ({ params: { token } }) => {
  const holder = holderOf(token);
  const change = await readChange(holder, holder.appointmentId);
  return { change, token, calendar: calendarLinksOf(change), hasAccount: holder.personId !== null };
});

export const action = open(
  { may: "consult.change", params, form: undoSchema },
  async ({ params: { token } }) => {
    const holder = holderOf(token);
    const here = `/appointment/${token}`;
    try {
      const undone = await undoBooking(holder, { appointmentId: holder.appointmentId });
      return redirectTo(here, { flash: { kind: "ok", text: UNDONE[undone] } });
    } catch (error) {
      if (isDomainError(error, "undo-over")) {
        return redirectTo(here, {
          flash: { kind: "warning", text: "The three minutes are over. You can still change it here." },
        });
      }
      if (!isDomainError(error, "slot-taken") && !isDomainError(error, "person-busy")) throw error;
      return redirectTo(here, {
        flash: { kind: "warning", text: "The old time was taken meanwhile. Choose another one." },
      });
    }
  },
);

const HEADINGS = {
  booked: "You're booked",
  cancelled: "This appointment is cancelled",
  late_cancelled: "This appointment is cancelled",
  done: "This appointment is over",
  no_show: "This appointment is over",
  held: "You're booked",
} as const;

export default function AppointmentPage() {
  const { change, token, calendar, hasAccount } = useLoaderData<typeof loader>();
  const { appointment, practice } = change;
  const here = `/appointment/${token}`;
  return (
    <div className="page py-8 sm:py-12">
      <div className="grid max-w-2xl gap-6">
        <UndoLine
          change={change}
          what={appointment.lead ? "free call" : "session"}
          action={`${here}?index`}
        />
        <PageHeading lead={change.open ? "Keep this page: its address works without signing in." : undefined}>
          {HEADINGS[appointment.status]}
        </PageHeading>
        <AppointmentSummary view={appointment} zone={practice.zone} />
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
          In three minutes we send a mail to {appointment.lead?.email}, with a calendar file and this page's
          address.
        </li>
        <li>
          {appointment.place === "phone"
            ? "At the time we call you."
            : "The mail has what you need for the video call."}
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
