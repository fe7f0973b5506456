import { stateNames } from "#app/domain/accounts/us-states";
import { andInWords } from "#app/ui/in-words";
import { centsInWords } from "#app/ui/money-text";
import { formatTime } from "#app/ui/time-format";
import { askedOf, type RequestedPerson, sumOf, type TimeRequestView } from "./time-request";

/** One press that answers a question, and what it sends. */
export type RequestAnswer = { label: string; kind: "primary" | "secondary"; fields: Record<string, string> };

/** An open question in the words of a reader: put together on the server, so that pages only have to show it. */
export type RequestCard = {
  id: string;
  /** "Sam asks you" or "You asked Sam". */
  title: string;
  when: string;
  details: string;
  answers: RequestAnswer[];
};

/** Those whose yes is still missing. */
export const awaitedOf = (request: TimeRequestView): RequestedPerson[] =>
  askedOf(request).filter((one) => !one.saidYes);

/** "Sam" or "Sam and Kim". */
export const awaitedNames = (request: TimeRequestView): string =>
  andInWords(awaitedOf(request).map((one) => one.chosenName));

/** What one press on yes does. */
function yesWords(request: TimeRequestView): string {
  const several = request.dates.length > 1;
  if (request.moves) return several ? "Yes, move them" : "Yes, move it";
  const cents = sumOf(request);
  const agreed = cents > 0 ? ` and agree to ${centsInWords(cents)}` : "";
  return `Yes, book ${several ? `all ${request.dates.length}` : "it"}${agreed}`;
}

/** What its reader can answer: yes and no of those who are asked, taking it back of whoever asked. */
export function answersOf(request: TimeRequestView): RequestAnswer[] {
  if (request.isYours)
    return [{ label: "Take the question back", kind: "secondary", fields: { intent: "withdraw" } }];
  const agreed = { intent: "accept", agreedCents: String(sumOf(request)) };
  return [
    { label: yesWords(request), kind: "primary", fields: agreed },
    { label: "No, not then", kind: "secondary", fields: { intent: "decline" } },
  ];
}

/** Where whoever is asked would be, as whoever asks has said for them. */
function whereWords({ moves, isYours, people }: TimeRequestView): string {
  const you = people.find((one) => one.isYou);
  return you && !moves && !isYours ? ` You would be in ${stateNames([you.state])[0] ?? you.state}.` : "";
}

export function requestCard(request: TimeRequestView, zone: string): RequestCard {
  const { id, isYours, askedBy, expiresAt, dates, service, therapist } = request;
  const [first] = dates;
  const when = first ? formatTime(first.startsAt, zone) : "";
  const before = first?.wasAt ? `, instead of ${formatTime(first.wasAt, zone)}` : "";
  return {
    id,
    title: isYours ? `You asked ${awaitedNames(request)}` : `${askedBy.chosenName} asks you`,
    when: dates.length > 1 ? `${dates.length} times from ${when} on` : when,
    details: `${service.name} with ${therapist.chosenName}${before}.${whereWords(request)} Kept until ${formatTime(expiresAt, zone)}.`,
    answers: answersOf(request),
  };
}
