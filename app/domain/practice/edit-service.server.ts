import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";

export type EditService = {
  serviceId: string;
  name: string;
  description: string;
  /** Length and buffers in minutes. They hold for new bookings; what is booked keeps its times. */
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  onlineBookable: boolean;
  active: boolean;
};

/** Raises "not-found" for whoever may not edit services, and for a service that is not there. */
export async function editService(actor: Actor, { serviceId, ...data }: EditService): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    const { count } = await tx.service.updateMany({ where: { id: serviceId }, data });
    if (count === 0) throw notFound();
    await recordEvent(tx, actor, {
      action: "service-changed",
      objectKind: "service",
      objectId: serviceId,
      actingRole: "admin",
    });
  });
}
