import type { Submission } from "@conform-to/dom";
import type { AppointmentParty } from "#app/domain/scheduling/appointment-party";
import { bookOrAsk } from "#app/domain/scheduling/ask-to-book.server";
import { moveOrAsk } from "#app/domain/scheduling/ask-to-move.server";
import type { BookingForm } from "#app/domain/scheduling/book-schemas";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import type { CancelForm, MoveForm } from "#app/domain/scheduling/change-schemas";
import { ABSENT, slotValue } from "#app/domain/scheduling/slot-choice";
import { takenBy } from "#app/domain/scheduling/slot-refusal";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { UNDONE } from "#app/domain/scheduling/undo-words";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { redirectTo, refuse, replyWith } from "./respond.server";

/** The sentences of one page for refusals by their code; what is not in it is not this page's to explain. */
export type RefusalWords = Readonly<Record<string, string>>;

const wordsFor = (error: unknown, words: RefusalWords): string | undefined =>
  isDomainError(error) ? words[error.code] : undefined;

const onward = (path: string, text: string) => redirectTo(path, { flash: { kind: "warning", text } });

/** An admin's form says it of a time that was typed. */
type AnyTime = { anyTime?: boolean };

type Asked<Form> = { form: Form; submission: Submission<unknown> };
type Place = { appointmentId: string; here: string };

/** The form again with status 409, and the free times closest to the one that has gone. */
const takenReply = (submission: Submission<unknown>, error: unknown, startsAt: Date) =>
  replyWith({ ...submission.reply(), taken: takenBy(error, startsAt) }, 409);

/** A question about a time, for those whom it concerns. */
export const requestPath = (requestId: string): string => `/client/requests/${requestId}`;

/** Why somebody cannot be asked now; the same sentences on every page that would. */
export const NOT_ASKED: RefusalWords = {
  "too-many-asked": "Three of your questions are open already. Wait for an answer, or take one back",
  "too-soon-to-ask": "That is too soon to ask somebody first. Choose a later time, or call us",
};

/** On to the answer that a session waits for already, or to sign in, which asking needs; null for anything else. */
export function waitsForAnswer(error: unknown, appointmentId: string) {
  if (isDomainError(error, "ask-first")) return redirectTo(`/client/sessions/${appointmentId}/move`);
  if (!isDomainError(error, "asked-already")) return null;
  const text = "It waits for an answer already. Nothing else can be asked about it until then.";
  return onward(requestPath(String(error.details.requestId)), text);
}

/** Books what the form says. A time that has gone and a refusal in `words` are answered on the same page. */
export async function answerBooking(
  actor: Actor,
  { form, submission }: Asked<BookingForm & AnyTime>,
  { words, pathOf }: { words: RefusalWords; pathOf: (appointmentId: string) => string },
) {
  const { slot, attending, ...rest } = form;
  const coming = attending.filter((one) => one.state !== ABSENT);
  try {
    const input = { ...rest, therapistSlug: slot.therapist, startsAt: slot.startsAt, attending: coming };
    const made = await bookOrAsk(actor, input);
    return redirectTo("requestId" in made ? requestPath(made.requestId) : pathOf(made.appointmentId));
  } catch (error) {
    const problem = wordsFor(error, words);
    if (problem) return refuse(submission, { fieldErrors: { "attending[0].state": [problem] } });
    return takenReply(submission, error, slot.startsAt);
  }
}

const CHANGED = ["stale-version", "wrong-status"];
const hasChanged = (error: unknown): boolean => isDomainError(error) && CHANGED.includes(error.code);

/** Moves an appointment and shows it. `words` are for refusals that another time would answer. */
export async function answerMove(
  party: AppointmentParty,
  { appointmentId, here }: Place,
  { form: { slot, version, scope, anyTime }, submission }: Asked<MoveForm & AnyTime>,
  words: RefusalWords = {},
) {
  if (scope !== "this") return redirectTo(`${here}/move-series?${seriesMove(slot, scope)}`);
  try {
    const { requestId } = await moveOrAsk(party, {
      appointmentId,
      startsAt: slot.startsAt,
      version,
      anyTime,
    });
    return redirectTo(requestId ? requestPath(requestId) : here);
  } catch (error) {
    const waits = waitsForAnswer(error, appointmentId);
    if (waits) return waits;
    if (hasChanged(error)) return onward(here, "It has changed meanwhile. This is how it stands.");
    if (isDomainError(error, "too-late-to-move")) return tooLateToMove(here);
    const problem = wordsFor(error, words);
    if (problem) return refuse(submission, { fieldErrors: { slot: [problem] } });
    return takenReply(submission, error, slot.startsAt);
  }
}

const seriesMove = (slot: MoveForm["slot"], scope: string): URLSearchParams =>
  new URLSearchParams({ slot: slotValue(slot.startsAt.toISOString(), slot.therapist), scope });

/** Inside the window for cancelling, a client can only cancel, or ask. */
export const tooLateToMove = (here: string) =>
  onward(
    `${here}/cancel`,
    "It is too close to the start to move it here. You can cancel it, or ask us first.",
  );

/** Cancels at the fee that stood on the button, and shows what is left. */
export async function answerCancel(
  party: AppointmentParty,
  { appointmentId, here }: Place,
  { version, feeCents, suggest }: CancelForm & { suggest?: Date[] },
) {
  try {
    await cancelAppointment(party, { appointmentId, version, agreedFeeCents: feeCents, suggest });
    return redirectTo(here);
  } catch (error) {
    const again = isDomainError(error, "fee-not-agreed") ? `${here}/cancel` : here;
    if (again === here && !hasChanged(error)) throw error;
    return onward(again, "It has changed meanwhile. Look again before you cancel.");
  }
}

/** Why something cannot be undone. */
export const NOT_UNDONE: RefusalWords = {
  "undo-over": "The three minutes are over.",
  "others-change": "Somebody else did this, who alone can take it back.",
  "stale-version": "It has changed meanwhile. This is how it stands.",
  "slot-taken": "The old time was taken meanwhile. Choose another one.",
  "person-busy": "The old time is not free for everybody any more. Choose another one.",
};

/** Takes back the last change. `gone` is where to go when nothing of the appointment is left to look at. */
export async function answerUndo(
  party: AppointmentParty,
  { appointmentId, here }: Place,
  { version, count }: { version: number; count: number },
  gone = here,
) {
  try {
    const undone = await undoBooking(party, { appointmentId, version, count });
    const flash = { kind: "ok", text: UNDONE[undone] } as const;
    return redirectTo(undone === "booking" ? gone : here, { flash });
  } catch (error) {
    const text = wordsFor(error, NOT_UNDONE);
    if (!text) throw error;
    return onward(here, text);
  }
}
