import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";

/** Signs somebody in, second step and all, and gives the token for the cookie. */
export async function makeSession({ email }: { email: string }): Promise<{ token: string }> {
  const { id } = await db.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  const token = await inTransaction((tx) => startSession(tx, id, { secondFactorAt: new Date() }));
  return { token };
}
