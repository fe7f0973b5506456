import { centsInWords } from "#app/ui/money-text";
import { formatTime } from "#app/ui/time-format";
import { namesInWords } from "../asking";
import { askedOf, sumOf, type TimeRequestView } from "../time-request";

/** "Tue, Nov 24, 5:30 PM ET", or how many times from when on. */
export function whenWords({ dates }: TimeRequestView, zone: string): string {
  const [first] = dates;
  if (!first) return "";
  const when = formatTime(first.startsAt, zone);
  return dates.length > 1 ? `${dates.length} times from ${when} on` : when;
}

/** "Sam" or "Sam and Kim": those whose yes is still missing. */
export const awaitedNames = (request: TimeRequestView): string =>
  namesInWords(
    askedOf(request)
      .filter((one) => !one.saidYes)
      .map((one) => one.chosenName),
  );

/** What one press on yes does. */
export function yesWords(request: TimeRequestView): string {
  const several = request.dates.length > 1;
  if (request.moves) return several ? "Yes, move them" : "Yes, move it";
  const cents = sumOf(request);
  const agreed = cents > 0 ? ` and agree to ${centsInWords(cents)}` : "";
  return `Yes, book ${several ? `all ${request.dates.length}` : "it"}${agreed}`;
}

const OVER = {
  accepted: "It is booked",
  declined: "The answer is no",
  withdrawn: "The question is taken back",
  expired: "Nobody answered in time",
  overtaken: "It has changed meanwhile",
  open: "The time to answer is over",
} as const;

/** What came of a question that is no longer open, as a heading. */
export const overWords = ({ state }: TimeRequestView): string => OVER[state];
