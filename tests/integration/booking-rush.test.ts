import { randomInt } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";
import { severalServers } from "#tests/fixtures/several-servers";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";
import { buildPages } from "../../scripts/run/prepare.mjs";

const ATTEMPTS = isLongRun ? 10_000 : 300;
const CONNECTIONS = 60;
const RIVALS = isLongRun ? 1_000 : 100;
const COUPLES = 10;

type Client = {
  personId: string;
  cookie: string;
  chartId: string;
  therapist: WorldTherapist;
  members: Actor[];
};

await buildPages();
let servers: Awaited<ReturnType<typeof severalServers>>;
const clients: Client[] = [];
let times: { startsAt: string; slug: string }[] = [];

async function signedIn({ personId }: Actor): Promise<string> {
  await db.roleGrant.create({ data: { id: newId(), personId, role: "client" } });
  return `session=${await inTransaction((tx) => startSession(tx, personId, { secondFactorAt: null }))}`;
}

beforeAll(async () => {
  const { amara, luis } = await aPractice();
  await db.licence.create({
    data: {
      ...{ id: newId(), therapistId: luis.therapistId, state: "NC", number: "NC-1" },
      ...{ validFrom: new Date("2026-01-01"), validUntil: new Date("2027-12-31") },
    },
  });
  for (let index = 0; index < COUPLES; index += 1) {
    const therapist = index % 2 === 0 ? amara : luis;
    const { a, b, chartId } = await aCouple(therapist, [`Ann${index}`, `Bo${index}`]);
    for (const actor of [a, b])
      clients.push({
        ...{ personId: actor.personId, cookie: await signedIn(actor), chartId },
        ...{ therapist, members: [a, b] },
      });
  }
  const asked = { serviceSlug: "couple-50", states: ["VA"], days: 28 };
  const { openings } = await findOpenings(asked);
  const dayAfterTomorrow = Date.now() + 2 * 86_400_000;
  times = openings
    .filter(({ startsAt }) => startsAt.getTime() > dayAfterTomorrow)
    .map(({ startsAt, therapist: slug }) => ({ startsAt: startsAt.toISOString(), slug }));
  servers = await severalServers(2);
}, 120_000);
afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

const oneOf = <T>(list: readonly T[]): T => {
  const found = list[randomInt(list.length)];
  if (found === undefined) throw new Error("There is nothing to choose from");
  return found;
};

function book(client: Client, startsAt: string) {
  const form = {
    ...{ slot: `${startsAt}_${client.therapist.slug}`, requestKey: newId(), chartId: client.chartId },
    ...{ serviceSlug: "couple-50", agreedCents: "16500" },
    ...Object.fromEntries(
      client.members.flatMap(({ personId }, index) => [
        [`attending[${index}].personId`, personId],
        [`attending[${index}].state`, "VA"],
      ]),
    ),
  };
  const query = new URLSearchParams({ slot: form.slot, chart: client.chartId, service: "couple-50" });
  return servers.post({ path: `/client/book/review?${query}`, form, cookie: client.cookie });
}

const OVERLAPS = `
  SELECT (SELECT count(*)::int FROM appointment a JOIN appointment b ON a.id < b.id AND a.therapist_id = b.therapist_id
      AND a.status IN ('held', 'booked', 'done') AND b.status IN ('held', 'booked', 'done')
      AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until) AS therapists,
    (SELECT count(*)::int FROM appointment_member a JOIN appointment_member b ON a.id < b.id AND a.person_id = b.person_id
      AND a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at) AS members`;

const percentile = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);

test("of many bookings and cancellations at once over two processes none overlaps, and no answer is a fault", async () => {
  const statuses = new Map<number, number>();
  const took: number[] = [];
  let booked = 0;
  let cancelled = 0;
  let left = ATTEMPTS;
  async function keepTrying() {
    while (left > 0) {
      left -= 1;
      const client = oneOf(clients);
      const { startsAt } = oneOf(times.filter((one) => one.slug === client.therapist.slug));
      const from = performance.now();
      const { status, location } = await book(client, startsAt);
      took.push(performance.now() - from);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const id = /sessions\/([0-9a-f-]{36})$/.exec(location)?.[1];
      if (!id) continue;
      booked += 1;
      if (randomInt(10) < 3) continue;
      const cancel = { path: `/client/sessions/${id}/cancel`, form: { version: "1", feeCents: "0" } };
      const answer = await servers.post({ ...cancel, cookie: client.cookie });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 303) cancelled += 1;
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, keepTrying));
  took.sort((a, b) => a - b);
  const [overlaps] = await db.$queryRawUnsafe<{ therapists: number; members: number }[]>(OVERLAPS);
  const standing = await db.appointment.count({ where: { status: "booked" } });
  figure(
    `booking rush: ${ATTEMPTS} attempts, ${booked} booked, ${cancelled} cancelled, p50 ${percentile(took, 0.5)} ms, p99 ${percentile(took, 0.99)} ms, overlaps ${JSON.stringify(overlaps)}, answers ${JSON.stringify(Object.fromEntries(statuses))}`,
  );
  expect(overlaps).toEqual({ therapists: 0, members: 0 });
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(standing).toBe(booked - cancelled);
  expect(booked).toBeGreaterThan(0);
}, 900_000);

test("of many rivals for one time over two processes one wins", async () => {
  await db.appointmentMember.updateMany({ data: { live: false } });
  await db.appointment.updateMany({ data: { status: "cancelled" } });
  const [first] = clients;
  if (!first) throw new Error("Nobody is signed in");
  const rivals = clients.filter((one) => one.therapist === first.therapist);
  const time = times.filter((one) => one.slug === first.therapist.slug).at(-1)?.startsAt ?? "";
  const answers = await Promise.all(Array.from({ length: RIVALS }, () => book(oneOf(rivals), time)));
  const winners = answers.filter(({ status }) => status === 303).length;
  figure(`rivals for one time on two processes: ${RIVALS}, winners ${winners}`);
  expect(winners).toBe(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(await db.appointment.count({ where: { status: "booked" } })).toBe(1);
}, 300_000);
