import { federalHolidays } from "#app/domain/practice/federal-holidays";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { newId } from "#app/domain/shared/ids";
import { addDays, addMinutes, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedChart } from "./charts";
import { ZONE } from "./the-practice";

const DAYS_WAITED_FOR = 42;

/** A chart on the waiting list of its therapist, for any time but mornings. */
async function join(chart: SeedChart, today: string): Promise<void> {
  const slug = chart.household.kind === "individual" ? "individual-50" : "couple-50";
  const service = await db.service.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const [member] = chart.members;
  if (!member) return;
  await db.waitlistEntry.create({
    data: {
      id: newId(),
      chartId: chart.chartId,
      therapistId: chart.therapist.therapistId,
      serviceId: service.id,
      joinedById: member.personId,
      parts: ["Afternoon", "Evening"],
      fromDate: toDateColumn(today),
      untilDate: toDateColumn(addDays(today, DAYS_WAITED_FOR)),
    },
    select: { id: true },
  });
}

/**
 * Everybody of these charts waits for a sooner time. One time of `offeredTo`'s therapist has just been given back, and is held
 * for them.
 */
export async function waitForTimes(charts: SeedChart[], offeredTo: SeedChart | undefined): Promise<void> {
  const today = dateInZone(new Date(), ZONE);
  for (const chart of charts) await join(chart, today);
  if (!offeredTo) return;
  await join(offeredTo, today);
  const { therapistId } = offeredTo.therapist;
  const { openings } = await findOpenings({
    serviceSlug: "couple-50",
    therapistId,
    states: ["VA"],
    days: 10,
  });
  const tomorrow = addDays(today, 1);
  const inTheAfternoon = ({ startsAt }: { startsAt: Date }) => startsAt.toISOString().slice(11, 13) >= "18";
  const given = openings.find((one) => dateInZone(one.startsAt, ZONE) >= tomorrow && inTheAfternoon(one));
  if (!given) return;
  const times = { startsAt: given.startsAt, endsAt: addMinutes(given.startsAt, 50) };
  const { id } = await db.freedSlot.create({
    data: { id: newId(), therapistId, ...times },
    select: { id: true },
  });
  await offerFreedSlot({ freedSlotId: id });
}

/** The public holidays that lie beyond what can be booked today. */
export async function closeOnHolidays(today: string): Promise<void> {
  const year = Number(today.slice(0, 4));
  const [from, to] = [addDays(today, 61), addDays(today, 400)];
  const kept = [year, year + 1, year + 2].flatMap(federalHolidays);
  await db.practiceHoliday.createMany({
    data: kept
      .filter(({ onDate }) => from <= onDate && onDate <= to)
      .map(({ onDate, name }) => ({ id: newId(), onDate: toDateColumn(onDate), name })),
  });
}
