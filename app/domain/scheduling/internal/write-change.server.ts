import { DomainError } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentStatus } from "../appointment-status";
import { overtakeRequests } from "./close-request.server";

export type AppointmentChange = {
  status?: AppointmentStatus;
  startsAt?: Date;
  endsAt?: Date;
  blockedFrom?: Date;
  blockedUntil?: Date;
  previousStartsAt?: Date | null;
  undoUntil?: Date | null;
  movedById?: string | null;
  cancelledAt?: Date | null;
  cancelledById?: string | null;
  feeWaived?: boolean;
  waiveReasonSealed?: Uint8Array<ArrayBuffer> | null;
  waiveCompartmentId?: string | null;
  freeLateCancel?: boolean;
  doneAt?: Date | null;
  takenBack?: boolean;
};

/**
 * Compare-and-swap on the version that was read: of two changes at once, one wins. What somebody was asked about it is over.
 * @throws DomainError "stale-version"
 */
export async function writeChange(
  tx: Tx,
  read: { id: string; version: number },
  change: AppointmentChange,
): Promise<void> {
  const { count } = await tx.appointment.updateMany({
    where: { id: read.id, version: read.version },
    data: { ...change, version: { increment: 1 }, sequence: { increment: 1 } },
  });
  if (count !== 1) throw new DomainError("stale-version");
  await overtakeRequests(tx, read.id);
}
