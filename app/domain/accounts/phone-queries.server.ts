import type { Tx } from "#app/platform/db/transaction.server";

/** Person id to phone number in E.164, for those who gave one. The one place where a number to send something to is read. */
export async function phonesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await tx.person.findMany({
    where: { id: { in: [...personIds] }, phone: { not: null }, deactivatedAt: null },
    select: { id: true, phone: true },
  });
  return new Map(people.flatMap(({ id, phone }) => (phone ? [[id, phone]] : [])));
}
