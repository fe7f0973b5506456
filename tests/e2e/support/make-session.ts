import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";

type Wish = { email: string; provedMinutesAgo?: number };

/** Signs somebody in, second step and all, and gives the token for the cookie. */
export async function makeSession({ email, provedMinutesAgo = 0 }: Wish): Promise<{ token: string }> {
  const { id } = await db.person.findUniqueOrThrow({
    where: { emailIndex: emailIndex(email) },
    select: { id: true },
  });
  const token = await inTransaction((tx) => startSession(tx, id, { secondFactorAt: new Date() }));
  const provedAt = new Date(Date.now() - provedMinutesAgo * 60_000);
  await db.authSession.update({ where: { tokenHash: hashToken(token) }, data: { provedAt } });
  return { token };
}
