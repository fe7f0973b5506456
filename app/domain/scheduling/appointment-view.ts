import type { AppointmentStatus } from "./appointment-status";

export type AppointmentPlace = "telehealth" | "phone" | "office";

/** One appointment as pages and rules read it. Moments are ISO text in UTC. */
export type AppointmentView = {
  id: string;
  reference: string;
  status: AppointmentStatus;
  version: number;
  sequence: number;
  startsAt: string;
  endsAt: string;
  place: AppointmentPlace;
  agreedCents: number;
  undoUntil: string | null;
  previousStartsAt: string | null;
  cancelledAt: string | null;
  /** The practice booked, moved or canceled it last, not somebody who attends. */
  changedByPractice: boolean;
  /** The booking itself was undone: no calendar shows it, and no list but the chart's, where a note was begun about it. */
  takenBack: boolean;
  feeWaived: boolean;
  /** It is waived because it is one of the year's free ones. */
  freeLateCancel: boolean;
  createdAt: string;
  /** Booked together with others. */
  seriesId: string | null;
  service: { id: string; slug: string; name: string; kind: string };
  therapist: { id: string; slug: string; personId: string; chosenName: string };
  chart: { id: string; kind: "individual" | "couple" | "group"; label: string } | null;
  lead: LeadView | null;
  attending: Attending[];
};

export type Attending = { personId: string; chosenName: string; pronouns: string | null; state: string };

export type LeadView = {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  pronouns: string | null;
  partnerName: string | null;
  state: string;
  contactBy: "phone" | "video";
  discreet: boolean;
  personId: string | null;
};

export const minutesOf = (view: { startsAt: string; endsAt: string }): number =>
  (Date.parse(view.endsAt) - Date.parse(view.startsAt)) / 60_000;

/** Where the people who attend will be; the therapist is licensed in each of these on the day. */
export const statesOf = (view: Pick<AppointmentView, "lead" | "attending">): string[] =>
  view.lead ? [view.lead.state] : view.attending.map((one) => one.state);
