import { isDatabaseAway } from "#app/platform/db/errors.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { log } from "#app/platform/log.server";
import { keyIdOf, open, type Place, seal } from "./cipher.server";
import { currentKey, type DataKey, keysById } from "./data-keys.server";

export type { Place } from "./cipher.server";

/** Seals a text for its place with the compartment's current key. */
export async function sealText(tx: Tx, place: Place, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sealBytes(tx, place, Buffer.from(text, "utf8")));
}

/** The same for the bytes of a file. */
export async function sealBytes(tx: Tx, place: Place, content: Buffer): Promise<Buffer> {
  const { id, key } = await currentKey(tx, place.compartmentId);
  return seal(key, id, place, content);
}

/** Opens what `sealBytes` sealed. Throws when it was sealed for another place or has been changed. */
export async function openBytes(tx: Tx, place: Place, sealed: Uint8Array): Promise<Buffer> {
  const keys = await keysById(tx, [keyIdOf(sealed)]);
  return openWith(keys, place, sealed);
}

/** Opens a text in its place. Throws when it was sealed for another place or has been changed. */
export async function openText(tx: Tx, place: Place, sealed: Uint8Array): Promise<string> {
  const [text] = await openTexts(tx, [{ place, sealed }]);
  return text ?? "";
}

/** Opens many texts with at most one query. In the order given; throws on the first that does not open. */
export async function openTexts(
  tx: Tx,
  items: readonly { place: Place; sealed: Uint8Array }[],
): Promise<string[]> {
  if (items.length === 0) return [];
  const ids = items.map((item) => keyIdOf(item.sealed));
  const keys = await keysById(tx, ids);
  return items.map(({ place, sealed }) => openWith(keys, place, sealed).toString("utf8"));
}

/** The same, but null for what does not open: what somebody changed in the database takes nothing else with it. Logged. */
export async function openTextsOrNull(
  tx: Tx,
  items: readonly { place: Place; sealed: Uint8Array }[],
): Promise<(string | null)[]> {
  try {
    return await openTexts(tx, items);
  } catch {
    // Found out one by one, which is needed once something was changed.
    return await Promise.all(items.map((item) => openOrTell(tx, item)));
  }
}

async function openOrTell(tx: Tx, item: { place: Place; sealed: Uint8Array }): Promise<string | null> {
  try {
    return await openText(tx, item.place, item.sealed);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const { table, column, rowId } = item.place;
    log().error(
      { table, column, rowId },
      "a sealed value does not open: it, or what it is bound to, was changed",
    );
    return null;
  }
}

function openWith(keys: ReadonlyMap<string, DataKey>, place: Place, sealed: Uint8Array): Buffer {
  const key = keys.get(keyIdOf(sealed));
  if (key?.compartmentId !== place.compartmentId) throw new Error("sealed in another compartment");
  return open(key.key, place, sealed);
}
