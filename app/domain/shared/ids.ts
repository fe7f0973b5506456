import { v7 } from "uuid";

/** A uuid v7: sorts by the time it was made. */
export const newId = (): string => v7();

/** What a client reads out on the phone: eight letters and digits without the ones that look alike. */
export function newReference(): string {
  const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
