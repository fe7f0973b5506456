import { randomBytes } from "node:crypto";
import { addMinutes } from "#app/domain/shared/time";
import { makeChart } from "#prisma/seed/charts";
import { emailOf } from "#prisma/seed/people";
import { ownSession, ownTherapist } from "./own-therapist";

// Run by new-payers.ts beside the server: a couple that pays by a rule of its own, with a therapist of the test's own
// and two sessions at $150.01 that are over and that nobody has closed.
const PRICE_CENTS = 15_001;
const percent = process.argv.slice(2).map(Number);
const now = new Date();
const tag = randomBytes(4).toString("hex");
const therapist = await ownTherapist(tag);
const names = [`Alex ${tag}`, `Blake ${tag}`];
const chart = await makeChart(
  {
    members: names.map((name) => ({ name })),
    therapist: "Vera",
    kind: "couple",
    weekday: 1,
    hour: 10,
    everyWeeks: 1,
    since: 3,
    percent,
    forms: "done",
    threads: 0,
  },
  therapist,
  now,
);
const sessions = [];
for (const minutesAgo of [180, 60])
  sessions.push(await ownSession(chart, addMinutes(now, -minutesAgo), PRICE_CENTS));
const made = { therapist: therapist.email, emails: names.map(emailOf), chartId: chart.chartId, sessions };
process.stdout.write(`\n${JSON.stringify(made)}\n`);
process.exit(0);
