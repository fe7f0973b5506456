import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { emailIndex, phoneIndex } from "#app/platform/crypto/lookup.server";
import { openTexts, type Place, sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { normalizeEmail } from "./email-address";

/** The tables whose rows hold how somebody is reached. */
type Holder = "person" | "lead" | "invitation" | "one_time_token";

export type Contact = { email: string; phone: string | null };

type SealedEmail = { id: string; emailSealed: Uint8Array };
type SealedContact = SealedEmail & { phoneSealed: Uint8Array | null };

/** All contact details of a practice are one compartment: a list of them opens with one key. */
async function placesOf(tx: Tx, table: Holder): Promise<(column: string, rowId: string) => Place> {
  const compartmentId = await compartmentFor(tx, { kind: "directory" });
  return (column, rowId) => ({ compartmentId, table, column, rowId });
}

/** An address for its row: sealed, and by what it is found. */
export async function sealEmail(tx: Tx, table: Holder, rowId: string, typed: string) {
  const email = normalizeEmail(typed);
  const place = (await placesOf(tx, table))("email_sealed", rowId);
  return { emailSealed: await sealText(tx, place, email), emailIndex: emailIndex(email) };
}

/** A phone number for its row, or none: sealed, and by what it is found. */
export async function sealPhone(tx: Tx, table: Holder, rowId: string, phone: string | null) {
  if (!phone) return { phoneSealed: null, phoneIndex: null };
  const place = (await placesOf(tx, table))("phone_sealed", rowId);
  return { phoneSealed: await sealText(tx, place, phone), phoneIndex: phoneIndex(phone) };
}

/** In the order given, however many with at most the queries of one. */
async function openAll(
  tx: Tx,
  table: Holder,
  rows: readonly (SealedEmail & { phoneSealed?: Uint8Array | null })[],
): Promise<Contact[]> {
  if (rows.length === 0) return [];
  const placeOf = await placesOf(tx, table);
  const emails = rows.map(({ id, emailSealed }) => ({
    place: placeOf("email_sealed", id),
    sealed: emailSealed,
  }));
  const phones = rows.flatMap(({ id, phoneSealed }) =>
    phoneSealed ? [{ place: placeOf("phone_sealed", id), sealed: phoneSealed }] : [],
  );
  const texts = (await openTexts(tx, [...emails, ...phones])).values();
  const next = (): string => texts.next().value ?? "";
  const opened = rows.map(() => next());
  return rows.map(({ phoneSealed }, index) => ({
    email: opened[index] ?? "",
    phone: phoneSealed ? next() : null,
  }));
}

/** The rows with their addresses in the place of what is sealed. */
export async function withEmails<Row extends SealedEmail>(
  tx: Tx,
  table: Holder,
  rows: readonly Row[],
): Promise<(Omit<Row, "emailSealed"> & { email: string })[]> {
  const opened = await openAll(tx, table, rows);
  return rows.map(({ emailSealed: _, ...rest }, index) => ({ ...rest, email: opened[index]?.email ?? "" }));
}

/** The same with phone numbers. */
export async function withContacts<Row extends SealedContact>(
  tx: Tx,
  table: Holder,
  rows: readonly Row[],
): Promise<(Omit<Row, "emailSealed" | "phoneSealed"> & Contact)[]> {
  const opened = await openAll(tx, table, rows);
  return rows.map(({ emailSealed: _email, phoneSealed: _phone, ...rest }, index) => {
    const { email = "", phone = null } = opened[index] ?? {};
    return { ...rest, email, phone };
  });
}

/** The address of one row. */
export async function openEmail(tx: Tx, table: Holder, row: SealedEmail): Promise<string> {
  const [contact] = await openAll(tx, table, [row]);
  return contact?.email ?? "";
}

/** The address and the phone number of one row. */
export async function openContact(tx: Tx, table: Holder, row: SealedContact): Promise<Contact> {
  const [contact] = await openAll(tx, table, [row]);
  return contact ?? { email: "", phone: null };
}

/** Where mails to somebody go. Throws for nobody. */
export async function emailOf(tx: Tx, personId: string): Promise<string> {
  const where = { id: personId };
  const row = await tx.person.findUniqueOrThrow({ where, select: { id: true, emailSealed: true } });
  return openEmail(tx, "person", row);
}
