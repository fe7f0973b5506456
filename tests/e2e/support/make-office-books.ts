import { randomBytes } from "node:crypto";
import { newId, newReference } from "#app/domain/shared/ids";
import { addDays, addMinutes, DAY_MS, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { makeInvoices, payShares } from "#prisma/seed/books";
import { makeChart } from "#prisma/seed/charts";
import { emailOf, makePerson } from "#prisma/seed/people";
import type { SeedSession } from "#prisma/seed/sessions";
import { ZONE } from "#prisma/seed/the-practice";

// Run by new-office-books.ts beside the server: a couple of the test's own with a session that nobody paid, 46 days past
// due, and a newer one that each of them paid their half of. One has a name that a spreadsheet would run.
const now = new Date();
const tag = randomBytes(4).toString("hex");
const therapistPerson = await makePerson({ name: `Vera ${tag}`, role: "therapist", state: "VA" });
const therapistId = newId();
const slug = `vera-${tag}`;
const validFrom = toDateColumn(addDays(dateInZone(now, ZONE), -300));
await db.therapist.create({
  data: {
    id: therapistId,
    personId: therapistPerson.personId,
    slug,
    credentials: "LMFT",
    intro: "",
    approach: "",
    firstSession: "",
    accepting: false,
    licences: {
      create: {
        id: newId(),
        state: "VA",
        number: `VA-${tag}`,
        validFrom,
        validUntil: toDateColumn("2099-12-31"),
      },
    },
  },
});
const therapist = { ...therapistPerson, therapistId, slug, level: "licensed" as const };
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
const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" } });

async function makeSession(daysAgo: number): Promise<SeedSession> {
  const id = newId();
  const startsAt = new Date(now.getTime() - daysAgo * DAY_MS);
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
      status: "done",
      agreedCents: 16_500,
      reference: newReference(),
      members: {
        create: chart.members.map(({ personId }) => ({
          id: newId(),
          personId,
          startsAt,
          endsAt,
          state: "VA",
          live: false,
        })),
      },
    },
  });
  return { appointmentId: id, chart, startsAt, endsAt, status: "done" };
}

const sessions = [await makeSession(60), await makeSession(20)];
await makeInvoices(sessions);
await payShares([chart], sessions, now);
process.stdout.write(
  `\n${JSON.stringify({ chartId: chart.chartId, household: names.join(" & "), payers: names, client: emailOf(names[1] ?? ""), therapist: emailOf(`Vera ${tag}`) })}\n`,
);
process.exit(0);
