/** Who signed the current version of the joint consent; read by intake, composed with an appointment by the route. */
export type ConfirmationFacts = {
  chartKind: "individual" | "couple" | "group";
  members: readonly { personId: string; chosenName: string }[];
  /** People who signed the one version that counts now. A signature of an older version is not among them. */
  signedBy: readonly string[];
};

export type Confirmation = { confirmed: boolean; waitingFor: string[] };

/** A joint session is confirmed once every member has signed the same consent version; an individual one at once. */
export function confirmationOf(facts: ConfirmationFacts): Confirmation {
  if (facts.chartKind === "individual") return { confirmed: true, waitingFor: [] };
  const waitingFor = facts.members
    .filter((member) => !facts.signedBy.includes(member.personId))
    .map((member) => member.chosenName);
  const enough = facts.members.length >= 2;
  return { confirmed: enough && waitingFor.length === 0, waitingFor };
}
