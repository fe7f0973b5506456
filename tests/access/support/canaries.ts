import { randomBytes } from "node:crypto";
import type { Who } from "./who";

const word = (what: string) => `canary-${what}-${randomBytes(6).toString("hex")}`;

/** Words that only private things of client A hold. */
export const canaries = {
  subject: word("subject"),
  message: word("message"),
  draft: word("draft"),
  answer: word("answer"),
  note: word("note"),
  documentName: word("name"),
  document: word("document"),
  paidWith: word("paid"),
  card: word("card"),
};

/** Who may come across them. Everybody else never does. */
export const READERS: Record<keyof typeof canaries, readonly Who[]> = {
  subject: ["client A", "care-team therapist"],
  message: ["client A", "care-team therapist"],
  draft: ["client A"],
  answer: ["client A", "care-team therapist"],
  note: ["care-team therapist"],
  documentName: ["client A", "care-team therapist"],
  document: ["client A", "care-team therapist"],
  paidWith: ["client A", "billing admin", "practice admin", "owner"],
  card: ["client A"],
};

const ALL = Object.keys(canaries) as (keyof typeof canaries)[];

export const found = (text: string): (keyof typeof canaries)[] =>
  ALL.filter((name) => text.includes(canaries[name]));
export const leaked = (who: Who, text: string) => found(text).filter((name) => !READERS[name].includes(who));
