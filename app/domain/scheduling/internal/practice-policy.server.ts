import type { Tx } from "#app/platform/db/transaction.server";
import type { CancellationPolicy } from "../cancellation-policy";

export type PracticePolicy = CancellationPolicy & { zone: string };

export async function practicePolicy(tx: Tx): Promise<PracticePolicy> {
  const row = await tx.practice.findFirstOrThrow({
    select: { cancelWindowHours: true, lateCancelFeePercent: true, zone: true },
  });
  return { windowHours: row.cancelWindowHours, feePercent: row.lateCancelFeePercent, zone: row.zone };
}
