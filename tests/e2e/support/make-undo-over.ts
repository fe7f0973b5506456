import { db } from "#app/platform/db/client.server";

/** What was done to an appointment can be undone for three minutes, and its bill waits so long. This lets them be over. */
export async function makeUndoOver({ appointmentId }: { appointmentId: string }): Promise<{ due: number }> {
  await db.appointment.update({
    where: { id: appointmentId },
    data: { undoUntil: new Date() },
    select: { id: true },
  });
  const due = await db.$executeRaw`
    UPDATE pgboss.job SET start_after = now()
    WHERE state = 'created' AND data->>'job' = 'billing.appointment-closed'
      AND data->'payload'->>'appointmentId' = ${appointmentId}`;
  return { due };
}
