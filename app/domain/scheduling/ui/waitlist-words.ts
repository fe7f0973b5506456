import { andInWords } from "#app/ui/in-words";
import { WEEKDAYS } from "../availability-view";
import type { WaitlistRow } from "../waitlist-queries.server";
import { longDay } from "./day-label";

/** "Mondays and Wednesdays, afternoons, until Thursday, December 31". */
export function wishWords({
  weekdays,
  parts,
  untilDate,
}: Pick<WaitlistRow, "weekdays" | "parts" | "untilDate">): string {
  const days = weekdays.map((day) => `${WEEKDAYS[day - 1]}s`);
  const when = parts.map((part) => `${part.toLowerCase()}s`);
  return [
    days.length > 0 ? andInWords(days) : "Any day",
    when.length > 0 ? andInWords(when) : "any time of day",
    `until ${longDay(untilDate)}`,
  ].join(", ");
}
