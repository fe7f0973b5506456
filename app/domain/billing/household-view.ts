import type { SplitRule } from "./split-share";

export type HouseholdInList = {
  chartId: string;
  household: string;
  status: "intake" | "active" | "discharged";
  /** Who leads its care team; null for a chart that nobody leads. */
  therapist: string | null;
  split: string;
  owedCents: number;
};

export type Payer = { personId: string; chosenName: string; email: string; phone: string | null };

export type HouseholdSplit = {
  chartId: string;
  household: string;
  /** In the order they joined, which is the order of payers. */
  members: Payer[];
  /** Null while everybody who attends pays the same part. */
  rule: SplitRule | null;
  words: string;
  /** Every rule the chart had, newest first; moments as ISO text. */
  rules: { id: string; rule: SplitRule; words: string; from: string; until: string | null }[];
  /** An amount to show the shares with, in cents. */
  exampleCents: number;
};
