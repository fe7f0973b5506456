import { openVideoAddress } from "#app/domain/practice/video-room.server";
import type { Tx } from "#app/platform/db/transaction.server";

/** Where an appointment by video takes place: its own address, else its therapist's. Callers have checked who asks. */
export async function videoAddressOf(
  tx: Tx,
  id: string,
): Promise<{ address: string | null; own: string | null }> {
  const { videoSealed, therapist } = await tx.appointment.findUniqueOrThrow({
    where: { id },
    select: { videoSealed: true, therapist: { select: { id: true, personId: true, videoSealed: true } } },
  });
  const { personId } = therapist;
  const own = await openVideoAddress(tx, { table: "appointment", rowId: id, personId, videoSealed });
  if (own) return { address: own, own };
  const room = { table: "therapist" as const, rowId: therapist.id, personId };
  return { address: await openVideoAddress(tx, { ...room, videoSealed: therapist.videoSealed }), own };
}
