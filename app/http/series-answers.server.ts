import type { Submission, SubmissionResult } from "@conform-to/dom";
import { bookSeriesOrAsk, moveSeriesOrAsk } from "#app/domain/scheduling/ask-for-series.server";
import { cancelSeries } from "#app/domain/scheduling/cancel-series.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { planSeriesMove, seriesOfAppointment } from "#app/domain/scheduling/series-queries.server";
import type { SeriesForm, SeriesMoveForm } from "#app/domain/scheduling/series-schemas";
import type { PlannedDate, SeriesScope } from "#app/domain/scheduling/series-view";
import { ABSENT, readSlotValue } from "#app/domain/scheduling/slot-choice";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { UNDONE } from "#app/domain/scheduling/undo-words";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError, notFound } from "#app/domain/shared/domain-error";
import { NOT_ASKED, NOT_UNDONE, requestPath, waitsForAnswer } from "./appointment-answers.server";
import { type Reply, redirectTo, refuse, replyWith } from "./respond.server";

type Asked<Form> = { form: Form; submission: Submission<unknown> };

const NOT_ALL: Record<string, string> = {
  "too-few-dates": "Choose at least two dates",
  "too-many-dates": "Choose fewer dates, within one year",
  "price-changed": "A price has changed meanwhile. Load the page again and look at it",
  "slot-taken": "Two of the dates are too close to each other",
  "person-busy": "One of the dates is not free for everybody",
  ...NOT_ASKED,
};

const ATTENDING: Record<string, string> = {
  "chart-closed": "The work on this chart is finished",
  "nobody-attends": "Choose who will come",
};

/** Which of the dates have gone, for the page to show them so. */
export type SeriesReply = SubmissionResult<string[]> & { gone?: PlannedDate[] };

const GONE = "One of these dates was taken meanwhile. Nothing is booked yet";

/** Books all ticked dates, or says on the same page which of them cannot be had. */
export async function answerSeriesBooking(
  actor: Actor,
  { form, submission }: Asked<SeriesForm>,
  pathOf: (seriesId: string) => string,
) {
  const { first, attending, dates, ...rest } = form;
  const coming = attending.filter((one) => one.state !== ABSENT);
  try {
    const input = { ...rest, dates, attending: coming, therapistSlug: first.therapist };
    const made = await bookSeriesOrAsk(actor, input);
    return redirectTo("requestId" in made ? requestPath(made.requestId) : pathOf(made.seriesId));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const who = ATTENDING[error.code];
    if (who) return refuse(submission, { fieldErrors: { "attending[0].state": [who] } });
    return refuseDates(submission, "dates", error);
  }
}

/** Moves all ticked sessions, or says on the same page which of the new times cannot be had. */
export async function answerSeriesMove(
  actor: Actor,
  { appointmentId, area }: { appointmentId: string; area: string },
  { form, submission }: Asked<SeriesMoveForm>,
) {
  const seriesId = await seriesOfAppointment(actor, appointmentId);
  const here = `${area}/series/${seriesId}`;
  try {
    const { requestId } = await moveSeriesOrAsk(actor, { seriesId, appointments: form.moves });
    return redirectTo(requestId ? requestPath(requestId) : here);
  } catch (error) {
    const waits = waitsForAnswer(error, appointmentId);
    if (waits) return waits;
    if (!isDomainError(error)) throw error;
    if (hasChanged(error)) return changed(here);
    return refuseDates(submission, "moves", error);
  }
}

function refuseDates(submission: Submission<unknown>, field: string, error: unknown): Reply<SeriesReply> {
  if (!isDomainError(error)) throw error;
  const text = error.code === "dates-taken" ? GONE : NOT_ALL[error.code];
  if (!text) throw error;
  const reply = submission.reply({ fieldErrors: { [field]: [text] } });
  const gone = (error.details.dates ?? []) as PlannedDate[];
  return replyWith(
    { ...reply, gone: gone.filter((one) => one.problem) },
    error.code === "dates-taken" ? 409 : 422,
  );
}

const hasChanged = (error: unknown): boolean =>
  ["stale-version", "wrong-status", "too-late-to-move"].some((code) => isDomainError(error, code));

const changed = (here: string) =>
  redirectTo(here, {
    flash: { kind: "warning", text: "One of them has changed meanwhile. This is how they stand." },
  });

type SeriesAction =
  | { intent: "undo"; appointment: { id: string; version: number }; count: number }
  | { intent: "cancel"; appointments: { id: string; version: number }[]; feeCents: number };

const UNDONE_ALL: typeof UNDONE = {
  ...UNDONE,
  booking: "All of it is taken back. Its mails are not sent.",
  move: "The old times are back. The mails about the new ones are not sent.",
  cancellation: "They are booked again, as before. The mails about canceling them are not sent.",
};

/** What the page of a series does: takes back the last change, or cancels at the fee that stood on the button. */
export async function answerSeriesAction(
  actor: Actor,
  { seriesId, here, gone }: { seriesId: string; here: string; gone: string },
  form: SeriesAction,
) {
  try {
    if (form.intent === "cancel") {
      const { appointments, feeCents: agreedFeeCents } = form;
      await cancelSeries(actor, { seriesId, appointments, agreedFeeCents });
      return redirectTo(here);
    }
    const { id: appointmentId, version } = form.appointment;
    if ((await seriesOfAppointment(actor, appointmentId)) !== seriesId) throw notFound();
    const undone = await undoBooking(actor, { appointmentId, version, count: form.count });
    const text = UNDONE_ALL[undone];
    return redirectTo(undone === "booking" ? gone : here, { flash: { kind: "ok", text } });
  } catch (error) {
    if (hasChanged(error) || isDomainError(error, "fee-not-agreed")) return changed(here);
    const text = isDomainError(error) ? NOT_UNDONE[error.code] : undefined;
    if (text) return redirectTo(here, { flash: { kind: "warning", text } });
    throw error;
  }
}

/** The page that shows where the sessions of a series go along with one; on to that one where it can no longer be moved. */
export async function loadSeriesMove(
  actor: Actor,
  { appointmentId, area }: { appointmentId: string; area: string },
  { slot, scope }: { slot: string; scope: SeriesScope },
) {
  const seriesId = await seriesOfAppointment(actor, appointmentId);
  const here = `${area}/${appointmentId}`;
  const chosen = readSlotValue(slot);
  if (!chosen) throw redirectTo(`${here}/move`, { status: 302 });
  const { moves } = await planSeriesMove(actor, { seriesId, appointmentId, to: chosen.startsAt, scope });
  if (moves.length === 0) throw redirectTo(here, { status: 302 });
  const { asks } = await readChange(actor, appointmentId);
  return { moves, asks, zone: actor.zone, back: `${here}/move` };
}
