import type { Tx } from "#app/platform/db/transaction.server";

/** Where an appointment by video takes place: its own address, else its therapist's. Callers have checked who asks. */
export async function videoAddressOf(
  tx: Tx,
  id: string,
): Promise<{ address: string | null; own: string | null }> {
  const { videoUrl: own, therapist } = await tx.appointment.findUniqueOrThrow({
    where: { id },
    select: { videoUrl: true, therapist: { select: { videoUrl: true } } },
  });
  return { address: own ?? therapist.videoUrl, own };
}
