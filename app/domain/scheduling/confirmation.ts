import { andInWords } from "#app/ui/in-words";

type Member = {
  personId: string;
  chosenName: string;
  /** The current version of the joint consent; a signature of an older one does not count. */
  signed: boolean;
};

export type ConfirmationFacts = {
  chartKind: "individual" | "couple" | "group";
  /** Who is on the chart. */
  members: readonly Member[];
  /** Where everybody is: nothing to ask, not asked now, asked and not all there yet, or all where they may be treated. */
  whereabouts: "not-needed" | "not-now" | "awaited" | "known";
};

/**
 * `unsigned`: the joint agreement lacks a signature. `planned`: nothing is missing that can be known by now.
 * `locating`: it is time, and not everybody is known to be where the therapist is licensed.
 */
export type ConfirmationStage = "unsigned" | "planned" | "locating" | "confirmed";

/** `waiting`: what it still waits for, as a sentence for whoever reads; null where there is nothing to wait for now. */
export type Confirmation = { stage: ConfirmationStage; waiting: string | null };

/** Somebody who may attend, or whoever works for the practice. */
export type ConfirmationReader = { personId: string } | "staff";

const STAGES = {
  "not-needed": "confirmed",
  "not-now": "planned",
  awaited: "locating",
  known: "confirmed",
} as const;

/**
 * A session is confirmed once every member of a joint one has signed the same consent version and, by video, everybody
 * who attends is, that day, in a state where the therapist is licensed. Where somebody is stands in no sentence: partners
 * read the same.
 */
export function confirmationOf(facts: ConfirmationFacts, reader: ConfirmationReader): Confirmation {
  const { chartKind, members, whereabouts } = facts;
  const isUnsigned = chartKind !== "individual" && (members.length < 2 || members.some((one) => !one.signed));
  if (isUnsigned) return { stage: "unsigned", waiting: unsignedWords(members, reader) };
  const stage = STAGES[whereabouts];
  return {
    stage,
    waiting: stage === "locating" ? "Confirmed once everybody has said where they are." : null,
  };
}

function unsignedWords(members: readonly Member[], reader: ConfirmationReader): string {
  const unsigned = members.filter((one) => !one.signed);
  const joined = members.length < 2 ? `${partnerWords(members, reader)} has joined and signed` : null;
  if (unsigned.length === 0) return `Confirmed once ${joined} the agreement.`;
  const names = unsigned.filter((one) => !isReader(one, reader)).map((one) => one.chosenName);
  const who = names.length < unsigned.length ? ["you", ...names] : names;
  const verb = who.length > 1 || who[0] === "you" ? "have" : "has";
  return `Confirmed once ${andInWords(who)} ${verb} signed the joint agreement${joined ? `, and ${joined} it` : ""}.`;
}

const isReader = ({ personId }: Member, reader: ConfirmationReader): boolean =>
  reader !== "staff" && reader.personId === personId;

/** The partner who has not joined whoever is alone on a chart. */
function partnerWords([alone]: readonly Member[], reader: ConfirmationReader): string {
  if (reader !== "staff") return "your partner";
  return alone ? `${alone.chosenName}'s partner` : "everybody";
}
