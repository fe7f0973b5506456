import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { preparedRead } from "./pool.server";

/** Tables whose rows are written once; the migrations take the right to change them from the application's role. */
export const WRITTEN_ONCE = [
  "audit_event",
  "audit_seal",
  "form_version",
  "ledger_entry",
  "note_addendum",
  "policy_text",
  "signature",
];

const RIGHTS = `
  SELECT COALESCE((SELECT rolsuper FROM pg_roles WHERE rolname = current_user), true) OR EXISTS (
    SELECT 1 FROM unnest($1::text[]) AS t (name) CROSS JOIN unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) AS r (name)
    WHERE has_table_privilege(t.name, r.name)) AS "mayChange"`;

export const WRONG_USER =
  "DATABASE_URL's user may change what is written once: set it to the application's user (docs/runbook.md).";

let isTold = false;

/**
 * Whether DATABASE_URL's user is one that cannot change what is written once. Asked in production only: elsewhere one
 * address may stand for owner and application. Throws while the database is away.
 */
export async function isApplicationUser(): Promise<boolean> {
  if (!env().isProduction) return true;
  const [row] = await preparedRead<{ mayChange: boolean }>("rights-on-written-once", RIGHTS, [WRITTEN_ONCE]);
  if (row?.mayChange === false) return true;
  if (!isTold) log().error(WRONG_USER);
  isTold = true;
  return false;
}

/** Before anything is served. While the database is away nothing is known; `/readyz` asks again. Throws `WRONG_USER`. */
export async function refuseWrongUser(): Promise<void> {
  const isRight = await isApplicationUser().catch(() => true);
  if (!isRight) throw new Error(WRONG_USER);
}
