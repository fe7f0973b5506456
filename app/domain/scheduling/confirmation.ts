import { andInWords } from "#app/ui/in-words";

/** Who of a chart has still to sign the current version of the joint consent. */
export type ConfirmationFacts = {
  chartKind: "individual" | "couple" | "group";
  memberCount: number;
  /** Chosen names; a signature of an older version does not count. */
  missing: readonly string[];
  /** Where everybody is: nothing to ask, not asked now, asked and not all there yet, or all where they may be treated. */
  whereabouts: "not-needed" | "not-now" | "awaited" | "known";
};

/**
 * `unsigned`: the joint agreement lacks a signature. `planned`: nothing is missing that can be known by now.
 * `locating`: it is time, and not everybody is known to be where the therapist is licensed.
 */
export type Confirmation = { stage: "unsigned" | "planned" | "locating" | "confirmed"; waitingFor: string[] };

const STAGES = {
  "not-needed": "confirmed",
  "not-now": "planned",
  awaited: "locating",
  known: "confirmed",
} as const;

/**
 * A session is confirmed once every member of a joint one has signed the same consent version and, by video, everybody
 * who attends is, that day, in a state where the therapist is licensed.
 */
export function confirmationOf(facts: ConfirmationFacts): Confirmation {
  const { chartKind, memberCount, missing, whereabouts } = facts;
  const isUnsigned = chartKind !== "individual" && (memberCount < 2 || missing.length > 0);
  return isUnsigned
    ? { stage: "unsigned", waitingFor: [...missing] }
    : { stage: STAGES[whereabouts], waitingFor: [] };
}

/**
 * What a session still waits for, as one sentence; null where there is nothing to wait for now. Where somebody is stands
 * in none of them: partners read the same.
 */
export function waitingWords({ stage, waitingFor }: Confirmation): string | null {
  if (stage === "locating") return "Confirmed once everybody has said where they are.";
  if (stage !== "unsigned") return null;
  if (waitingFor.length === 0) return "Confirmed once your partner has joined and signed the agreement.";
  return `Confirmed once ${andInWords(waitingFor)} signed the joint agreement.`;
}
