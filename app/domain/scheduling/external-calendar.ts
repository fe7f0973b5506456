/** How reading another calendar goes. Moments are ISO text. */
export type ExternalCalendarView = {
  id: string;
  label: string;
  /** Where it lies; the rest of its address is a secret, and shown nowhere. */
  host: string;
  readAt: string | null;
  busyCount: number;
  unreadCount: number;
  problem: string | null;
  failingSince: string | null;
};

export const MOST_CALENDARS = 5;

const PROBLEMS: Record<string, string> = {
  "not-https": "Its address leads on to one that is not https.",
  "forbidden-address": "Its address is none of the public internet.",
  "not-found": "There is nothing at its address any more.",
  refused: "Its server does not let us read it. A public or secret address is needed, without a password.",
  away: "Its server does not answer, or with an error.",
  "bad-certificate": "Its server has no valid certificate.",
  "too-many-redirects": "Its address leads from one to the next without an end.",
  "too-large": "It is larger than 2 MB.",
  "too-slow": "Its server takes too long.",
  encoded: "What its server sends cannot be read.",
  "not-a-calendar":
    "What lies at its address is no calendar. Take the address that ends in .ics, or says iCal.",
  "too-complicated": "It has too many entries, or ones that never end.",
};

/** Why a calendar could not be read, as one sentence. */
export const problemWords = (code: string): string => PROBLEMS[code] ?? "It could not be read.";
