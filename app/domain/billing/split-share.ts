import { splitByWeights } from "#app/domain/shared/money";

/** How a chart's invoices fall on its payers, in payer order. A fixed part of null takes what the others leave. */
export type SplitRule =
  | { kind: "one_payer"; parts: { personId: string }[] }
  | { kind: "percentage"; parts: { personId: string; percent: number }[] }
  | { kind: "fixed"; parts: { personId: string; cents: number | null }[] };

export type Share = { personId: string; cents: number };

/**
 * Splits an amount in integer cents by a valid rule. The shares sum to the amount exactly: a cent that does not divide
 * goes to the first payer with a part, and fixed parts are served in payer order while the amount lasts.
 */
export function splitShare(cents: number, rule: SplitRule): Share[] {
  if (rule.kind === "one_payer") {
    return rule.parts.slice(0, 1).map((part) => ({ personId: part.personId, cents }));
  }
  if (rule.kind === "percentage") {
    const weights = rule.parts.map((part) => part.percent);
    const amounts = splitByWeights(cents, weights);
    return rule.parts.map((part, index) => ({ personId: part.personId, cents: amounts[index] ?? 0 }));
  }
  return splitFixed(cents, rule.parts);
}

function splitFixed(cents: number, parts: { personId: string; cents: number | null }[]): Share[] {
  let left = cents;
  const shares = parts.map((part) => {
    const taken = part.cents === null ? 0 : Math.min(part.cents, left);
    left -= taken;
    return { personId: part.personId, cents: taken };
  });
  const rest = parts.findIndex((part) => part.cents === null);
  return shares.map((share, index) => (index === rest ? { ...share, cents: left } : share));
}

/** Without a rule of their own everybody who attends carries the same part, in the order they joined. */
export function defaultSplitRule(personIds: readonly string[]): SplitRule {
  const [only] = personIds;
  if (personIds.length === 1 && only) return { kind: "one_payer", parts: [{ personId: only }] };
  return { kind: "percentage", parts: personIds.map((personId) => ({ personId, percent: 1 })) };
}

export type SplitRuleFault = "no-payer" | "payer-twice" | "percent-sum" | "one-rest";

/** What is wrong with a rule before it is kept; null when every amount can be split by it. */
export function splitRuleFault(rule: SplitRule): SplitRuleFault | null {
  const people = rule.parts.map((part) => part.personId);
  if (people.length === 0) return "no-payer";
  if (new Set(people).size !== people.length) return "payer-twice";
  if (rule.kind === "percentage") {
    const sum = rule.parts.reduce((total, part) => total + part.percent, 0);
    if (sum !== 100 || rule.parts.some((part) => part.percent < 0)) return "percent-sum";
  }
  if (rule.kind === "fixed" && rule.parts.filter((part) => part.cents === null).length !== 1)
    return "one-rest";
  return null;
}
