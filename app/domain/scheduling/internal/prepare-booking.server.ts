import type { Actor } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { actsForPractice } from "../appointment-party";
import { mustAsk } from "../asking";
import type { BookingGround } from "./booking-ground.server";
import { chartForBooking, checkAttending } from "./chart-for-booking.server";
import type { SlotWish } from "./take-slot.server";

export type BookingInput = {
  chartId: string;
  therapistSlug: string;
  serviceSlug: string;
  startsAt: Date;
  /** Members of the chart who will attend, and the state each of them will be in. */
  attending: readonly { personId: string; state: string }[];
  /** The price that the page showed; booking is agreeing to it. */
  agreedCents: number;
  /** Hours, notice, horizon and daily maximum do not count; other sessions and licenses do. For admins alone. */
  anyTime?: boolean;
  /** Made once per form; the same key books once. Also the key of the hold, if there is one. */
  requestKey: string;
};

export type PreparedBooking = {
  ground: BookingGround;
  wish: SlotWish & { people: string[] };
  /** Others who attend have to say yes first. */
  asks: boolean;
};

/**
 * What is known of a booking before any lock: that the actor may, that all who attend are on the chart, and that the price
 * is the one they saw.
 * @throws DomainError "not-found", "chart-closed", "nobody-attends", "price-changed" with `cents`
 */
export async function prepareBooking(actor: Actor, input: BookingInput): Promise<PreparedBooking> {
  if (input.anyTime && !actsForPractice(actor)) throw notFound();
  const chart = await chartForBooking(actor, input);
  const { ground } = chart;
  checkAttending(chart, input.attending);
  if (chart.cents !== input.agreedCents) throw new DomainError("price-changed", { cents: chart.cents });
  const wish = {
    ground,
    serviceSlug: input.serviceSlug,
    startsAt: input.startsAt,
    states: input.attending.map((one) => one.state),
    people: input.attending.map((one) => one.personId),
    acceptingOnly: false,
    anyTime: input.anyTime ?? false,
    ignoreHoldKey: input.requestKey,
  };
  return { ground, wish, asks: mustAsk({ ...chart, actorId: actor.personId, attending: input.attending }) };
}
