import { randomBytes } from "node:crypto";
import { startThread } from "#app/domain/messaging/start-thread.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { addDays, addMinutes, atLocalMinute, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { makeChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { emailOf, makePerson } from "#prisma/seed/people";
import { ZONE } from "#prisma/seed/the-practice";

// Run by new-therapist-day.ts beside the server: a therapist of the test's own with one couple whose forms are sent,
// two threads, a session that runs now and one that begins in three hours.
const now = new Date();
const today = dateInZone(now, ZONE);
const tag = randomBytes(4).toString("hex");
const name = `Vera ${tag}`;
const person = await makePerson({ name, role: "therapist", state: "VA" });
const therapistId = newId();
await db.therapist.create({
  data: {
    id: therapistId,
    personId: person.personId,
    slug: `vera-${tag}`,
    credentials: "LMFT",
    intro: "I work with couples.",
    approach: "In plain words.",
    firstSession: "We talk.",
    accepting: false,
    licences: {
      create: {
        id: newId(),
        state: "VA",
        number: `VA-${tag}`,
        validFrom: toDateColumn(addDays(today, -300)),
        validUntil: toDateColumn(addDays(today, 300)),
      },
    },
    availability: {
      create: [1, 2, 3, 4, 5].map((weekday) => ({
        id: newId(),
        weekday,
        fromMinute: 540,
        toMinute: 1020,
        validFrom: toDateColumn(addDays(today, -300)),
      })),
    },
  },
});
const therapist = {
  ...person,
  therapistId,
  slug: `vera-${tag}`,
  level: "licensed" as const,
};
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

const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" } });
const midnight = atLocalMinute(today, 0, ZONE);

async function makeSession(startsAt: Date): Promise<string> {
  const id = newId();
  const endsAt = addMinutes(startsAt, 50);
  await db.appointment.create({
    data: {
      id,
      chartId: chart.chartId,
      therapistId,
      serviceId: service.id,
      startsAt,
      endsAt,
      blockedFrom: startsAt,
      blockedUntil: addMinutes(endsAt, 10),
      status: "booked",
      agreedCents: 16_500,
      reference: newReference(),
      members: {
        create: chart.members.map(({ personId }) => ({
          id: newId(),
          personId,
          startsAt,
          endsAt,
          state: "VA",
        })),
      },
    },
  });
  return id;
}

const running = await makeSession(new Date(Math.max(midnight.getTime(), addMinutes(now, -30).getTime())));
const later = await makeSession(addMinutes(now, 180));

async function write(from: Actor | undefined, audience: string, subject: string): Promise<void> {
  if (!from) throw new Error("nobody writes");
  const body = `${subject}, and a word more`;
  await startThread(from, { requestKey: newId(), chartId: chart.chartId, audience, subject, body });
}

await write(chart.members[0], "joint", "About next week");
await write(chart.members[1], "private", "Only between us");
process.stdout.write(
  `\n${JSON.stringify({ email: emailOf(name), chartId: chart.chartId, label: "Alex & Blake", running, later })}\n`,
);
process.exit(0);
