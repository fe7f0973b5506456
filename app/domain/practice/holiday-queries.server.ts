import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, dateInZone, fromDateColumn, realClock, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type HolidayRow = { id: string; onDate: string; name: string };

/**
 * The days from today on when the practice is closed, and the years whose holidays can be added: this one and the next.
 * @throws DomainError "not-found"
 */
export async function listHolidays(
  actor: Actor,
  clock: Clock = realClock,
): Promise<{ holidays: HolidayRow[]; years: number[] }> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const { zone } = await db.practice.findFirstOrThrow({ select: { zone: true } });
  const today = dateInZone(clock(), zone);
  const year = Number(today.slice(0, 4));
  const rows = await db.practiceHoliday.findMany({
    where: { onDate: { gte: toDateColumn(today) } },
    orderBy: { onDate: "asc" },
    select: { id: true, onDate: true, name: true },
  });
  const holidays = rows.map((row) => ({ ...row, onDate: fromDateColumn(row.onDate) }));
  return { holidays, years: [year, year + 1] };
}
