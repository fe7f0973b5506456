import { env } from "#app/platform/env.server";
import { log } from "#app/platform/log.server";
import { preparedRead } from "./pool.server";

const RIGHTS = `
  SELECT has_table_privilege('audit_event', 'UPDATE') OR has_table_privilege('audit_event', 'DELETE') AS "mayChange"`;

let isTold = false;

/**
 * Whether DATABASE_URL's user is one that cannot change the audit log. A practice is not served as anybody else; a demo
 * over somebody's own Postgres may be. Throws while the database is away.
 */
export async function isApplicationUser(): Promise<boolean> {
  const [row] = await preparedRead<{ mayChange: boolean }>("rights-on-audit", RIGHTS, []);
  if (row?.mayChange === false || !env().isProduction) return true;
  if (!isTold)
    log().error(
      "DATABASE_URL's user may change the audit log: set it to the application's user (docs/runbook.md).",
    );
  isTold = true;
  return false;
}
