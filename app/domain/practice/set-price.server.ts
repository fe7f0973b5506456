import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, dateInZone, realClock, toDateColumn } from "#app/domain/shared/time";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";

export type SetPrice = {
  serviceId: string;
  level: "licensed" | "associate";
  cents: number;
  /** First day of the new price, "2026-12-01", today or later. What is booked keeps the price agreed to. */
  validFrom: string;
};

/**
 * Sets the price of a service for one level from a day on; the price before it ends there, and later ones it covers
 * are replaced. Raises "not-found" and "price-in-the-past".
 */
export async function setPrice(actor: Actor, input: SetPrice, clock: Clock = realClock): Promise<void> {
  if (!hasPermission(actor, "practice")) throw notFound();
  await inTransaction(async (tx) => {
    await lockFor(tx, `price:${input.serviceId}:${input.level}`);
    const practice = await tx.practice.findFirstOrThrow({ select: { zone: true } });
    if (input.validFrom < dateInZone(clock(), practice.zone)) throw new DomainError("price-in-the-past");
    if ((await tx.service.count({ where: { id: input.serviceId } })) === 0) throw notFound();
    await replaceFrom(tx, input);
    await recordEvent(tx, actor, {
      action: "price-changed",
      objectKind: "service",
      objectId: input.serviceId,
      actingRole: "admin",
    });
  });
}

async function replaceFrom(tx: Tx, { serviceId, level, cents, validFrom }: SetPrice): Promise<void> {
  const from = toDateColumn(validFrom);
  await tx.servicePrice.deleteMany({ where: { serviceId, level, validFrom: { gte: from } } });
  await tx.servicePrice.updateMany({
    where: { serviceId, level, OR: [{ validUntil: null }, { validUntil: { gt: from } }] },
    data: { validUntil: from },
  });
  const price = { id: newId(), serviceId, level, cents, validFrom: from };
  await tx.servicePrice.create({ data: price, select: { id: true } });
}
