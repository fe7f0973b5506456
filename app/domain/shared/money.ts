const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** Integer cents to "$1,650.00"; negative as "-$5.00". */
export const formatCents = (cents: number): string => dollars.format(cents / 100);

const AMOUNT = /^\$?\s*(\d{1,7}|\d{1,3},\d{3}|\d,\d{3},\d{3})(?:\.(\d{1,2}))?$/;

/**
 * "82.50", "82.5", "82" or "1,250.00" to integer cents; null for anything that is not a plain non-negative amount. A comma
 * stands before three digits only: in "82,50" it would be a decimal point to one reader and nothing to another.
 */
export function parseCents(text: string): number | null {
  const match = AMOUNT.exec(text.trim());
  if (!match) return null;
  return Number(match[1]?.replaceAll(",", "")) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Splits cents by weights without losing one: remainders go to the first parts in order. Weights must not sum to 0. */
export function splitByWeights(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((cents * weight) / total));
  let left = cents - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => {
    if (left <= 0 || (weights[index] ?? 0) === 0) return part;
    left -= 1;
    return part + 1;
  });
}
