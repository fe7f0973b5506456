import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { type Place, sealText } from "#app/platform/crypto/seal.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "../appointment-view";
import type { AppointmentChange } from "./write-change.server";

export const waiveReasonPlace = (rowId: string, compartmentId: string): Place => ({
  compartmentId,
  table: "appointment",
  column: "waive_reason_sealed",
  rowId,
});

/** What is written of a waived fee; of one that is asked for, nothing. A call before there is a chart has no fee. */
export async function waiver(
  tx: Tx,
  { id, chart }: Pick<AppointmentView, "id" | "chart">,
  reason: string | null,
): Promise<AppointmentChange> {
  if (!reason) return {};
  if (!chart) return { feeWaived: true };
  const compartmentId = await compartmentFor(tx, { kind: "chart_staff", chartId: chart.id });
  const waiveReasonSealed = await sealText(tx, waiveReasonPlace(id, compartmentId), reason);
  return { feeWaived: true, waiveReasonSealed, waiveCompartmentId: compartmentId };
}
