import type { Range } from "./slots";

export type OpeningsQuestion = {
  serviceSlug: string;
  /** One therapist by slug or id; neither means any. */
  therapistSlug?: string | null;
  therapistId?: string | null;
  /** First local date of the practice's zone; earlier than today counts as today. */
  fromDate?: string | null;
  days: number;
  /** Where each attending person will be. */
  states: readonly string[];
  /** When the people who attend cannot, because they attend something else. */
  notDuring?: readonly Range[];
  /** Public pages offer only those who take new clients. */
  acceptingOnly?: boolean;
  /** What is being moved does not stand in its own way. */
  ignoreAppointmentIds?: readonly string[];
  /** Nor does the hold of the person who asks. */
  ignoreHoldKey?: string | null;
  /** The dates of a series may lie behind the horizon: somebody's regular hour is what it is for. */
  beyondHorizon?: boolean;
  /** An admin's time: hours, notice, horizon and daily maximum do not count; licenses and other sessions do. */
  anyTime?: boolean;
};
