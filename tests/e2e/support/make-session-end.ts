import { db } from "#app/platform/db/client.server";

/** Lets somebody's sessions have ended by themselves a minute ago. */
export async function makeSessionEnd({ email }: { email: string }): Promise<{ ended: number }> {
  const idleExpiresAt = new Date(Date.now() - 60_000);
  const { count } = await db.authSession.updateMany({
    where: { person: { email } },
    data: { idleExpiresAt },
  });
  return { ended: count };
}
