import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { openText } from "#app/platform/crypto/seal.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "./appointment-view";
import { waiveReasonPlace } from "./internal/waive-reason.server";

/**
 * Why the fee of a session was waived, for the care team of its chart; null where nothing is written, and for everybody
 * else. That it was read is recorded.
 */
export async function readWaiveReason(
  actor: Actor,
  { id, feeWaived }: Pick<AppointmentView, "id" | "feeWaived">,
): Promise<string | null> {
  const { therapistId } = actor;
  if (!feeWaived || !therapistId) return null;
  return inTransaction(async (tx) => {
    const found = await tx.appointment.findFirst({
      where: { id, chart: { careTeam: { some: { therapistId, validUntil: null } } } },
      select: { chartId: true, waiveReasonSealed: true, waiveCompartmentId: true },
    });
    if (!found?.waiveReasonSealed || !found.waiveCompartmentId) return null;
    await recordEvent(tx, actor, {
      ...{ action: "waive-reason-read", objectKind: "appointment", objectId: id, chartId: found.chartId },
      ...{ audience: "staff", actingRole: "therapist" },
    });
    return openText(tx, waiveReasonPlace(id, found.waiveCompartmentId), found.waiveReasonSealed);
  });
}
