import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { undoUntil } from "../cancellation-policy";
import type { RequestOutcome } from "../emails/time-answered";
import { releaseHolds } from "./answering.server";
import { closeAcceptedOffer, declineOpenOffer, openOfferOf } from "./close-offer.server";
import { dropRequestMails, tellOutcome } from "./tell-request.server";

const CLOSED = {
  id: true,
  chartId: true,
  requestKey: true,
  askedById: true,
  askedAt: true,
  moves: true,
  dates: { select: { id: true, startsAt: true, wasAt: true }, orderBy: { startsAt: "asc" } },
  people: { select: { personId: true, saidYesAt: true } },
} as const;

export const readClosing = (tx: Tx, requestId: string) =>
  tx.timeRequest.findUniqueOrThrow({ where: { id: requestId }, select: CLOSED });

type Closing = Awaited<ReturnType<typeof readClosing>>;
type Answer = { outcome: RequestOutcome; actor: Actor | null; now: Date };

/**
 * Under the therapist's lock: nothing comes of an open question. Its times are free again, one that the waiting list had
 * offered goes to the next, and whoever has to know is told.
 * @throws DomainError "request-over"
 */
export async function closeRequest(tx: Tx, requestId: string, answer: Answer): Promise<void> {
  const { outcome, actor, now } = answer;
  const answered = actor ? { answeredAt: now, answeredById: actor.personId } : {};
  const { count } = await tx.timeRequest.updateMany({
    where: { id: requestId, state: "open" },
    data: { state: outcome, ...answered },
  });
  if (count !== 1) throw new DomainError("request-over");
  const request = await readClosing(tx, requestId);
  await releaseHolds(
    tx,
    request.dates.map((date) => date.id),
  );
  const offer = await openOfferOf(tx, request.requestKey);
  if (offer) await declineOpenOffer(tx, actor?.personId ?? null, { offer, now });
  await dropRequestMails(tx, requestId);
  await recordAnswer(tx, actor, request);
  await tellOfOutcome(tx, request, { outcome, by: actor?.personId ?? null, now });
}

/** $1 dates · $2 what was booked of each */
const BOOKED = `
UPDATE time_request_date d SET appointment_id = one.appointment_id
FROM unnest($1::uuid[], $2::uuid[]) AS one (id, appointment_id) WHERE d.id = one.id`;

/** In the transaction of the booking or the move that answers it. @throws DomainError "request-over" */
export async function closeAccepted(
  tx: Tx,
  actor: Actor,
  { requestId, appointmentIds, now }: { requestId: string; appointmentIds: readonly string[]; now: Date },
): Promise<void> {
  const { count } = await tx.timeRequest.updateMany({
    where: { id: requestId, state: "open", expiresAt: { gt: now } },
    data: { state: "accepted", answeredAt: now, answeredById: actor.personId },
  });
  if (count !== 1) throw new DomainError("request-over");
  await tx.timeRequestPerson.updateMany({ where: { requestId, saidYesAt: null }, data: { saidYesAt: now } });
  const request = await readClosing(tx, requestId);
  const booked = request.moves ? [] : request.dates;
  const values = [booked.map((date) => date.id), booked.map((_, index) => appointmentIds[index] ?? null)];
  await prepared(tx, "time-request-booked", BOOKED, values);
  const offer = await openOfferOf(tx, request.requestKey);
  if (offer) await closeAcceptedOffer(tx, actor, { offer, appointmentId: appointmentIds[0] ?? "", now });
  await dropRequestMails(tx, requestId);
  await recordAnswer(tx, actor, request);
}

const recordAnswer = (tx: Tx, actor: Actor | null, { id, chartId }: Closing): Promise<void> =>
  recordEvent(tx, actor, {
    ...{ action: "time-answered", objectKind: "time-request", objectId: id },
    ...{ chartId, audience: "joint" },
  });

type Told = { outcome: RequestOutcome; by: string | null; now: Date };

/**
 * Whoever asked hears of a no and of no answer; whoever has had the question or has answered it already, that it is taken
 * back.
 */
export async function tellOfOutcome(tx: Tx, request: Closing, { outcome, by, now }: Told): Promise<void> {
  const { id: requestId, askedById, askedAt, dates, people } = request;
  const isSent = now >= undoUntil(askedAt);
  const heard = people.filter((one) => one.personId !== askedById && (isSent || one.saidYesAt !== null));
  const others = outcome === "expired" ? [] : heard.map((one) => one.personId);
  const personIds = [askedById, ...others].filter((one) => one !== by);
  await tellOutcome(tx, { requestId, personIds, dates, outcome });
}

/** $1 an appointment that changes otherwise: what was asked about it can no longer be had as it was asked. */
const OVERTAKE = `
WITH over AS (
  UPDATE time_request r SET state = 'overtaken' FROM time_request_date d
  WHERE d.request_id = r.id AND d.appointment_id = $1::uuid AND r.moves AND r.state = 'open' RETURNING r.id
), released AS (
  DELETE FROM appointment a USING time_request_date d
  WHERE d.request_id IN (SELECT id FROM over) AND a.request_key = d.id::text AND a.status = 'held'
)
SELECT DISTINCT id FROM over`;

/** Everybody who attends is told of the change itself. */
export async function overtakeRequests(tx: Tx, appointmentId: string): Promise<void> {
  const rows = await prepared<{ id: string }>(tx, "overtake-time-requests", OVERTAKE, [appointmentId]);
  for (const { id } of rows) await dropRequestMails(tx, id);
}
