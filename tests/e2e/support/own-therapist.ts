import { newId, newReference } from "#app/domain/shared/ids";
import { addDays, addMinutes, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedChart } from "#prisma/seed/charts";
import { emailOf, makePerson } from "#prisma/seed/people";
import type { SeedTherapist } from "#prisma/seed/staff";
import { ZONE } from "#prisma/seed/the-practice";

/** Used by the scripts that run beside the server: a therapist of one test's own, so that calendars stay apart. */
export async function ownTherapist(tag: string): Promise<SeedTherapist & { email: string }> {
  const today = dateInZone(new Date(), ZONE);
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
        create: ["VA", "NC"].map((state) => ({
          id: newId(),
          state,
          number: `${state}-${tag}`,
          validFrom: toDateColumn(addDays(today, -300)),
          validUntil: toDateColumn(addDays(today, 300)),
        })),
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
  return { ...person, therapistId, slug: `vera-${tag}`, level: "licensed", email: emailOf(name) };
}

/** What a household of a test's own has that the test does not care for. */
export const SOME_COUPLE = {
  therapist: "Vera",
  kind: "couple",
  weekday: 1,
  hour: 10,
  everyWeeks: 1,
  threads: 0,
} as const;

/** A session of 50 minutes with everybody on the chart, at a price in cents. Answers with its id. */
export async function ownSession(
  chart: SeedChart,
  startsAt: Date,
  agreedCents: number,
  status: "booked" | "done" = "booked",
): Promise<string> {
  const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" } });
  const id = newId();
  const endsAt = addMinutes(startsAt, 50);
  await db.appointment.create({
    data: {
      id,
      chartId: chart.chartId,
      therapistId: chart.therapist.therapistId,
      serviceId: service.id,
      startsAt,
      endsAt,
      blockedFrom: startsAt,
      blockedUntil: addMinutes(endsAt, 10),
      status,
      agreedCents,
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
