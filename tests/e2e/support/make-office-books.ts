import { randomBytes } from "node:crypto";
import { addDays, addMinutes, atLocalMinute, dateInZone } from "#app/domain/shared/time";
import { makeInvoices, payShares } from "#prisma/seed/books";
import { makeChart } from "#prisma/seed/charts";
import { emailOf } from "#prisma/seed/people";
import type { SeedSession } from "#prisma/seed/sessions";
import { ZONE } from "#prisma/seed/the-practice";
import { ownSession, ownTherapist } from "./own-therapist";

// Run by new-office-books.ts beside the server: a couple of the test's own with a session that nobody paid, 46 days past
// due, and a newer one that each of them paid their half of. One has a name that a spreadsheet would run.
const now = new Date();
const tag = randomBytes(4).toString("hex");
const therapist = await ownTherapist(tag);
const names = [`=Alex${tag}`, `Blake${tag}`];
const chart = await makeChart(
  {
    members: names.map((name) => ({ name })),
    therapist: "Vera",
    kind: "couple",
    weekday: 1,
    hour: 10,
    everyWeeks: 1,
    since: 12,
    unpaidDays: [60],
    forms: "none",
    threads: 0,
  },
  therapist,
  now,
);
async function makeSession(daysAgo: number): Promise<SeedSession> {
  const startsAt = atLocalMinute(addDays(dateInZone(now, ZONE), -daysAgo), 600, ZONE);
  const appointmentId = await ownSession(chart, startsAt, 16_500, "done");
  return { appointmentId, chart, startsAt, endsAt: addMinutes(startsAt, 50), status: "done" };
}

const sessions = [await makeSession(60), await makeSession(20)];
await makeInvoices(sessions);
await payShares([chart], sessions, now);
const made = {
  chartId: chart.chartId,
  household: names.join(" & "),
  payers: names,
  client: emailOf(names[1] ?? ""),
  therapist: therapist.email,
};
process.stdout.write(`\n${JSON.stringify(made)}\n`);
process.exit(0);
