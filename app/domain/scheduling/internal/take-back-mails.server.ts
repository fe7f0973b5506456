import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { dropMails, mailPrefix, type Telling, tellEverybody } from "./tell.server";

/**
 * Their keys name the version of the appointment that they tell of, and what it was. What could be dropped while it waited
 * is younger than an hour.
 */
const MAILS = `
  SELECT k.part[3]::int AS version, k.part[4] AS what, bool_or(state = 'cancelled') AS dropped
  FROM outbound_message CROSS JOIN LATERAL (SELECT string_to_array(dedupe_key, ':') AS part) k
  WHERE created_at > now() - interval '1 hour' AND starts_with(dedupe_key, $1) AND k.part[4] IN ('booked', 'moved')
    AND k.part[3]::int < $2::int
  GROUP BY 1, 2 ORDER BY 1 DESC`;

type Told = { version: number; what: "booked" | "moved"; dropped: boolean };

/**
 * After the change that made `version` was undone: its mails are never sent. What it had dropped about the state before,
 * which holds again, is told after all.
 */
export async function takeBackMails(
  tx: Tx,
  undone: { appointmentId: string; version: number; isBookedAgain: boolean },
  now: Date,
): Promise<void> {
  const { appointmentId, version, isBookedAgain } = undone;
  await dropMails(tx, appointmentId);
  if (!isBookedAgain) return;
  const told = await prepared<Told>(tx, "mails-about-appointment", MAILS, [
    mailPrefix(appointmentId),
    version,
  ]);
  const what = untold(told);
  if (what) await tellEverybody(tx, { appointmentId, what, sendAt: now, now });
}

/** What nobody was told of the present state; who has not even heard of the booking hears of that. */
function untold(told: readonly Told[]): Telling["what"] | null {
  const [last] = told;
  if (!last?.dropped) return null;
  return told.some(({ what, dropped }) => what === "booked" && dropped) ? "booked" : last.what;
}
