const BRANDS: Record<string, string> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  diners: "Diners Club",
  jcb: "JCB",
  unionpay: "UnionPay",
};

/** "Visa 4242", as people read it on their card. */
export function cardWords(card: { brand: string; last4: string }): string {
  return `${BRANDS[card.brand.toLowerCase()] ?? "Card"} ${card.last4}`;
}
