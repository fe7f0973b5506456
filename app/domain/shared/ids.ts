import { v7 } from "uuid";

/** A uuid v7: sorts by the time it was made. */
export const newId = (): string => v7();

/** An id that nothing has. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can stand where Postgres wants an id. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** As the database writes it: an id that somebody typed in capitals is the same id. */
export const canonicalId = (text: string): string => (isUuid(text) ? text.toLowerCase() : text);

/** What a client reads out on the phone: eight letters and digits without the ones that look alike. */
export function newReference(): string {
  const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
