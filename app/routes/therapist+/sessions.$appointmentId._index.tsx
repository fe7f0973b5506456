import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { noteStates } from "#app/domain/notes/note-queries.server";
import type { AppointmentView } from "#app/domain/scheduling/appointment-view";
import { attendanceWords } from "#app/domain/scheduling/attendance";
import { attendanceOf } from "#app/domain/scheduling/attendance-queries.server";
import { isInWindow, lateFeeCents } from "#app/domain/scheduling/cancellation-policy";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { appointmentParams } from "#app/domain/scheduling/change-schemas";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { waivedWords } from "#app/domain/scheduling/fee-words";
import { setAppointmentStatus, waiveLateFee } from "#app/domain/scheduling/set-appointment-status.server";
import { sessionActionSchema } from "#app/domain/scheduling/status-schemas";
import { AppointmentSummary } from "#app/domain/scheduling/ui/appointment-summary";
import { CloseSession } from "#app/domain/scheduling/ui/close-session";
import { RegularTimeLink } from "#app/domain/scheduling/ui/regular-time-link";
import { SessionStatus } from "#app/domain/scheduling/ui/session-status";
import { UndoLine } from "#app/domain/scheduling/ui/undo-line";
import { WaiveForm } from "#app/domain/scheduling/ui/waive-form";
import { WhereaboutsPanel } from "#app/domain/scheduling/ui/whereabouts-panel";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { UNDONE } from "#app/domain/scheduling/undo-words";
import { readWaiveReason } from "#app/domain/scheduling/waive-reason-queries.server";
import { readWhereabouts } from "#app/domain/scheduling/whereabouts-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { NOT_UNDONE } from "#app/http/appointment-answers.server";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink, ButtonRow } from "#app/ui/button";
import { Notice } from "#app/ui/notice";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Session");

export const loader = guarded(
  { may: "calendar.read-own", params: appointmentParams },
  async ({ actor, params: { appointmentId } }) => {
    const change = await readChange(actor, appointmentId);
    const [confirmations, attendance] = await Promise.all([
      confirmationsOf([change.appointment], "staff"),
      attendanceOf([change.appointment]),
    ]);
    const { agreedCents, chart, startsAt, takenBack } = change.appointment;
    const policy = { windowHours: change.windowHours, feePercent: change.feePercent };
    const now = new Date();
    return {
      change,
      hasNotePage: !takenBack || (await noteStates(actor, [appointmentId])).has(appointmentId),
      whereabouts: await readWhereabouts(actor, appointmentId),
      waiveReason: await readWaiveReason(actor, change.appointment),
      confirmation: confirmations[appointmentId],
      coming: change.open ? attendanceWords(attendance[appointmentId] ?? []) : null,
      feeCents: chart ? lateFeeCents(policy, agreedCents) : 0,
      started: new Date(startsAt) <= now,
      closable: change.appointment.status === "booked" && isInWindow(policy, change.appointment, now),
    };
  },
);

const REFUSED: Record<string, string> = {
  ...NOT_UNDONE,
  "wrong-status": "It is closed already. This is how it stands.",
  "not-started": "The session has not begun.",
  "not-late": "It is not late yet: canceling is still free for them.",
};

export const action = guarded(
  { may: "appointments.set-status", params: appointmentParams, form: sessionActionSchema },
  async ({ actor, params: { appointmentId }, form }) => {
    const here = `/therapist/sessions/${appointmentId}`;
    try {
      const text = await carryOut(actor, appointmentId, form);
      return redirectTo(here, text ? { flash: { kind: "ok", text } } : {});
    } catch (error) {
      const text = isDomainError(error) ? REFUSED[error.code] : undefined;
      if (!text) throw error;
      return redirectTo(here, { flash: { kind: "warning", text } });
    }
  },
);

export const clientAction = orNotSent;

/** Does what was pressed, and says what happened; null where the line with "Undo" does. */
async function carryOut(
  actor: Actor,
  appointmentId: string,
  form: z.infer<typeof sessionActionSchema>,
): Promise<string | null> {
  if (form.intent === "undo") return UNDONE[await undoBooking(actor, { ...form, appointmentId })];
  if (form.intent === "waive") {
    await waiveLateFee(actor, { appointmentId, version: form.version, reason: form.reason });
    return "The fee is waived.";
  }
  const waiveReason = form.intent === "close-without-fee" ? form.reason : null;
  await setAppointmentStatus(actor, {
    appointmentId,
    version: form.version,
    status: form.status,
    waiveReason,
  });
  return null;
}

export default function TherapistSessionPage() {
  const { change, hasNotePage, whereabouts, waiveReason, confirmation, coming, feeCents, started, closable } =
    useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { appointment: view } = change;
  const here = `/therapist/sessions/${view.id}`;
  const isUnsigned = view.status === "booked" && confirmation?.stage === "unsigned";
  const panel = <WhereaboutsPanel view={whereabouts} zone={change.zone} base={here} />;
  const isLost = view.status === "no_show" || view.status === "late_cancelled";
  return (
    <div className="grid max-w-3xl gap-6">
      <div className="grid gap-4">
        <BackLink to="/therapist/calendar">Calendar</BackLink>
        <UndoLine change={change} action={`${here}?index`} />
        <PageHeading lead={<SessionStatus {...view} confirmation={confirmation} />}>
          {view.chart?.label ?? view.lead?.name}
        </PageHeading>
      </div>
      {isUnsigned ? (
        <Notice kind="warning" title="Not yet confirmed">
          {confirmation.waiting}
        </Notice>
      ) : null}
      {whereabouts.canJoin ? panel : null}
      <AppointmentSummary view={view} zone={change.zone} />
      {coming ? <p>{coming}</p> : null}
      {whereabouts.canJoin ? null : panel}
      <RegularTimeLink view={view} area="/therapist/sessions" />
      <RecordLinks view={view} hasNotePage={hasNotePage} />
      {closable ? (
        <CloseSession view={view} feeCents={feeCents} started={started} lastResult={lastResult} />
      ) : null}
      {isLost && view.feeWaived ? <p>{waivedWords(view, waiveReason)}</p> : null}
      {isLost && !view.feeWaived && feeCents > 0 ? (
        <WaiveForm version={view.version} lastResult={lastResult} />
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

type RecordLinksProps = { view: Pick<AppointmentView, "id" | "chart">; hasNotePage: boolean };

/** A free call has no record yet; a booking that was taken back has a note only where one was begun before. */
function RecordLinks({ view, hasNotePage }: RecordLinksProps) {
  if (!view.chart) return null;
  return (
    <ButtonRow>
      {hasNotePage ? <ButtonLink to={`/therapist/notes/${view.id}`}>Open note</ButtonLink> : null}
      <ButtonLink to={`/therapist/charts/${view.chart.id}`} kind="secondary">
        Open chart
      </ButtonLink>
    </ButtonRow>
  );
}
