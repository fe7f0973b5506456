import { newId, newReference } from "#app/domain/shared/ids";
import {
  addDays,
  addMinutes,
  atLocalMinute,
  DAY_MS,
  dateInZone,
  isoWeekday,
  MINUTE_MS,
  mondayOf,
} from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedChart } from "./charts";
import { bookedAhead } from "./staff";
import { ZONE } from "./the-practice";

export type SeedSession = {
  appointmentId: string;
  chart: SeedChart;
  startsAt: Date;
  endsAt: Date;
  status: "booked" | "done" | "no_show" | "late_cancelled";
};

const WEEKS_AHEAD = 6;
const PRICES = { licensed: { couple: 16_500, one: 14_000 }, associate: { couple: 11_000, one: 9_500 } };

/** The status of a session by its age: what has ended took place, unless the story says otherwise. */
function statusOf(chart: SeedChart, endsAt: Date, now: Date): SeedSession["status"] {
  if (endsAt > now) return "booked";
  const age = (now.getTime() - endsAt.getTime()) / DAY_MS;
  const near = (days: number[] | undefined) => days?.some((day) => Math.abs(day - age) < 3.5) ?? false;
  if (near(chart.household.missedDays)) return "no_show";
  return near(chart.household.lateCancelDays) ? "late_cancelled" : "done";
}

/** Every session of a chart, six months back and six weeks ahead, at the same wall time across the clock change. */
function plan(chart: SeedChart, now: Date): SeedSession[] {
  const { household } = chart;
  const today = dateInZone(now, ZONE);
  const monday = mondayOf(today);
  const last = household.until === undefined ? WEEKS_AHEAD : -household.until;
  const sessions: SeedSession[] = [];
  for (let week = -household.since; week <= last; week += 1) {
    if (household.everyWeeks === 2 && week % 2 !== 0) continue;
    const day = addDays(monday, week * 7 + household.weekday - 1);
    if (household.since === 0 && day <= today) continue;
    if (isoWeekday(day) > 5) continue;
    if (day > addDays(today, bookedAhead(household.therapist))) continue;
    const startsAt = atLocalMinute(day, household.hour * 60, ZONE);
    const endsAt = addMinutes(startsAt, 50);
    sessions.push({
      appointmentId: newId(),
      chart,
      startsAt,
      endsAt,
      status: statusOf(chart, endsAt, now),
    });
  }
  return sessions;
}

/** Everybody of the demo has a regular time. Answers with the series of each chart. */
async function makeSeries(charts: readonly SeedChart[]): Promise<Map<string, string>> {
  const rows = charts.map(({ chartId, household, members }) => ({
    id: newId(),
    chartId,
    everyWeeks: household.everyWeeks,
    weekday: household.weekday,
    minute: household.hour * 60,
    zone: ZONE,
    requestKey: newId(),
    bookedById: members[0]?.personId ?? newId(),
  }));
  await db.appointmentSeries.createMany({ data: rows });
  return new Map(rows.map((row) => [row.chartId, row.id]));
}

const FIVE_MINUTES = 5 * MINUTE_MS;

/** A session of the first couple that begins in a quarter of an hour at most, whenever that is. */
function aboutToBegin(chart: SeedChart, now: Date): SeedSession {
  const startsAt = addMinutes(new Date(Math.ceil(now.getTime() / FIVE_MINUTES) * FIVE_MINUTES), 10);
  return { appointmentId: newId(), chart, startsAt, endsAt: addMinutes(startsAt, 50), status: "booked" };
}

/** Nobody is in two sessions at once, and a therapist has ten minutes between two. */
function inTheWay(one: SeedSession, other: SeedSession): boolean {
  const people = new Set(other.chart.members.map(({ personId }) => personId));
  const isShared =
    one.chart.therapist.therapistId === other.chart.therapist.therapistId ||
    one.chart.members.some(({ personId }) => people.has(personId));
  const clear = (first: SeedSession, second: SeedSession) => addMinutes(first.endsAt, 10) <= second.startsAt;
  return isShared && !clear(one, other) && !clear(other, one);
}

/** Every session of all charts in the order of time, the one that is about to begin before all others at its hour. */
function planAll(charts: SeedChart[], now: Date): SeedSession[] {
  const [first] = charts;
  if (!first) return [];
  const soon = aboutToBegin(first, now);
  const others = charts.flatMap((chart) => plan(chart, now)).filter((one) => !inTheWay(one, soon));
  return [soon, ...others].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Writes the sessions of all charts in two statements, and gives them back in the order of time. */
export async function makeSessions(charts: SeedChart[], now: Date): Promise<SeedSession[]> {
  const services = await db.service.findMany({ select: { id: true, slug: true } });
  const idOf = new Map(services.map((service) => [service.slug, service.id]));
  const sessions = planAll(charts, now);
  const seriesOf = await makeSeries(charts);
  await db.appointment.createMany({
    data: sessions.map(({ appointmentId, chart, startsAt, endsAt, status }) => {
      const isCouple = chart.household.kind !== "individual";
      const agreedAt = new Date(Math.min(startsAt.getTime() - 10 * DAY_MS, now.getTime() - DAY_MS));
      return {
        id: appointmentId,
        chartId: chart.chartId,
        therapistId: chart.therapist.therapistId,
        serviceId: idOf.get(isCouple ? "couple-50" : "individual-50") ?? "",
        startsAt,
        endsAt,
        blockedFrom: startsAt,
        blockedUntil: addMinutes(endsAt, 10),
        status,
        agreedCents: PRICES[chart.therapist.level][isCouple ? "couple" : "one"],
        reference: newReference(),
        bookedById: chart.members[0]?.personId ?? null,
        seriesId: seriesOf.get(chart.chartId) ?? null,
        createdAt: agreedAt,
        doneAt: status === "done" ? endsAt : null,
        cancelledAt: status === "late_cancelled" ? new Date(startsAt.getTime() - DAY_MS / 4) : null,
      };
    }),
  });
  await db.appointmentMember.createMany({
    data: sessions.flatMap(({ appointmentId, chart, startsAt, endsAt, status }) =>
      chart.members.map(({ personId, state }) => ({
        id: newId(),
        appointmentId,
        personId,
        startsAt,
        endsAt,
        live: status === "booked" || status === "done",
        state,
      })),
    ),
  });
  return sessions;
}
