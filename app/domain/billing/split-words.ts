import { formatCents } from "#app/domain/shared/money";
import type { SplitRule } from "./split-share";

type Named = { personId: string; chosenName: string };

/** What a rule means in one line; null is how a chart without a rule of its own is split. */
export function splitWords(rule: SplitRule | null, members: readonly Named[]): string {
  if (!rule) return members.length === 1 ? "Pays everything" : "The same part for everybody who attends";
  const nameOf = (personId: string) =>
    members.find((member) => member.personId === personId)?.chosenName ?? "Somebody who left";
  if (rule.kind === "one_payer")
    return rule.parts.map((part) => `${nameOf(part.personId)} pays everything`).join();
  if (rule.kind === "percentage")
    return rule.parts.map((part) => `${nameOf(part.personId)} ${part.percent}%`).join(", ");
  return rule.parts
    .map((part) => `${nameOf(part.personId)} ${part.cents === null ? "the rest" : formatCents(part.cents)}`)
    .join(", ");
}
