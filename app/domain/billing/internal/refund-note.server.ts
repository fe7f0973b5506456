import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { openTexts, type Place, sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";

const placeOf = async (tx: Tx, refundId: string, personId: string): Promise<Place> => ({
  compartmentId: await compartmentFor(tx, { kind: "account", personId }),
  table: "refund",
  column: "note_sealed",
  rowId: refundId,
});

/** Why money is given back, in the office's words; sealed among the things of who paid. */
export const sealRefundNote = async (tx: Tx, refundId: string, personId: string, note: string) =>
  sealText(tx, await placeOf(tx, refundId, personId), note);

/** Refund id to its note. */
export async function openRefundNotes(
  tx: Tx,
  refunds: readonly { id: string; personId: string; noteSealed: Uint8Array }[],
): Promise<Map<string, string>> {
  const items: { place: Place; sealed: Uint8Array }[] = [];
  for (const { id, personId, noteSealed } of refunds)
    items.push({ place: await placeOf(tx, id, personId), sealed: noteSealed });
  const notes = await openTexts(tx, items);
  return new Map(refunds.map(({ id }, at) => [id, notes[at] ?? ""]));
}
