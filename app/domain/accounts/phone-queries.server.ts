import type { Tx } from "#app/platform/db/transaction.server";
import { withContacts } from "./contact-details.server";

/** Person id to phone number in E.164, for those who gave one. The one place where a number to send something to is read. */
export async function phonesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const sealed = await tx.person.findMany({
    where: { id: { in: [...personIds] }, phoneSealed: { not: null }, deactivatedAt: null },
    select: { id: true, emailSealed: true, phoneSealed: true },
  });
  const people = await withContacts(tx, "person", sealed);
  return new Map(people.flatMap(({ id, phone }) => (phone ? [[id, phone]] : [])));
}
