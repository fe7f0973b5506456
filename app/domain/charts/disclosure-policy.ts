export type DisclosureKind = "no_secrets" | "limited_secrets";

/** The rule in a few words; the full text that members acknowledge is data of the practice. */
export const DISCLOSURE_NAMES: Record<DisclosureKind, string> = {
  no_secrets: "No secrets",
  limited_secrets: "Limited secrets",
};

/** The same in one sentence, as the care team reads it above a chart. */
export const DISCLOSURE_SUMMARIES: Record<DisclosureKind, string> = {
  no_secrets: "What one partner tells you alone may be brought into the work with both.",
  limited_secrets:
    "What one partner tells you alone stays with you, within the limits of the text they acknowledged.",
};
