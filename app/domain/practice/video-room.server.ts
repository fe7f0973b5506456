import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openTexts, type Place, sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";

/** Whose room it is: a therapist's, or one appointment's with that therapist. It is sealed among that person's own things. */
export type RoomOf = { table: "therapist" | "appointment"; rowId: string; personId: string };

async function placeOf(tx: Tx, { table, rowId, personId }: RoomOf): Promise<Place> {
  const compartmentId = await compartmentFor(tx, { kind: "account", personId });
  return { compartmentId, table, column: "video_sealed", rowId };
}

/** A video address as it is kept: whoever has it is in the session. Of "" nothing is. */
export async function sealVideoAddress(
  tx: Tx,
  room: RoomOf,
  address: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return address ? sealText(tx, await placeOf(tx, room), address) : null;
}

/** The addresses of rooms that have one, in the order given. */
export async function openVideoAddresses(
  tx: Tx,
  rooms: readonly (RoomOf & { videoSealed: Uint8Array })[],
): Promise<string[]> {
  const items: { place: Place; sealed: Uint8Array }[] = [];
  for (const { videoSealed, ...room } of rooms)
    items.push({ place: await placeOf(tx, room), sealed: videoSealed });
  return openTexts(tx, items);
}

/** The address of one room, or null. */
export async function openVideoAddress(
  tx: Tx,
  { videoSealed, ...room }: RoomOf & { videoSealed: Uint8Array | null },
): Promise<string | null> {
  if (!videoSealed) return null;
  const [address] = await openVideoAddresses(tx, [{ ...room, videoSealed }]);
  return address ?? null;
}
