import type { Tx } from "#app/platform/db/transaction.server";

/** What a booking or a move answers: a time that was offered, or one that somebody had asked about. */
export type Answering = {
  /** Everybody who had to be asked has said yes. */
  agreed: boolean;
  /** The keys of the holds that give way to it. */
  holdKeys?: readonly string[];
  /** What has to happen in the same transaction, with what was booked or is about to be moved. */
  alongside: (tx: Tx, appointmentIds: readonly string[]) => Promise<void>;
};

/** Times that were kept are free again, or become what they were kept for. */
export async function releaseHolds(tx: Tx, holdKeys: readonly string[]): Promise<void> {
  if (holdKeys.length === 0) return;
  await tx.appointment.deleteMany({ where: { requestKey: { in: [...holdKeys] }, status: "held" } });
}
