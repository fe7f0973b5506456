import { randomBytes } from "node:crypto";
import { startThread } from "#app/domain/messaging/start-thread.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addMinutes, atLocalMinute, dateInZone } from "#app/domain/shared/time";
import { makeChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { ZONE } from "#prisma/seed/the-practice";
import { ownSession, ownTherapist } from "./own-therapist";

// Run by new-therapist-day.ts beside the server: a therapist of the test's own with one couple whose forms are sent,
// two threads, a session that runs now and one that begins in three hours.
const PRICE_CENTS = 16_500;
const now = new Date();
const tag = randomBytes(4).toString("hex");
const therapist = await ownTherapist(tag);
const chart = await makeChart(
  {
    members: [{ name: `Alex ${tag}`, pronouns: "they/them" }, { name: `Blake ${tag}` }],
    therapist: "Vera",
    kind: "couple",
    weekday: 1,
    hour: 10,
    everyWeeks: 1,
    since: 3,
    forms: "done",
    threads: 0,
  },
  therapist,
  now,
);
await fillPackets([chart]);

const midnight = atLocalMinute(dateInZone(now, ZONE), 0, ZONE);
const begun = new Date(Math.max(midnight.getTime(), addMinutes(now, -30).getTime()));
const running = await ownSession(chart, begun, PRICE_CENTS);
const later = await ownSession(chart, addMinutes(now, 180), PRICE_CENTS);

async function write(from: Actor | undefined, audience: string, subject: string): Promise<void> {
  if (!from) throw new Error("nobody writes");
  const body = `${subject}, and a word more`;
  await startThread(from, { requestKey: newId(), chartId: chart.chartId, audience, subject, body });
}

await write(chart.members[0], "joint", "About next week");
await write(chart.members[1], "private", "Only between us");
process.stdout.write(
  `\n${JSON.stringify({ email: therapist.email, chartId: chart.chartId, label: "Alex & Blake", running, later })}\n`,
);
process.exit(0);
