import { andInWords } from "#app/ui/in-words";
import { WEEKDAYS } from "../availability-view";
import type { WaitlistRow } from "../waitlist-queries.server";
import { longDay } from "./day-label";

type Wish = Pick<WaitlistRow, "weekdays" | "parts" | "untilDate">;

/**
 * "Mondays and Wednesdays, afternoons, until Thursday, December 31"; with the zone that the parts of the day are meant in, where
 * the reader lives by another: "afternoons (Eastern Time)".
 */
export function wishWords({ weekdays, parts, untilDate }: Wish, zoneOfParts: string | null = null): string {
  const days = weekdays.map((day) => `${WEEKDAYS[day - 1]}s`);
  const when = parts.map((part) => `${part.toLowerCase()}s`);
  return [
    days.length > 0 ? andInWords(days) : "Any day",
    when.length > 0 ? `${andInWords(when)}${zoneOfParts ? ` (${zoneOfParts})` : ""}` : "any time of day",
    `until ${longDay(untilDate)}`,
  ].join(", ");
}
