import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { askToBook, type BookedOrAsked } from "./ask-to-book.server";
import { bookAppointment } from "./book-appointment.server";
import { releaseHolds } from "./internal/answering.server";
import { lockCalendars } from "./internal/calendar-lock.server";
import { closeAcceptedOffer, declineOpenOffer } from "./internal/close-offer.server";
import { ownOffer } from "./internal/own-offer.server";

export type AcceptInput = {
  offerId: string;
  attending: readonly { personId: string; state: string }[];
  /** The price that the page showed. */
  agreedCents: number;
};

/**
 * A member takes the time that is held for their chart; where the chart asks first, the others are asked and it stays held
 * for as long as it was. Accepting twice books once.
 * @throws DomainError "not-found", "offer-over", and what `bookAppointment` raises
 */
export async function acceptOffer(
  actor: Actor,
  input: AcceptInput,
  clock: Clock = realClock,
): Promise<BookedOrAsked> {
  const offer = await ownOffer(actor, input.offerId);
  if (offer.appointmentId) return { appointmentId: offer.appointmentId };
  if (offer.state !== "open" || offer.expiresAt <= clock()) throw new DomainError("offer-over");
  const { chartId, therapistSlug, serviceSlug, startsAt, holdKey: requestKey } = offer;
  const booking = { chartId, therapistSlug, serviceSlug, startsAt, requestKey };
  const { attending, agreedCents } = input;
  try {
    const alongside = (tx: Tx, [appointmentId = ""]: readonly string[]) =>
      closeAcceptedOffer(tx, actor, { offer, appointmentId, now: clock() });
    const answering = { agreed: false, alongside };
    return await bookAppointment(actor, { ...booking, attending, agreedCents }, clock, answering);
  } catch (error) {
    if (isDomainError(error, "ask-first"))
      return askToBook(actor, { ...booking, attending, agreedCents }, clock, offer.expiresAt);
    const now = await ownOffer(actor, input.offerId);
    if (now.appointmentId) return { appointmentId: now.appointmentId };
    throw error;
  }
}

/**
 * The time goes to whoever is next, and this chart goes on waiting for another. Declining twice is declining once.
 * @throws DomainError "not-found", "offer-over"
 */
export async function declineOffer(
  actor: Actor,
  { offerId }: { offerId: string },
  clock: Clock = realClock,
): Promise<void> {
  const offer = await ownOffer(actor, offerId);
  if (offer.state === "declined") return;
  if (offer.state !== "open") throw new DomainError("offer-over");
  await inTransaction(async (tx) => {
    const now = clock();
    await lockCalendars(tx, offer.therapistId, [], now);
    if (await isAskedAbout(tx, offer.holdKey)) throw new DomainError("offer-over");
    await declineOpenOffer(tx, actor.personId, { offer, now });
    await releaseHolds(tx, [offer.holdKey]);
    await recordEvent(tx, actor, {
      action: "waitlist-changed",
      objectKind: "chart",
      objectId: offer.chartId,
      chartId: offer.chartId,
    });
  });
}

/** One member would take it and has asked the others: it is theirs to answer now. */
const isAskedAbout = async (tx: Tx, requestKey: string): Promise<boolean> =>
  (await tx.timeRequest.count({ where: { requestKey, state: "open" } })) > 0;
