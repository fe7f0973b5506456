/** The words of the consent to texts. Whoever changes them gives them another version; consents name theirs. */
export const TEXT_WORDING = {
  version: "2026-11",
  of: (practice: string, phone: string): string =>
    `${practice} may send reminders of my appointments by text to ${phone}: about two for each appointment. ` +
    "Message and data rates may apply. I can reply STOP at any time, or end it here. My care does not depend on it.",
} as const;

/** Where somebody stands with texts, in the words of their own page. */
export type TextState =
  | { kind: "not-offered" }
  | { kind: "no-phone" }
  | { kind: "open"; phone: string; wording: string; version: string; stoppedAt: string | null }
  | { kind: "agreed"; phone: string; since: string };

/** "(804) 555-0142" of a US number; others as they are dialed. */
export function phoneWords(phone: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? [];
  return area ? `(${area}) ${exchange}-${line}` : phone;
}
