/** Who of a chart has still to sign the current version of the joint consent. */
export type ConfirmationFacts = {
  chartKind: "individual" | "couple" | "group";
  memberCount: number;
  /** Chosen names; a signature of an older version does not count. */
  missing: readonly string[];
};

export type Confirmation = { confirmed: boolean; waitingFor: string[] };

export const CONFIRMED: Confirmation = { confirmed: true, waitingFor: [] };

/** A joint session is confirmed once every member has signed the same consent version; an individual one at once. */
export function confirmationOf({ chartKind, memberCount, missing }: ConfirmationFacts): Confirmation {
  if (chartKind === "individual") return CONFIRMED;
  return { confirmed: memberCount >= 2 && missing.length === 0, waitingFor: [...missing] };
}

const names = new Intl.ListFormat("en-US", { type: "conjunction" });

/** What a joint session still waits for, as one sentence; null for a confirmed one. */
export function waitingWords({ confirmed, waitingFor }: Confirmation): string | null {
  if (confirmed) return null;
  if (waitingFor.length === 0) return "Confirmed once your partner has joined and signed the agreement.";
  return `Confirmed once ${names.format(waitingFor)} signed the joint agreement.`;
}
