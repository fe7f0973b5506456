import { db } from "#app/platform/db/client.server";
import { mailsTo } from "#tests/fixtures/addresses";

/** Mails about a booking wait three minutes for an undo. This makes those to one address due; the server sends them. */
export async function makeMailsDue({ email }: { email: string }): Promise<{ due: number }> {
  const ids = (await mailsTo(email)).filter(({ state }) => state === "queued").map(({ id }) => id);
  const due = await db.$executeRaw`
    UPDATE pgboss.job SET start_after = now()
    WHERE state = 'created' AND data->>'job' = 'mail.send' AND data->'payload'->>'id' = ANY(${ids})`;
  return { due };
}
