const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** Whole cents in words: 16500 is "$165.00". */
export function centsInWords(cents: number): string {
  return dollars.format(cents / 100);
}

/** An amount of money given in whole cents. A credit reads "-$40.00". */
export function MoneyText({ cents }: { cents: number }) {
  return <span className="whitespace-nowrap tabular-nums">{centsInWords(cents)}</span>;
}
