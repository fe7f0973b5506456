import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, dateInZone, realClock, toDateColumn } from "#app/domain/shared/time";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { federalHolidays, type Holiday } from "./federal-holidays";

/**
 * The practice is closed on that day. Booked sessions stay booked; adding a day twice is adding it once.
 * @throws DomainError "not-found", "day-in-the-past"
 */
export async function addHoliday(actor: Actor, holiday: Holiday, clock: Clock = realClock): Promise<void> {
  await changing(actor, clock, (tx, today) => {
    if (holiday.onDate < today) throw new DomainError("day-in-the-past");
    return write(tx, [holiday]);
  });
}

/** The legal public holidays of a year that are still to come and not there yet; how many. @throws "not-found" */
export async function addFederalHolidays(
  actor: Actor,
  { year }: { year: number },
  clock: Clock = realClock,
): Promise<number> {
  return changing(actor, clock, (tx, today) => {
    // A New Year's Day on a Saturday is kept on the last day of the year before.
    const kept = [...federalHolidays(year), ...federalHolidays(year + 1)];
    return write(
      tx,
      kept.filter(({ onDate }) => onDate >= today && onDate.startsWith(`${year}-`)),
    );
  });
}

/** @throws DomainError "not-found" */
export async function removeHoliday(
  actor: Actor,
  { id }: { id: string },
  clock: Clock = realClock,
): Promise<void> {
  await changing(actor, clock, async (tx) => {
    const { count } = await tx.practiceHoliday.deleteMany({ where: { id } });
    if (count === 0) throw notFound();
  });
}

async function write(tx: Tx, holidays: readonly Holiday[]): Promise<number> {
  const data = holidays.map(({ onDate, name }) => ({ id: newId(), onDate: toDateColumn(onDate), name }));
  return (await tx.practiceHoliday.createMany({ data, skipDuplicates: true })).count;
}

async function changing<T>(
  actor: Actor,
  clock: Clock,
  work: (tx: Tx, today: string) => Promise<T>,
): Promise<T> {
  if (!hasPermission(actor, "practice")) throw notFound();
  return inTransaction(async (tx) => {
    const practice = await tx.practice.findFirstOrThrow({ select: { id: true, zone: true } });
    const done = await work(tx, dateInZone(clock(), practice.zone));
    await recordEvent(tx, actor, {
      action: "settings-changed",
      objectKind: "practice",
      objectId: practice.id,
      actingRole: "admin",
    });
    return done;
  });
}
