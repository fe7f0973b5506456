import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { type BookingOption, listBookingOptions } from "./booking-options-queries.server";
import { questionOf } from "./booking-times-queries.server";
import { findStarts } from "./openings-queries.server";
import { suggestTimes } from "./suggest-times";

export type SuggestedTimes = { option: BookingOption; zone: string; startsAt: string[] };

/** How far ahead the usual hour is looked for. */
const SUGGEST_DAYS = 28;

/** Three times that the actor's first chart could take next; null when there is nothing to book. */
export async function suggestNextTimes(
  actor: Actor,
  clock: Clock = realClock,
): Promise<SuggestedTimes | null> {
  const [option] = await listBookingOptions(actor, null, clock);
  if (!option) return null;
  const question = await questionOf(option, clock);
  const { zone, starts } = await findStarts({ ...question, days: SUGGEST_DAYS }, clock);
  const last = option.lastStartsAt ? new Date(option.lastStartsAt) : null;
  const found = suggestTimes(starts, last, clock(), zone);
  return { option, zone, startsAt: found.map((one) => one.toISOString()) };
}
