import type { Tx } from "#app/platform/db/transaction.server";
import { keyIdOf, open, type Place, seal } from "./cipher.server";
import { currentKey, keysById } from "./data-keys.server";

export type { Place } from "./cipher.server";

/** Seals a text for its place with the compartment's current key. */
export async function sealText(tx: Tx, place: Place, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { id, key } = await currentKey(tx, place.compartmentId);
  return new Uint8Array(seal(key, id, place, Buffer.from(text, "utf8")));
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
  return items.map(({ place, sealed }, index) => {
    const key = keys.get(ids[index] ?? "");
    if (key?.compartmentId !== place.compartmentId) throw new Error("sealed in another compartment");
    return open(key.key, place, sealed).toString("utf8");
  });
}
