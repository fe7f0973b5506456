import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { bookAppointment } from "./book-appointment.server";
import { bookSeries } from "./book-series.server";
import type { Answering } from "./internal/answering.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { closeAccepted, closeRequest } from "./internal/close-request.server";
import { ownRequest } from "./internal/request-rows.server";
import { moveAppointment } from "./move-appointment.server";
import { moveSeries } from "./move-series.server";
import { askedOf, bookedPath, isOpen, sumOf, type TimeRequestView } from "./time-request";

/** `path`: where what was booked or moved is; null as long as somebody else has still to answer. */
export type Agreed = { path: string | null };

/**
 * A yes. The last one runs the usual booking or move, which looks at rules, licenses, prices and overlaps again. Saying it
 * twice books once. `state`: where whoever says it will be; without it, what was said for them holds.
 * @throws DomainError "not-found", "not-asked", "request-over", "price-changed", and what booking and moving raise
 */
export async function acceptRequest(
  actor: Actor,
  input: { requestId: string; agreedCents: number; state?: string | undefined },
  clock: Clock = realClock,
): Promise<Agreed> {
  const readRequest = async () => withOwnState(await ownRequest(actor, input.requestId), input.state);
  const request = await readRequest();
  if (request.state === "accepted") return { path: bookedPath(request) };
  if (!askedOf(request).some((one) => one.isYou)) throw new DomainError("not-asked");
  if (!isOpen(request, clock())) throw new DomainError("request-over");
  if (sumOf(request) !== input.agreedCents) throw new DomainError("price-changed", { cents: sumOf(request) });
  if (!(await sayYes(actor, request, clock()))) return { path: null };
  try {
    // What the others have said of themselves up to this last yes is in it.
    await carryOut(actor, await readRequest(), clock);
  } catch (error) {
    const now = await ownRequest(actor, request.id);
    if (now.state !== "accepted") throw error;
  }
  return { path: bookedPath(await ownRequest(actor, request.id)) };
}

/** Sessions that are moved keep what was said for them. */
const withOwnState = (request: TimeRequestView, state: string | undefined): TimeRequestView =>
  state && !request.moves
    ? { ...request, people: request.people.map((one) => (one.isYou ? { ...one, state } : one)) }
    : request;

/** Notes a yes; true for the last one, which is noted with the booking. @throws DomainError "request-over" */
const sayYes = (actor: Actor, { id: requestId, people }: TimeRequestView, now: Date): Promise<boolean> =>
  inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM time_request WHERE id = ${requestId}::uuid FOR UPDATE`;
    const others = { requestId, saidYesAt: null, personId: { not: actor.personId } };
    const { askedById, state } = await tx.timeRequest.findUniqueOrThrow({
      where: { id: requestId },
      select: { askedById: true, state: true },
    });
    if (state !== "open" && state !== "accepted") throw new DomainError("request-over");
    const waiting = await tx.timeRequestPerson.count({
      where: { ...others, NOT: { personId: askedById } },
    });
    if (waiting === 0) return true;
    await tx.timeRequestPerson.updateMany({
      where: { requestId, personId: actor.personId, saidYesAt: null },
      data: { saidYesAt: now, state: people.find((one) => one.isYou)?.state },
    });
    return false;
  });

async function carryOut(actor: Actor, request: TimeRequestView, clock: Clock): Promise<void> {
  const { id: requestId, dates, people, chartId, service, therapist } = request;
  const answering: Answering = {
    agreed: true,
    holdKeys: dates.map((date) => date.id),
    alongside: (tx: Tx, appointmentIds) =>
      closeAccepted(tx, actor, { requestId, appointmentIds, now: clock() }),
  };
  if (request.moves) return carryOutMove(actor, request, clock, answering);
  const [first] = dates;
  if (!first) throw new DomainError("request-over");
  const attending = people.map(({ personId, state }) => ({ personId, state }));
  const place = { chartId, therapistSlug: therapist.slug, serviceSlug: service.slug, attending };
  if (request.everyWeeks) {
    const { everyWeeks, requestKey } = request;
    const times = dates.map(({ startsAt, cents }) => ({ startsAt: new Date(startsAt), agreedCents: cents }));
    await bookSeries(actor, { ...place, everyWeeks, requestKey, dates: times }, clock, answering);
    return;
  }
  const time = { startsAt: new Date(first.startsAt), agreedCents: first.cents, requestKey: first.id };
  await bookAppointment(actor, { ...place, ...time }, clock, answering);
}

async function carryOutMove(
  actor: Actor,
  { dates }: TimeRequestView,
  clock: Clock,
  answering: Answering,
): Promise<void> {
  const moves = dates.map(({ appointmentId, version, startsAt }) => ({
    ...{ id: appointmentId ?? "", version: version ?? 0, startsAt: new Date(startsAt) },
  }));
  const [first] = moves;
  if (!first) throw new DomainError("request-over");
  const seriesId = dates[0]?.seriesId;
  if (moves.length > 1 && seriesId)
    return moveSeries(actor, { seriesId, appointments: moves }, clock, answering);
  const { id: appointmentId, ...to } = first;
  await moveAppointment(actor, { appointmentId, ...to }, clock, answering);
}

type Asked = { requestId: string };

/** One no is enough. Saying it twice is saying it once. @throws DomainError "not-found", "not-asked", "request-over" */
export async function declineRequest(
  actor: Actor,
  { requestId }: Asked,
  clock: Clock = realClock,
): Promise<void> {
  const request = await ownRequest(actor, requestId);
  if (!askedOf(request).some((one) => one.isYou)) throw new DomainError("not-asked");
  await close(actor, request, "declined", clock);
}

/** Whoever asked asks no more. @throws DomainError "not-found", "not-yours", "request-over" */
export async function withdrawRequest(
  actor: Actor,
  { requestId }: Asked,
  clock: Clock = realClock,
): Promise<void> {
  const request = await ownRequest(actor, requestId);
  if (!request.isYours) throw new DomainError("not-yours");
  await close(actor, request, "withdrawn", clock);
}

async function close(
  actor: Actor,
  request: TimeRequestView,
  outcome: "declined" | "withdrawn",
  clock: Clock,
): Promise<void> {
  if (request.state === outcome) return;
  await inTransaction(async (tx) => {
    const now = clock();
    await lockCalendars(tx, request.therapistId, [], now);
    await closeRequest(tx, request.id, { outcome, actor, now });
  });
}
