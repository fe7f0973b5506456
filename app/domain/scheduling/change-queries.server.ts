import { senderFor, USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { type Clock, realClock } from "#app/domain/shared/time";
import { calendarLinks } from "#app/platform/calendar-file/calendar-links";
import { toIcs } from "#app/platform/calendar-file/ics.server";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { type AppointmentParty, isSignedIn, personOf } from "./appointment-party";
import { type AppointmentView, statesOf } from "./appointment-view";
import { calendarTitle, calendarUid, discreetTitle, organizerOf } from "./calendar-entry";
import { cancellationTerms, canUndo } from "./cancellation-policy";
import { lateWords } from "./fee-words";
import { readForChange } from "./internal/appointment-rows.server";
import { membersTimes } from "./internal/members-times.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { asksToMove } from "./internal/prepare-move.server";
import { dayOf, readSlotPicker, type SlotPickerView } from "./slot-picker-queries.server";
import { type UndoWords, undoWords } from "./undo-words";
import { mayUndo, undoneOf } from "./undone";

/** An appointment with what can still be done about it, for everybody who may change it. */
export type ChangeView = {
  appointment: AppointmentView;
  practice: { shortName: string; phone: string; email: string };
  /** The zone of whoever reads: their own, or the practice's for the holder of a link. */
  zone: string;
  /** Lies ahead and is booked. */
  open: boolean;
  late: boolean;
  feeCents: number;
  /** The fee that a free late cancellation of the year covers. */
  coveredCents: number;
  freeUntil: string;
  /** What holds for the client who reads, in words, once it is moved into the window; null for whom nothing does. */
  soon: string | null;
  windowHours: number;
  feePercent: number;
  /** What "Undo" would take back now; null once the three minutes are over. */
  undo: UndoWords | null;
  /** Who has to say yes before the reader moves it; nobody where they need not be asked. */
  asks: string[];
};

/** @throws DomainError "not-found" */
export async function readChange(
  party: AppointmentParty,
  appointmentId: string,
  clock: Clock = realClock,
): Promise<ChangeView> {
  const [known, practice] = await Promise.all([readForChange(party, appointmentId), practiceFacts()]);
  const { view, side } = known;
  const { zone, ...contact } = practice;
  const now = clock();
  const policy = await practicePolicy(null, view);
  const startsAt = new Date(view.startsAt);
  const terms = cancellationTerms(policy, { startsAt, agreedCents: view.agreedCents }, now, side);
  const isUndoable = canUndo(view.undoUntil ? new Date(view.undoUntil) : null, now) && mayUndo(view, side);
  const count = isUndoable ? await changedTogetherCount(view) : 0;
  const readersZone = isSignedIn(party) ? party.zone : zone;
  // The holder of the link to one of several cannot take back the others.
  const isOffered = count === 1 || (count > 1 && isSignedIn(party));
  const undoing = {
    what: undoneOf(view),
    side,
    zone: readersZone,
    count,
    terms: terms.late ? lateWords(terms) : null,
  };
  const soon = cancellationTerms(policy, { startsAt: now, agreedCents: view.agreedCents }, now, side);
  return {
    appointment: view,
    practice: contact,
    zone: readersZone,
    open: view.status === "booked" && startsAt > now,
    late: terms.late,
    feeCents: terms.feeCents,
    coveredCents: terms.coveredCents,
    freeUntil: terms.freeUntil.toISOString(),
    soon: soon.late ? lateWords(soon) : null,
    windowHours: policy.windowHours,
    feePercent: policy.feePercent,
    undo: isOffered ? undoWords(view, undoing) : null,
    asks: (await asksToMove(null, party, [known])) ? othersOf(view, party) : [],
  };
}

const othersOf = ({ attending }: AppointmentView, party: AppointmentParty): string[] =>
  attending.filter((one) => one.personId !== personOf(party)).map((one) => one.chosenName);

const changedTogetherCount = async ({ seriesId, undoUntil }: AppointmentView): Promise<number> =>
  seriesId && undoUntil ? db.appointment.count({ where: { seriesId, undoUntil: new Date(undoUntil) } }) : 1;

const practiceFacts = () =>
  db.practice.findFirstOrThrow({
    select: {
      shortName: true,
      phone: true,
      email: true,
      zone: true,
    },
  });

/**
 * Free times to move an appointment to: same therapist, same length, at which everybody who attends can. It opens on
 * the appointment's own day.
 */
export async function readMovePicker(
  view: AppointmentView,
  asked: { day?: string; zone: string; days: number },
  clock: Clock = realClock,
): Promise<SlotPickerView> {
  const day = asked.day ?? dayOf(new Date(view.startsAt), asked.zone);
  const people = view.attending.map((one) => one.personId);
  const { busy } = await membersTimes({ people, ignoreAppointmentIds: [view.id] }, clock());
  const question = {
    serviceSlug: view.service.slug,
    therapistId: view.therapist.id,
    states: statesOf(view),
    notDuring: busy,
    ignoreAppointmentIds: [view.id],
    except: view.startsAt,
  };
  return readSlotPicker({ ...question, ...asked, day }, clock);
}

/** Links that fill in somebody's own calendar. They carry the discreet title whatever was chosen for mails. */
export function calendarLinksOf({ appointment, practice }: ChangeView): { google: string; outlook: string } {
  const { startsAt, endsAt } = appointment;
  return calendarLinks({
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: discreetTitle(practice.shortName),
  });
}

const PREFERENCES = { discreetMail: true, contactRule: { select: { namesPractice: true } } } as const;

/** The appointment as a calendar file, titled as the person chose. */
export async function calendarFileOf(
  party: AppointmentParty,
  appointmentId: string,
  clock: Clock = realClock,
): Promise<string> {
  const { appointment: view, practice } = await readChange(party, appointmentId, clock);
  const personId = personOf(party);
  const person = personId
    ? await db.person.findUniqueOrThrow({ where: { id: personId }, select: PREFERENCES })
    : null;
  const discreet = person?.discreetMail ?? view.lead?.discreet ?? true;
  const sender = senderFor(practice, person?.contactRule ?? USUAL_RULES);
  const cancelled = view.status === "cancelled" || view.status === "late_cancelled";
  return toIcs({
    uid: calendarUid(view.id, env().appOrigin),
    sequence: view.sequence,
    method: cancelled ? "cancel" : "publish",
    start: new Date(view.startsAt),
    end: new Date(view.endsAt),
    summary: calendarTitle(sender.name, view.service.name, discreet),
    description: sender.phone,
    organizer: organizerOf(sender, practice.email, env().appOrigin),
    stamp: clock(),
  });
}
