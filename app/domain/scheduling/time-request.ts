export type TimeRequestState = "open" | "accepted" | "declined" | "withdrawn" | "expired" | "overtaken";

/** One time that is asked about. Moments are ISO text in UTC. */
export type RequestedDate = {
  /** Also the key of its hold, and of the booking that takes the hold's place. */
  id: string;
  startsAt: string;
  /** The price that whoever asked has agreed to. */
  cents: number;
  /** When the session that would be moved is now. */
  wasAt: string | null;
  version: number | null;
  appointmentId: string | null;
  seriesId: string | null;
};

export type RequestedPerson = {
  personId: string;
  chosenName: string;
  state: string;
  saidYes: boolean;
  isYou: boolean;
};

/** A question about a time, as one of those whom it concerns sees it. */
export type TimeRequestView = {
  id: string;
  chartId: string;
  chartLabel: string;
  state: TimeRequestState;
  moves: boolean;
  everyWeeks: 1 | 2 | null;
  requestKey: string;
  therapistId: string;
  expiresAt: string;
  /** Whoever reads it asked it. */
  isYours: boolean;
  askedBy: { personId: string; chosenName: string };
  service: { slug: string; name: string };
  therapist: { slug: string; chosenName: string };
  dates: RequestedDate[];
  /** Who attends; whoever asked has said yes with that. */
  people: RequestedPerson[];
};

export const isOpen = ({ state, expiresAt }: TimeRequestView, now: Date): boolean =>
  state === "open" && Date.parse(expiresAt) > now.getTime();

/** Those whose answer counts. */
export const askedOf = ({ people, askedBy }: TimeRequestView): RequestedPerson[] =>
  people.filter((one) => one.personId !== askedBy.personId);

/** The prices of all its times together: what a yes agrees to. */
export const sumOf = ({ dates }: Pick<TimeRequestView, "dates">): number =>
  dates.reduce((sum, { cents }) => sum + cents, 0);

/** Where the sessions are that came of it; null as long as there are none. */
export function bookedPath({ state, dates }: TimeRequestView): string | null {
  const [first] = dates;
  if (state !== "accepted" || !first?.appointmentId) return null;
  return dates.length > 1 && first.seriesId
    ? `/client/sessions/series/${first.seriesId}`
    : `/client/sessions/${first.appointmentId}`;
}
