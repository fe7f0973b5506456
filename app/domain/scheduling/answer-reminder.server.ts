import { recordEvent } from "#app/domain/audit/record-event.server";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { reminded } from "./internal/reminded.server";

const SAY = `
  INSERT INTO attendance_reply (id, appointment_id, person_id, starts_at) VALUES ($1::uuid, $2::uuid, $3::uuid, $4)
  ON CONFLICT DO NOTHING RETURNING id`;

/** The holder of a reminder's link will be there. Said twice is said once. @throws DomainError "link-expired" */
export async function answerReminder(token: string, clock: Clock = realClock): Promise<void> {
  const { appointmentId, personId, startsAt, chartId } = await reminded(token, clock());
  await inTransaction(async (tx) => {
    const values = [newId(), appointmentId, personId, startsAt];
    const [said] = await prepared(tx, "say-to-come", SAY, values);
    if (!said) return;
    await recordEvent(tx, null, {
      action: "attendance-confirmed",
      objectKind: "appointment",
      objectId: appointmentId,
      chartId,
      subjectPersonId: personId,
    });
  });
}
