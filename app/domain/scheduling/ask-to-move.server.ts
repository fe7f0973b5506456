import type { Actor } from "#app/domain/shared/actor";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { type AppointmentParty, isSignedIn } from "./appointment-party";
import type { AppointmentView } from "./appointment-view";
import { lockCalendars, overlapAsDomainError } from "./internal/calendar-lock.server";
import { practicePolicy } from "./internal/practice-policy.server";
import { blockedBy, type MoveInput, prepareMove } from "./internal/prepare-move.server";
import type { SlotTimes } from "./internal/slot-times";
import { orNearest, takeTime } from "./internal/take-slot.server";
import { refuseUnlessMovable } from "./internal/write-move.server";
import { type RequestDate, writeRequest } from "./internal/write-request.server";
import { moveAppointment } from "./move-appointment.server";

export type MovedOrAsked = { requestId: string | null };

/**
 * Moves, or asks the others first where their chart does that; the holder of a link cannot ask.
 * @throws what the two raise; "ask-first" for the holder of a link
 */
export async function moveOrAsk(
  party: AppointmentParty,
  input: MoveInput,
  clock: Clock = realClock,
): Promise<MovedOrAsked> {
  try {
    await moveAppointment(party, input, clock);
    return { requestId: null };
  } catch (error) {
    if (!isDomainError(error, "ask-first") || !isSignedIn(party)) throw error;
    return askToMove(party, input, clock);
  }
}

/** Keeps the new time beside the old one and asks everybody else who attends. Asking twice asks once. */
async function askToMove(actor: Actor, input: MoveInput, clock: Clock): Promise<{ requestId: string }> {
  try {
    return await keepAndAsk(actor, input, clock);
  } catch (error) {
    // The same form, sent at once, may have been quicker, and keeps the time itself.
    const asked = { wanted: [input], now: clock() };
    const earlier = await inTransaction((tx) => askedAlready(tx, actor, asked));
    if (earlier) return { requestId: earlier };
    throw error;
  }
}

async function keepAndAsk(actor: Actor, input: MoveInput, clock: Clock): Promise<{ requestId: string }> {
  const { known, wish } = await prepareMove(actor, input);
  const { view } = known;
  const now = clock();
  return orNearest(wish, false, clock, () =>
    inTransaction(async (tx) => {
      await lockCalendars(tx, view.therapist.id, wish.people, now);
      const earlier = await askedAlready(tx, actor, { wanted: [input], now });
      if (earlier) return { requestId: earlier };
      refuseUnlessMovable({ ...known, version: input.version }, await practicePolicy(tx, view), now);
      const { slot } = await takeTime(tx, wish, now);
      return { requestId: await writeMoveRequest(tx, { actor, moves: [{ view, slot }], now }) };
    }).catch(overlapAsDomainError),
  );
}

type Wanted = { wanted: readonly { appointmentId: string; startsAt: Date }[]; now: Date };

/**
 * The open question of the same person about the same moves. @throws DomainError "asked-already" with `requestId` where
 * one of the sessions waits for another answer
 */
export async function askedAlready(tx: Tx, actor: Actor, { wanted, now }: Wanted): Promise<string | null> {
  const about = { appointmentId: { in: wanted.map((one) => one.appointmentId) } };
  const open = await tx.timeRequest.findFirst({
    where: { moves: true, state: "open", expiresAt: { gt: now }, dates: { some: about } },
    select: { id: true, askedById: true, dates: { select: { appointmentId: true, startsAt: true } } },
  });
  if (!open) return null;
  const keyOf = (one: { appointmentId: string | null; startsAt: Date }) =>
    `${one.appointmentId} ${one.startsAt.getTime()}`;
  const asked = new Set(open.dates.map(keyOf));
  const isSame = asked.size === wanted.length && wanted.every((one) => asked.has(keyOf(one)));
  if (isSame && open.askedById === actor.personId) return open.id;
  throw new DomainError("asked-already", { requestId: open.id });
}

type Asking = { actor: Actor; moves: readonly { view: AppointmentView; slot: SlotTimes }[]; now: Date };

/** Under the calendars' lock: a question about one or several sessions of a chart, all with one therapist. */
export async function writeMoveRequest(tx: Tx, { actor, moves, now }: Asking): Promise<string> {
  const [first] = moves;
  if (!first?.view.chart) throw new Error("Only a chart's sessions are asked about");
  const blocked = await blockedBy(
    tx,
    moves.map(({ view }) => view),
  );
  const dates = moves.map(({ view, slot }): RequestDate => {
    const { id: appointmentId, version, agreedCents } = view;
    const startsAt = new Date(view.startsAt);
    const range = blocked.get(appointmentId);
    if (!range) throw new Error("a session vanished under its own lock");
    return { slot, agreedCents, was: { appointmentId, startsAt, version, blocked: range } };
  });
  const { chart, therapist, service } = first.view;
  const place = { chartId: chart.id, therapistId: therapist.id, serviceId: service.id, requestKey: newId() };
  const everybody = new Map(
    moves.flatMap(({ view }) => view.attending.map((one) => [one.personId, one.state])),
  );
  const attending = [...everybody].map(([personId, state]) => ({ personId, state }));
  return writeRequest(tx, { actor, ...place, attending, dates, now });
}
