import { beforeAll, expect, test } from "vitest";
import { householdSplit, listHouseholds } from "#app/domain/billing/household-queries.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { setSplitRule } from "#app/domain/billing/set-split-rule.server";
import type { SplitRule } from "#app/domain/billing/split-share";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  aClosedAppointment,
  aHousehold,
  aPerson,
  aPractice,
  asAdmin,
  asClient,
  type BillingWorld,
  type Household,
} from "#tests/fixtures/billing-world";

let world: BillingWorld;
beforeAll(async () => {
  world = await aPractice();
});

const sixtyForty = ({ personIds: [one = "", other = ""] }: Household): SplitRule => ({
  kind: "percentage",
  parts: [
    { personId: one, percent: 60 },
    { personId: other, percent: 40 },
  ],
});

const centsOf = async (appointmentId: string) =>
  (
    await db.invoiceShare.findMany({
      where: { invoice: { appointmentId } },
      orderBy: { id: "asc" },
      select: { cents: true },
    })
  ).map((share) => share.cents);

test("the office sees how a household pays, changes it, and takes the change back; each is kept and audited", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const couple = await aHousehold(["Paula", "Grete"]);
  expect((await householdSplit(admin, couple.chartId)).words).toBe("The same part for everybody who attends");
  await setSplitRule(admin, { chartId: couple.chartId, rule: sixtyForty(couple) });
  const changed = await householdSplit(admin, couple.chartId);
  expect(changed.words).toBe("Paula 60%, Grete 40%");
  expect(changed.members.map((member) => member.chosenName)).toEqual(["Paula", "Grete"]);
  await setSplitRule(admin, { chartId: couple.chartId, rule: null });
  const back = await householdSplit(admin, couple.chartId);
  expect(back).toMatchObject({ rule: null, words: "The same part for everybody who attends" });
  expect(back.rules.map(({ words, until }) => [words, until !== null])).toEqual([
    ["Paula 60%, Grete 40%", true],
  ]);
  expect(await db.auditEvent.count({ where: { chartId: couple.chartId, action: "split-rule-set" } })).toBe(2);
});

test("a session before the change keeps the rule of its day", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const couple = await aHousehold(["Paula", "Grete"]);
  const changedAt = new Date("2026-04-01T12:00:00.000Z");
  await setSplitRule(admin, { chartId: couple.chartId, rule: sixtyForty(couple) }, () => changedAt);
  const before = await aClosedAppointment(world, couple, { startsAt: new Date("2026-03-31T15:00:00.000Z") });
  const after = await aClosedAppointment(world, couple, { startsAt: new Date("2026-04-02T15:00:00.000Z") });
  for (const appointmentId of [before, after]) await invoiceFromAppointment({ appointmentId });
  expect(await centsOf(before)).toEqual([8_250, 8_250]);
  expect(await centsOf(after)).toEqual([9_900, 6_600]);
  expect((await householdSplit(admin, couple.chartId)).exampleCents).toBe(16_500);
});

test("a household is found by part of its name, with what it owes to the cent", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const couple = await aHousehold(["Wilhelmina", "Ottoline"]);
  const appointmentId = await aClosedAppointment(world, couple, { cents: 15_001 });
  await invoiceFromAppointment({ appointmentId });
  expect(await listHouseholds(admin, "ottoli")).toMatchObject([
    { chartId: couple.chartId, household: "Wilhelmina & Ottoline", owedCents: 15_001, therapist: null },
  ]);
  expect(await listHouseholds(admin, "no such name")).toEqual([]);
});

test("nobody pays for a household they are not in, and only billing sees or sets who pays", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const couple = await aHousehold(["Paula", "Grete"]);
  const stranger: SplitRule = { kind: "one_payer", parts: [{ personId: await aPerson("Stranger") }] };
  const set = (actor: typeof admin, rule: SplitRule | null, chartId = couple.chartId) =>
    setSplitRule(actor, { chartId, rule });
  await expect(set(admin, stranger)).rejects.toThrow("not-found");
  await expect(set(admin, null, newId())).rejects.toThrow("not-found");
  await expect(householdSplit(admin, newId())).rejects.toThrow("not-found");
  const others = [asClient(couple.personIds[0] ?? ""), asAdmin(await aPerson("Mo"), ["practice"])];
  for (const actor of others) {
    await expect(set(actor, sixtyForty(couple))).rejects.toThrow("not-found");
    await expect(householdSplit(actor, couple.chartId)).rejects.toThrow("not-found");
    await expect(listHouseholds(actor, "")).rejects.toThrow("not-found");
  }
});
