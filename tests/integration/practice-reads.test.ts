import { beforeAll, expect, test } from "vitest";
import { currentPolicy, practiceProfile } from "#app/domain/practice/practice-queries.server";
import { listServices } from "#app/domain/practice/service-queries.server";
import { listTherapists, therapistProfile } from "#app/domain/practice/therapist-queries.server";
import { newId } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { addressOf } from "#tests/fixtures/addresses";
import { aPractice, clock, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
});

test("a price holds from its first day up to the day before the next one begins", async () => {
  const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" } });
  await db.servicePrice.updateMany({
    where: { serviceId: service.id, level: "licensed" },
    data: { validUntil: toDateColumn("2027-01-01") },
  });
  await db.servicePrice.create({
    data: {
      id: newId(),
      serviceId: service.id,
      level: "licensed",
      cents: 17_500,
      validFrom: toDateColumn("2027-01-01"),
    },
  });
  const centsOn = async (date: string) =>
    (await listServices(date)).find((one) => one.slug === "couple-50")?.cents.licensed;
  expect(await centsOn("2026-12-31")).toBe(16_500);
  expect(await centsOn("2027-01-01")).toBe(17_500);
  expect(await centsOn("2025-12-31")).toBeNull();
});

test("a service that is no longer offered is not listed", async () => {
  await db.service.update({ where: { slug: "individual-50" }, data: { active: false } });
  expect((await listServices("2026-12-01")).map((one) => one.slug).sort()).toEqual([
    "couple-50",
    "free-call",
  ]);
});

test("a therapist's states are those of the licences in force today", async () => {
  await db.licence.updateMany({
    where: { therapistId: amara.therapistId, state: "NC" },
    data: { validUntil: toDateColumn("2026-11-22") },
  });
  const found = await listTherapists(clock);
  expect(found.map((one) => [one.chosenName, one.states])).toEqual([
    ["Amara", ["VA"]],
    ["Luis", ["VA"]],
  ]);
  expect((await therapistProfile(luis.slug, clock)).licences).toEqual([
    { state: "VA", number: "VA-1", kind: "state", validUntil: "2027-12-31" },
  ]);
});

test("who has left, has nothing to show or is unknown has no page", async () => {
  await expect(therapistProfile("nobody")).rejects.toMatchObject({ code: "not-found" });
  await db.therapist.update({ where: { id: luis.therapistId }, data: { intro: "" } });
  expect((await listTherapists(clock)).map((one) => one.chosenName)).toEqual(["Amara"]);
  await db.person.update({ where: { id: luis.personId }, data: { deactivatedAt: new Date() } });
  await expect(therapistProfile(luis.slug)).rejects.toMatchObject({ code: "not-found" });
});

test("the profile carries the numbers of the rules, a policy its latest version", async () => {
  expect(await practiceProfile()).toMatchObject({ shortName: "Rivermist", cancelWindowHours: 24 });
  expect(await currentPolicy("privacy")).toBeNull();
  const text = { kind: "privacy" as const, title: "Privacy", sha256: "0" };
  for (const version of [1, 2]) {
    await db.policyText.create({ data: { ...text, id: newId(), version, text: `Version ${version}` } });
  }
  expect(await currentPolicy("privacy")).toMatchObject({ version: 2, text: "Version 2" });
});

test("a therapist who has told no languages yet is listed all the same", async () => {
  const id = newId();
  const person = await db.person.create({
    data: { id, chosenName: "Noa", ...(await addressOf(id, "noa@example.com")) },
    select: { id: true },
  });
  const texts = { credentials: "LMFT", intro: "New here.", approach: "", firstSession: "" };
  await db.therapist.create({
    data: { id: newId(), personId: person.id, slug: "noa", position: 99, ...texts },
    select: { id: true },
  });
  const found = await listTherapists(clock);
  expect(found.at(-1)).toMatchObject({ slug: "noa", languages: [], specialties: [], states: [] });
});
