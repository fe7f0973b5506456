import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { ReminderPlan } from "./reminder-plan";

/** When people are reminded from now on. What was sent stays sent. Raises "not-found". */
export async function editReminderPlan(
  actor: Actor,
  plan: ReminderPlan,
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const data = { ...plan, updatedAt: clock() };
    await tx.reminderPlan.update({ where: { id: 1 }, data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "settings-changed",
      objectKind: "practice",
      actingRole: "admin",
    });
  });
}
