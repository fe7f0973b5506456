import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

/** Whoever booked a session presses Undo. */
export async function makeTakenBack({
  appointmentId: id,
}: {
  appointmentId: string;
}): Promise<{ id: string }> {
  const cancelledAt = new Date();
  const data = { status: "cancelled", takenBack: true, cancelledAt, undoUntil: null } as const;
  return db.appointment.update({ where: { id }, data, select: { id: true } });
}

/** The draft of a note was last saved a day ago. */
export async function makeOldDraft({ appointmentId }: { appointmentId: string }): Promise<{ id: string }> {
  const savedAt = new Date(Date.now() - DAY_MS);
  return db.progressNote.update({ where: { appointmentId }, data: { savedAt }, select: { id: true } });
}
