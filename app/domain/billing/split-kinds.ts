import type { SplitRule } from "./split-share";

/** What the office chooses from; "even" is how a chart without a rule of its own is split. */
export const SPLIT_KINDS = ["even", "percentage", "fixed", "one_payer"] as const;
export type SplitChoice = (typeof SPLIT_KINDS)[number];

export const SPLIT_KIND_WORDS: Record<SplitChoice, string> = {
  even: "The same part for everybody who attends",
  percentage: "A percentage each",
  fixed: "A fixed amount, and one pays the rest",
  one_payer: "One of them pays everything",
};

/** What a form holds before anybody typed: the rule as it stands. */
export function splitValues(rule: SplitRule | null, personIds: readonly string[]) {
  const even = Math.floor(100 / Math.max(1, personIds.length));
  return {
    kind: rule?.kind ?? "even",
    payer: rule?.kind === "one_payer" ? rule.parts[0]?.personId : undefined,
    parts: personIds.map((personId, index) => ({
      personId,
      percent: percentOf(rule, personId) ?? String(index === 0 ? 100 - even * (personIds.length - 1) : even),
      dollars: dollarsOf(rule, personId),
    })),
  };
}

function percentOf(rule: SplitRule | null, personId: string): string | null {
  if (rule?.kind !== "percentage") return null;
  return String(rule.parts.find((part) => part.personId === personId)?.percent ?? 0);
}

function dollarsOf(rule: SplitRule | null, personId: string): string {
  const part = rule?.kind === "fixed" ? rule.parts.find((one) => one.personId === personId) : undefined;
  return part && part.cents !== null ? (part.cents / 100).toFixed(2) : "";
}
