import { canaryOpens } from "#app/platform/crypto/data-keys.server";
import { db } from "#app/platform/db/client.server";

/** The database answers, and the key at hand opens what is sealed in it. */
export async function isDatabaseReady(): Promise<boolean> {
  return canaryOpens(db).catch(() => false);
}
