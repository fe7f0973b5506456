import type { Params } from "../form-body";
import { type TestCard, testCardByNumber } from "../test-cards";

export type CardValues = { number: string; expiry: string; cvc: string };
export type CardErrors = Partial<Record<keyof CardValues, string>>;
export type ReadCard =
  | { kind: "read"; card: TestCard | undefined; month: number; year: number }
  | { kind: "invalid"; errors: CardErrors };

export const NO_VALUES: CardValues = { number: "", expiry: "", cvc: "" };

const typed = (value: unknown) => (typeof value === "string" ? value.trim().slice(0, 40) : "");

export function valuesOf(params: Params): CardValues {
  return { number: typed(params.number), expiry: typed(params.expiry), cvc: typed(params.cvc) };
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function numberError(digits: string): string | undefined {
  if (digits === "") return "Enter your card number.";
  if (!/^\d{13,19}$/.test(digits)) return "Your card number is incomplete.";
  return passesLuhn(digits) ? undefined : "Your card number is invalid.";
}

function readExpiry(text: string): { month: number; year: number } | null {
  const found = /^(\d{1,2})\s*[/ -]?\s*(\d{2}|20\d{2})$/.exec(text);
  if (!found) return null;
  const month = Number(found[1]);
  const year = Number(found[2]);
  if (month < 1 || month > 12) return null;
  return { month, year: year < 100 ? 2000 + year : year };
}

function expiryError(expiry: { month: number; year: number } | null, nowSeconds: number): string | undefined {
  if (expiry === null) return "Enter the month and year, like 12 / 34.";
  const firstInvalidMoment = Date.UTC(expiry.year, expiry.month, 1);
  return firstInvalidMoment <= nowSeconds * 1000 ? "Your card's expiration date is in the past." : undefined;
}

/** Reads what was typed. A number that is no test card is read with `card` undefined: the bank declines it. */
export function readCard(values: CardValues, nowSeconds: number): ReadCard {
  const digits = values.number.replace(/[\s-]/g, "");
  const expiry = readExpiry(values.expiry);
  const found: [keyof CardValues, string | undefined][] = [
    ["number", numberError(digits)],
    ["expiry", expiryError(expiry, nowSeconds)],
    ["cvc", /^\d{3,4}$/.test(values.cvc) ? undefined : "Enter the 3 digits on the back of your card."],
  ];
  const errors: CardErrors = Object.fromEntries(found.filter(([, error]) => error !== undefined));
  if (expiry === null || Object.keys(errors).length > 0) return { kind: "invalid", errors };
  return { kind: "read", card: testCardByNumber(digits), ...expiry };
}
