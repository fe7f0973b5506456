export const WHO = [
  "visitor",
  "client A",
  "partner B",
  "unrelated client",
  "care-team therapist",
  /** On the same care team, with no session of the couple in their calendar. */
  "supervisor",
  "other therapist",
  "billing admin",
  "practice admin",
  "owner",
  /** Their password was right, and nothing more. */
  "half-signed-in therapist",
] as const;

export type Who = (typeof WHO)[number];
