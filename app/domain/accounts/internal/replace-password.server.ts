import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { lockPerson } from "./lock-person.server";

/** `secret` is from `hashNewPassword`. */
export async function replacePassword(tx: Tx, personId: string, secret: string): Promise<void> {
  await lockPerson(tx, personId);
  await tx.credential.deleteMany({ where: { personId, kind: "password" } });
  await tx.credential.create({
    data: { id: newId(), personId, kind: "password", secret },
    select: { id: true },
  });
}
