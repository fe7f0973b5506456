import { emailIndex } from "#app/platform/crypto/lookup.server";
import { db } from "#app/platform/db/client.server";

const ofPerson = (email: string) => ({ person: { emailIndex: emailIndex(email) } });

/** Lets somebody's sessions have ended by themselves a minute ago. */
export async function makeSessionEnd({ email }: { email: string }): Promise<{ changed: number }> {
  const idleExpiresAt = new Date(Date.now() - 60_000);
  const { count } = await db.authSession.updateMany({
    where: ofPerson(email),
    data: { idleExpiresAt },
  });
  return { changed: count };
}

/** Lets somebody's sessions end in ten minutes, whatever they do. */
export async function makeLastMinutes({ email }: { email: string }): Promise<{ changed: number }> {
  const absoluteExpiresAt = new Date(Date.now() + 600_000);
  const { count } = await db.authSession.updateMany({
    where: ofPerson(email),
    data: { absoluteExpiresAt },
  });
  return { changed: count };
}

/** Lets the last proof of somebody's sessions be two hours old. */
export async function makeOldProof({ email }: { email: string }): Promise<{ changed: number }> {
  const provedAt = new Date(Date.now() - 2 * 3_600_000);
  const { count } = await db.authSession.updateMany({ where: ofPerson(email), data: { provedAt } });
  return { changed: count };
}
