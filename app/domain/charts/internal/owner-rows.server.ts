import { withEmails } from "#app/domain/accounts/contact-details.server";
import type { PracticeContact } from "#app/domain/practice/practice-contact.server";
import type { Tx } from "#app/platform/db/transaction.server";

/** Somebody to tell; who has no id is the practice's own address. */
export type Told = { id: string | null; email: string };

/** Every owner but this one; where there is no other, the practice's own address. */
export async function ownersBut(tx: Tx, personId: string, contact: PracticeContact | null): Promise<Told[]> {
  const owners = await tx.person.findMany({
    where: {
      id: { not: personId },
      deactivatedAt: null,
      grants: { some: { role: "admin", permissions: { has: "owner" }, validUntil: null } },
    },
    select: { id: true, emailSealed: true },
  });
  if (owners.length > 0) return withEmails(tx, "person", owners);
  return contact ? [{ id: null, email: contact.email }] : [];
}
