import type { Tx } from "#app/platform/db/transaction.server";
import { withEmails } from "./contact-details.server";

const OWNS = { some: { role: "admin", permissions: { has: "owner" }, validUntil: null } } as const;

/** Where to write to every owner of the practice, or to every one but somebody. */
export async function ownerAddresses(tx: Tx, but?: string): Promise<{ id: string; email: string }[]> {
  const owners = await tx.person.findMany({
    where: { ...(but ? { id: { not: but } } : {}), deactivatedAt: null, grants: OWNS },
    select: { id: true, emailSealed: true },
  });
  return withEmails(tx, "person", owners);
}
