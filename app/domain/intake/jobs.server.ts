import { inTransaction } from "#app/platform/db/transaction.server";
import { openPacket } from "./open-packet.server";

/** Job "intake.open-packet": somebody became a member of a chart, so their forms are laid out. */
export async function openPacketForMember(payload: { chartId: string; personId: string }): Promise<void> {
  await inTransaction((tx) => openPacket(tx, payload));
}
