import type { Tx } from "#app/platform/db/transaction.server";

/** Until the transaction ends nobody else changes how this person signs in. */
export async function lockPerson(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`SELECT id FROM person WHERE id = ${personId}::uuid FOR UPDATE`;
}
