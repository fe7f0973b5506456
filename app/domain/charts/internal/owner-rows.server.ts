import { ownerAddresses } from "#app/domain/accounts/owner-addresses.server";
import type { PracticeContact } from "#app/domain/practice/practice-contact.server";
import type { Tx } from "#app/platform/db/transaction.server";

/** Somebody to tell; who has no id is the practice's own address. */
export type Told = { id: string | null; email: string };

/** Every owner but this one; where there is no other, the practice's own address. */
export async function ownersBut(tx: Tx, personId: string, contact: PracticeContact | null): Promise<Told[]> {
  const owners = await ownerAddresses(tx, personId);
  if (owners.length > 0) return owners;
  return contact ? [{ id: null, email: contact.email }] : [];
}
