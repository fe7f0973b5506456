import type { Actor } from "#app/domain/shared/actor";
import { preparedRead } from "#app/platform/db/pool.server";
import type { AppointmentView } from "./appointment-view";
import type { Attendance } from "./attendance";

/** $1 appointments. A reply to another start than the present one says nothing. */
const REPLIES = `
SELECT r.appointment_id AS "appointmentId", r.person_id AS "personId" FROM attendance_reply r
JOIN appointment a ON a.id = r.appointment_id AND a.starts_at = r.starts_at
WHERE r.appointment_id = ANY ($1::uuid[]) AND a.status = 'booked'`;

type Reply = { appointmentId: string; personId: string | null };

const repliesTo = (appointmentIds: readonly string[]): Promise<Reply[]> =>
  preparedRead<Reply>("attendance-replies", REPLIES, [appointmentIds]);

type Asked = Pick<AppointmentView, "id" | "lead" | "attending">;

/** Appointment id to who says that they will be there, for the therapist whose appointments they are; one query for all. */
export async function attendanceOf(appointments: readonly Asked[]): Promise<Record<string, Attendance>> {
  if (appointments.length === 0) return {};
  const replies = await repliesTo(appointments.map(({ id }) => id));
  const said = new Set(replies.map(({ appointmentId, personId }) => `${appointmentId} ${personId}`));
  const invited = ({ lead, attending }: Asked) =>
    lead
      ? [{ name: lead.name, personId: null }]
      : attending.map(({ chosenName: name, personId }) => ({ name, personId }));
  return Object.fromEntries(
    appointments.map((one) => [
      one.id,
      invited(one).map(({ name, personId }) => ({ name, coming: said.has(`${one.id} ${personId}`) })),
    ]),
  );
}

/** Whether the actor has said so themself. What others have said is between them and their therapist. */
export async function saysToCome(actor: Actor, appointmentId: string): Promise<boolean> {
  const replies = await repliesTo([appointmentId]);
  return replies.some(({ personId }) => personId === actor.personId);
}
