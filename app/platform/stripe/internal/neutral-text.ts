/** All that Stripe, a bank or a card statement ever reads about what was paid for. */
export const LINE_TEXT = "Professional services";
export const STATEMENT_SUFFIX = "SERVICES";
export const CURRENCY = "usd";

const OPAQUE = /^[A-Za-z0-9_-]{1,64}$/;

/** Only an id of ours may travel to Stripe; anything that could be a name or a sentence is refused. */
export function referenceData(reference: string): { reference: string } {
  if (!OPAQUE.test(reference)) throw new Error("A reference for Stripe must be an opaque id");
  return { reference };
}
