import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { openAccessOf } from "./internal/emergency-rows.server";

/** The actor closes a chart again that they opened in an emergency. Raises "not-found" when it is not open to them. */
export async function endEmergencyAccess(
  actor: Actor,
  input: { chartId: string },
  clock: Clock = realClock,
): Promise<void> {
  const { chartId } = input;
  await inTransaction(async (tx) => {
    const now = clock();
    const where = { chartId, ...openAccessOf(actor, now) };
    const { count } = await tx.emergencyAccess.updateMany({ where, data: { endedAt: now } });
    if (count === 0) throw notFound();
    await recordEvent(tx, actor, {
      ...{ action: "emergency-access-ended", objectKind: "chart", objectId: chartId, chartId },
      ...{ audience: "joint", actingRole: "admin" },
    });
  });
}
