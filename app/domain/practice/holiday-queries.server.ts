import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, dateInZone, fromDateColumn, realClock, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type HolidayRow = { id: string; onDate: string; name: string };

/** The days from today on when the practice is closed. @throws DomainError "not-found" */
export async function listHolidays(actor: Actor, clock: Clock = realClock): Promise<HolidayRow[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const { zone } = await db.practice.findFirstOrThrow({ select: { zone: true } });
  const rows = await db.practiceHoliday.findMany({
    where: { onDate: { gte: toDateColumn(dateInZone(clock(), zone)) } },
    orderBy: { onDate: "asc" },
    select: { id: true, onDate: true, name: true },
  });
  return rows.map((row) => ({ ...row, onDate: fromDateColumn(row.onDate) }));
}
