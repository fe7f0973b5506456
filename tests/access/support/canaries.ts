import { randomBytes } from "node:crypto";
import { newId } from "#app/domain/shared/ids";
import type { Who } from "./who";

const word = (what: string) => `canary-${what}-${randomBytes(6).toString("hex")}`;

const email = (what: string) => `${word(what)}@example.com`;

/** Words that only private things of client A hold, and those of partner B, whose names end in B. */
export const canaries = {
  subject: word("subject"),
  message: word("message"),
  draft: word("draft"),
  answer: word("answer"),
  safety: email("safety"),
  note: word("note"),
  signedNote: word("signed"),
  documentName: word("name"),
  document: word("document"),
  kept: word("kept"),
  refundNote: word("refund-note"),
  addendum: word("addendum"),
  heard: word("heard"),
  waived: word("waived"),
  emergency: word("emergency"),
  /** In addresses of video rooms: of a therapist elsewhere, whose page nobody is sent to, and of a session ahead. */
  video: word("video"),
  ownVideo: word("own-video"),
  /** What a visitor writes to the practice, which no page shows again. */
  leadNote: word("lead-note"),
  paidWith: word("paid"),
  card: word("card"),
  address: word("address"),
  subjectB: word("subject-b"),
  messageB: word("message-b"),
  draftB: word("draft-b"),
  answerB: word("answer-b"),
  safetyB: email("safety-b"),
  documentNameB: word("name-b"),
  documentB: word("document-b"),
  keptB: word("kept-b"),
  cardB: word("card-b"),
  addressB: word("address-b"),
  /** In the address of a therapist's other calendar, which no page shows again. */
  calendar: word("calendar"),
  /** The id of a session that B attends alone, on a chart of their own; calendars are full of such ids. */
  ownSessionB: newId(),
};

export type Canary = keyof typeof canaries;

const TEAM = ["care-team therapist", "supervisor"] as const;

/** Who may come across them. Everybody else never does. */
export const READERS: Record<Canary, readonly Who[]> = {
  subject: ["client A", ...TEAM],
  message: ["client A", ...TEAM],
  draft: ["client A"],
  answer: ["client A", ...TEAM],
  safety: ["client A", ...TEAM],
  note: ["care-team therapist"],
  signedNote: TEAM,
  documentName: ["client A", ...TEAM],
  document: ["client A", ...TEAM],
  kept: ["client A"],
  refundNote: ["billing admin", "practice admin", "owner"],
  addendum: TEAM,
  heard: TEAM,
  waived: TEAM,
  emergency: ["owner"],
  video: [],
  ownVideo: TEAM,
  leadNote: [],
  paidWith: ["client A", "billing admin", "practice admin", "owner"],
  card: ["client A"],
  address: ["client A", ...TEAM],
  subjectB: ["partner B", ...TEAM],
  messageB: ["partner B", ...TEAM],
  draftB: ["partner B"],
  answerB: [...TEAM, "partner B"],
  safetyB: [...TEAM, "partner B"],
  documentNameB: ["partner B", ...TEAM],
  documentB: ["partner B", ...TEAM],
  keptB: ["partner B"],
  cardB: ["partner B"],
  addressB: ["partner B", ...TEAM],
  calendar: [],
  ownSessionB: ["partner B", "care-team therapist", "practice admin", "owner"],
};

const ALL = Object.keys(canaries) as Canary[];

export const found = (text: string): Canary[] => ALL.filter((name) => text.includes(canaries[name]));
export const leaked = (who: Who, text: string) => found(text).filter((name) => !READERS[name].includes(who));
