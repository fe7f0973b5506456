import { inTransaction } from "#app/platform/db/transaction.server";
import { openPacket } from "./open-packet.server";

/**
 * Job "intake.open-packet": somebody became a member of a chart, so their forms are laid out. Everybody else on the
 * chart gets what was published since, so that all sign the same version of a joint consent.
 */
export async function openPacketForMember(payload: { chartId: string; personId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const packets = await tx.packet.findMany({
      where: { chartId: payload.chartId, personId: { not: payload.personId } },
      orderBy: { personId: "asc" },
      select: { personId: true },
    });
    await openPacket(tx, payload);
    for (const { personId } of packets) await openPacket(tx, { chartId: payload.chartId, personId });
  });
}
