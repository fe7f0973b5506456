import type { Tx } from "#app/platform/db/transaction.server";
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

function openWith(keys: ReadonlyMap<string, DataKey>, place: Place, sealed: Uint8Array): Buffer {
  const key = keys.get(keyIdOf(sealed));
  if (key?.compartmentId !== place.compartmentId) throw new Error("sealed in another compartment");
  return open(key.key, place, sealed);
}
