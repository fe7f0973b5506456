import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { recordAccountEvent } from "./record-account-event.server";
import { tellOfChange } from "./tell-of-change.server";

/** NIST SP 800-63B-4, 3.2.2: a secret that was guessed wrong this often in a row counts no more until its owner resets it. */
export const MOST_IN_A_ROW = 100;

const COUNT = `
  UPDATE credential SET failed_in_row = failed_in_row + 1 WHERE id = $1::uuid AND failed_in_row < ${MOST_IN_A_ROW}
  RETURNING failed_in_row AS failed, person_id::text AS "personId"`;
const USE = `
  UPDATE credential SET last_used_at = now(), failed_in_row = 0 WHERE id = $1::uuid AND failed_in_row < ${MOST_IN_A_ROW}
  RETURNING id`;

type Counted = { failed: number; personId: string };

/** Counts a wrong guess at a password or at the codes of an app. The last one ends it, and its owner is told. */
export async function countFailure(tx: Tx, id: string, end: "password-locked" | "app-locked"): Promise<void> {
  const [counted] = await prepared<Counted>(tx, "count-failure", COUNT, [id]);
  if (counted?.failed !== MOST_IN_A_ROW) return;
  await recordAccountEvent(tx, null, "credential-locked", { personId: counted.personId, result: "denied" });
  await tellOfChange(tx, counted.personId, end);
}

/** Notes that a password was right, and begins to count anew; false for one that was guessed at too often. */
export const takePassword = async (tx: Tx, id: string): Promise<boolean> =>
  (await prepared(tx, "take-password", USE, [id])).length > 0;
