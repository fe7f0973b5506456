import { shortAddress } from "#app/domain/audit/short-address";
import { lookupHash } from "#app/platform/crypto/lookup.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { deviceName } from "../device-name";
import type { SessionOrigin } from "../sign-in-session.server";
import { tellOfChange } from "./tell-of-change.server";

/** Of the first sign-in nobody is told: there is nothing that it differs from. */
const NOTE = `
  WITH others AS (SELECT count(*) AS many FROM known_device WHERE person_id = $1::uuid),
  noted AS (
    INSERT INTO known_device (person_id, mark, last_seen_at) VALUES ($1::uuid, $2, $3::timestamptz)
    ON CONFLICT (person_id, mark) DO UPDATE SET last_seen_at = excluded.last_seen_at RETURNING xmax = 0 AS is_new)
  SELECT noted.is_new AND others.many > 0 AS "isNew" FROM noted, others`;

/**
 * Remembers from what kind of device and network somebody signs in, and tells them by mail when it is one that they have not
 * signed in from before. Versions of a browser and the last number of an address make no difference.
 */
export async function noteDevice(tx: Tx, personId: string, { userAgent, ip }: SessionOrigin): Promise<void> {
  const mark = lookupHash(
    `device:${personId}`,
    `${deviceName(userAgent ?? null)}\0${shortAddress(ip) ?? ""}`,
  );
  const [noted] = await prepared<{ isNew: boolean }>(tx, "note-device", NOTE, [personId, mark, new Date()]);
  if (noted?.isNew) await tellOfChange(tx, personId, "new-device");
}
