import type { Tx } from "#app/platform/db/transaction.server";

const COUNTERS = { invoice: 1, receipt: 2 } as const;

/**
 * The next number of a kind. The counter's row stays locked until the caller's transaction ends, so that numbers are
 * given in commit order and a rollback gives its number back.
 */
export async function nextNumber(tx: Tx, kind: keyof typeof COUNTERS): Promise<number> {
  const counter = await tx.invoiceCounter.update({
    where: { id: COUNTERS[kind] },
    data: { last: { increment: 1 } },
    select: { last: true },
  });
  return counter.last;
}
