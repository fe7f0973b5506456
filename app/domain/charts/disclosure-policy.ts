export type DisclosureKind = "no_secrets" | "limited_secrets";

/** The rule in a few words; the full text that members acknowledge is data of the practice. */
export const DISCLOSURE_NAMES: Record<DisclosureKind, string> = {
  no_secrets: "No secrets",
  limited_secrets: "Limited secrets",
};

/** One sentence for the top of the page where a member is asked to acknowledge the full text. */
export const DISCLOSURE_SUMMARIES: Record<DisclosureKind, string> = {
  no_secrets: "What one of you tells your therapist alone may be brought into your work together.",
  limited_secrets: "Your therapist keeps what you tell them alone, within the limits that this text names.",
};
