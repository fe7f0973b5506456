import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { makeChart } from "#prisma/seed/charts";
import { figure } from "#tests/setup/figure";
import { ask, ownAddress } from "./support/ask";
import { signIn } from "./support/world";

const RIVALS = 200;
const COUPLES = 10;

let therapist: { id: string; personId: string; slug: string };

beforeAll(async () => {
  therapist = await db.therapist.findFirstOrThrow({
    where: { slug: "luis-herrera" },
    select: { id: true, personId: true, slug: true },
  });
});

/** The last free time that is offered: no other test takes it. */
async function aFreeTime(service: string): Promise<string> {
  const { text } = await ask(
    `/api/openings?service=${service}&therapist=${therapist.slug}&weeks=8&states=VA`,
  );
  const openings = JSON.parse(text) as { startsAt: string }[];
  const last = openings.at(-1);
  if (!last) throw new Error("There is no free time");
  return last.startsAt;
}

const bookedAt = (startsAt: string) =>
  db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM appointment
    WHERE therapist_id = ${therapist.id}::uuid AND starts_at = ${new Date(startsAt)} AND status = 'booked'`;

/** One winner is led on, everybody else hears that the time is taken, nobody meets a fault of ours. */
function expectOneWinner(statuses: number[]): void {
  const counts = Object.fromEntries(
    [...new Set(statuses)].map((status) => [status, statuses.filter((one) => one === status).length]),
  );
  figure(`rivals: ${JSON.stringify(counts)}`);
  expect(counts).toEqual({ 303: 1, 409: RIVALS - 1 });
}

test("of 200 visitors who book one time for a free call at once, one gets it and nobody meets a fault", async () => {
  const startsAt = await aFreeTime("free-call");
  const answers = await Promise.all(
    Array.from({ length: RIVALS }, (_, index) => {
      const form = {
        ...{
          slot: `${startsAt}_${therapist.slug}`,
          requestKey: newId(),
          shownAt: String(Date.now() - 60_000),
        },
        ...{ name: `Rival ${index}`, email: `rival.${index}@example.com`, state: "VA", contactBy: "video" },
      };
      return ask(`/consult/details?slot=${encodeURIComponent(form.slot)}`, {
        method: "POST",
        form,
        headers: ownAddress(),
      });
    }),
  );
  expectOneWinner(answers.map((answer) => answer.status));
  expect(await bookedAt(startsAt)).toEqual([{ count: 1n }]);
});

async function aCouple(index: number) {
  const household = {
    members: [{ name: `Rival${index} ${newId()}` }, { name: `Second${index} ${newId()}` }],
    ...{ therapist: "Luis", kind: "couple" as const, weekday: 1, hour: 9, everyWeeks: 1 as const, since: 1 },
    ...{ forms: "done" as const, threads: 0 },
  };
  const { actor } = await signIn(therapist.personId);
  const lead = { ...actor, therapistId: therapist.id, slug: therapist.slug, level: "licensed" as const };
  const { chartId, members } = await makeChart(household, lead, new Date());
  return Promise.all(members.map(async (one) => ({ ...(await signIn(one.personId)), chartId, members })));
}

test("of 200 bookings of one time by signed-in couples, one becomes a session and none meets a fault", async () => {
  const couples = await Promise.all(Array.from({ length: COUPLES }, (_, index) => aCouple(index)));
  const clients = couples.flat();
  const startsAt = await aFreeTime("couple-50");
  const answers = await Promise.all(
    Array.from({ length: RIVALS }, (_, index) => {
      const client = clients[index % clients.length];
      if (!client) throw new Error("Nobody is there");
      const form = new URLSearchParams({
        ...{ slot: `${startsAt}_${therapist.slug}`, requestKey: newId(), chartId: client.chartId },
        ...{ serviceSlug: "couple-50", agreedCents: "16500" },
      });
      for (const [place, { personId }] of client.members.entries()) {
        form.append(`attending[${place}].personId`, personId);
        form.append(`attending[${place}].state`, "VA");
      }
      const query = new URLSearchParams({
        ...{ slot: form.get("slot") ?? "", chart: client.chartId, service: "couple-50" },
      });
      return ask(`/client/book/review?${query}`, {
        method: "POST",
        form,
        token: client.token,
        headers: ownAddress(),
      });
    }),
  );
  expectOneWinner(answers.map((answer) => answer.status));
  expect(await bookedAt(startsAt)).toEqual([{ count: 1n }]);
});
