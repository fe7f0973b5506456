import { beforeAll, expect, test } from "vitest";
import { findOpenings, listPublicOpenings } from "#app/domain/scheduling/openings-queries.server";
import { newId, newReference } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { reachOfLead } from "#tests/fixtures/addresses";
import { aPractice, clock, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
});

async function aLead() {
  const id = newId();
  const reach = await reachOfLead(id, { email: "n@example.com" });
  const lead = { id, name: "N", state: "VA", contactBy: "video" as const, ...reach };
  await db.lead.create({ data: lead });
  return lead;
}

const ask = (change: object = {}) =>
  findOpenings(
    { serviceSlug: "couple-50", therapistSlug: amara.slug, days: 28, states: ["VA"], ...change },
    clock,
  );

const timesOn = (found: { openings: { startsAt: Date }[] }, date: string) =>
  found.openings.map((one) => one.startsAt.toISOString()).filter((iso) => iso.startsWith(date));

test("four weeks of one therapist start after the notice and keep to the hours", async () => {
  const found = await ask();
  expect(found.firstDate).toBe("2026-11-23");
  expect(timesOn(found, "2026-11-23")[0]).toBe("2026-11-23T15:00:00.000Z");
  expect(timesOn(found, "2026-11-24")).toHaveLength(15);
  expect(timesOn(found, "2026-11-28")).toEqual([]);
  expect(found.openings).toHaveLength(13 + 15 * 19);
});

test("a date before today asks from today on", async () => {
  expect((await ask({ fromDate: "2020-01-01" })).firstDate).toBe("2026-11-23");
});

test("a booked appointment with its buffer takes the slots it touches, a cancelled or run-out one none", async () => {
  const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" }, select: { id: true } });
  const lead = await aLead();
  const base = {
    therapistId: amara.therapistId,
    serviceId: service.id,
    startsAt: new Date("2026-12-01T15:00:00Z"),
    endsAt: new Date("2026-12-01T15:50:00Z"),
    blockedFrom: new Date("2026-12-01T15:00:00Z"),
    blockedUntil: new Date("2026-12-01T16:00:00Z"),
  };
  await db.appointment.create({
    data: { ...base, id: newId(), leadId: lead.id, status: "cancelled", reference: newReference() },
  });
  expect(timesOn(await ask(), "2026-12-01")).toHaveLength(15);
  const held = {
    ...base,
    id: newId(),
    status: "held" as const,
    requestKey: newId(),
    reference: newReference(),
  };
  await db.appointment.create({ data: { ...held, holdExpiresAt: new Date("2026-11-23T12:59:59Z") } });
  expect(timesOn(await ask(), "2026-12-01")).toHaveLength(15);
  await db.appointment.update({
    where: { id: held.id },
    data: { holdExpiresAt: new Date("2026-11-23T13:05:00Z") },
  });
  expect(timesOn(await ask(), "2026-12-01")).toEqual(
    expect.not.arrayContaining([
      "2026-12-01T14:30:00.000Z",
      "2026-12-01T15:00:00.000Z",
      "2026-12-01T15:30:00.000Z",
    ]),
  );
  expect(timesOn(await ask({ ignoreHoldKey: held.requestKey }), "2026-12-01")).toHaveLength(15);
});

test("an appointment that no form made takes its time as well", async () => {
  const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" }, select: { id: true } });
  const appointment = {
    id: newId(),
    therapistId: luis.therapistId,
    serviceId: service.id,
    status: "booked" as const,
    startsAt: new Date("2026-12-01T15:00:00Z"),
    endsAt: new Date("2026-12-01T15:50:00Z"),
    blockedFrom: new Date("2026-12-01T15:00:00Z"),
    blockedUntil: new Date("2026-12-01T16:00:00Z"),
    reference: newReference(),
  };
  const lead = await aLead();
  await db.appointment.create({ data: { ...appointment, leadId: lead.id } });
  const times = timesOn(await ask({ therapistSlug: luis.slug }), "2026-12-01");
  expect(times).toContain("2026-12-01T14:00:00.000Z");
  expect(times).not.toContain("2026-12-01T15:00:00.000Z");
});

test("a day off and extra hours change one date", async () => {
  await db.availabilityException.createMany({
    data: [
      {
        id: newId(),
        therapistId: amara.therapistId,
        onDate: toDateColumn("2026-12-03"),
        throughDate: toDateColumn("2026-12-03"),
        kind: "closed",
      },
      {
        id: newId(),
        therapistId: amara.therapistId,
        onDate: toDateColumn("2026-12-05"),
        throughDate: toDateColumn("2026-12-05"),
        kind: "open",
        fromMinute: 600,
        toMinute: 660,
      },
    ],
  });
  const found = await ask();
  expect(timesOn(found, "2026-12-03")).toEqual([]);
  expect(timesOn(found, "2026-12-05")).toEqual(["2026-12-05T15:00:00.000Z"]);
});

test("only who is licensed in every attending person's state is offered", async () => {
  const both = await findOpenings({ serviceSlug: "couple-50", days: 7, states: ["VA", "NC"] }, clock);
  expect(new Set(both.openings.map((one) => one.therapist))).toEqual(new Set([amara.slug]));
  const virginia = await findOpenings({ serviceSlug: "couple-50", days: 7, states: ["VA"] }, clock);
  expect(new Set(virginia.openings.map((one) => one.therapist))).toEqual(new Set([amara.slug, luis.slug]));
});

test("times of all therapists come merged in order", async () => {
  const found = await findOpenings({ serviceSlug: "free-call", days: 14, states: [] }, clock);
  const times = found.openings.map((one) => one.startsAt.getTime());
  expect(times).toEqual([...times].sort((x, y) => x - y));
});

test("public openings leave out who takes nobody new and say nothing but time and slug", async () => {
  await db.therapist.update({ where: { id: luis.therapistId }, data: { accepting: false } });
  const found = await listPublicOpenings({ serviceSlug: "free-call", days: 7, states: ["VA"] }, clock);
  expect(new Set(found.map((one) => one.therapist))).toEqual(new Set([amara.slug]));
  expect(Object.keys(found[0] ?? {})).toEqual(["startsAt", "therapist"]);
});

test("an unknown service or therapist has no openings", async () => {
  expect((await ask({ serviceSlug: "nothing" })).openings).toEqual([]);
  expect((await ask({ therapistSlug: "nobody" })).openings).toEqual([]);
});
