import { addMinutes } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";

/** Written together with the intent, so that a payment whose process died is looked at again. */
export async function checkPaymentLater(tx: Tx, paymentId: string, from: Date): Promise<void> {
  await enqueue(tx, "billing.check-payment", { paymentId }, { runAt: addMinutes(from, 2) });
}

export async function checkRefundLater(tx: Tx, refundId: string, from: Date): Promise<void> {
  await enqueue(tx, "billing.check-refund", { refundId }, { runAt: addMinutes(from, 2) });
}
