import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";

export type EditPractice = {
  name: string;
  shortName: string;
  tagline: string;
  email: string;
  phone: string;
  addressLine: string;
  city: string;
  state: string;
  postalCode: string;
  /** Where its clients can be, by postal letters. */
  states: string[];
  noticeMinutes: number;
  horizonDays: number;
  cancelWindowHours: number;
  lateCancelFeePercent: number;
  /** Late cancellations of a chart without a fee, per calendar year. */
  freeLateCancels: number;
  paymentDueDays: number;
  replyBusinessDays: number;
  directoryUrl: string;
};

/** Name, contact and the practice's own rules. What was agreed before keeps the terms agreed to. Raises "not-found". */
export async function editPractice(actor: Actor, data: EditPractice): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const practice = await tx.practice.findFirst({ select: { id: true } });
    if (!practice) throw notFound();
    await tx.practice.update({ where: { id: practice.id }, data, select: { id: true } });
    await recordEvent(tx, actor, {
      action: "settings-changed",
      objectKind: "practice",
      objectId: practice.id,
      actingRole: "admin",
    });
  });
}
