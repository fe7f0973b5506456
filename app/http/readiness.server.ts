import { setTimeout as pause } from "node:timers/promises";
import { canaryOpens } from "#app/platform/crypto/data-keys.server";
import { isApplicationUser } from "#app/platform/db/application-user.server";
import { db } from "#app/platform/db/client.server";
import { hasThisSchema } from "#app/platform/db/schema-version.server";

/** Whoever asks gives up soon after. */
const PATIENCE_MS = 3_000;

/**
 * The database answers, has the tables of this version, knows us as somebody who cannot change what is written once, and
 * the key at hand opens what is sealed in it.
 */
export async function isDatabaseReady(): Promise<boolean> {
  const tooLong = pause(PATIENCE_MS, false, { ref: false });
  return Promise.race([isReady().catch(() => false), tooLong]);
}

const isReady = async (): Promise<boolean> =>
  (await hasThisSchema()) && (await isApplicationUser()) && (await canaryOpens(db));
