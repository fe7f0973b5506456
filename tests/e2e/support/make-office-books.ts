import { randomBytes } from "node:crypto";
import { addDays, addMinutes, atLocalMinute, dateInZone } from "#app/domain/shared/time";
import { makeInvoices, payShares } from "#prisma/seed/books";
import { makeChart, type SeedChart } from "#prisma/seed/charts";
import { emailOf } from "#prisma/seed/people";
import type { SeedSession } from "#prisma/seed/sessions";
import { ZONE } from "#prisma/seed/the-practice";
import { ownSession, ownTherapist, SOME_COUPLE } from "./own-therapist";

export type OfficeBooks = {
  chartId: string;
  /** The chart's label: the first name begins with "=", as what a spreadsheet would run. */
  household: string;
  payers: [string, string];
  /** Who can sign in with the demo's password. */
  client: string;
  therapist: string;
};

async function makeSession(chart: SeedChart, daysAgo: number): Promise<SeedSession> {
  const startsAt = atLocalMinute(addDays(dateInZone(new Date(), ZONE), -daysAgo), 600, ZONE);
  const appointmentId = await ownSession(chart, startsAt, 16_500, "done");
  return { appointmentId, chart, startsAt, endsAt: addMinutes(startsAt, 50), status: "done" };
}

/** A couple with a session that nobody paid, 46 days past due, and a newer one that each of them paid their half of. */
export async function makeOfficeBooks(_wish: object): Promise<OfficeBooks> {
  const now = new Date();
  const tag = randomBytes(4).toString("hex");
  const therapist = await ownTherapist(tag);
  const payers: [string, string] = [`=Alex${tag}`, `Blake${tag}`];
  const chart = await makeChart(
    {
      members: payers.map((name) => ({ name })),
      ...SOME_COUPLE,
      since: 12,
      unpaidDays: [60],
      forms: "none",
    },
    therapist,
    now,
  );
  const sessions = [await makeSession(chart, 60), await makeSession(chart, 20)];
  await makeInvoices(sessions);
  await payShares([chart], sessions, now);
  const { chartId } = chart;
  return {
    chartId,
    household: payers.join(" & "),
    payers,
    client: emailOf(payers[1]),
    therapist: therapist.email,
  };
}
