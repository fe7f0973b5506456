import { beforeAll, expect, test } from "vitest";
import { listInvoices } from "#app/domain/billing/admin-billing-queries.server";
import { adminInvoice } from "#app/domain/billing/admin-invoice-queries.server";
import { clientBilling, clientShare } from "#app/domain/billing/client-billing-queries.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { filterOf } from "#app/domain/billing/invoice-list";
import { setSplitRule } from "#app/domain/billing/set-split-rule.server";
import { tellOfStatement } from "#app/domain/billing/tell-payer.server";
import { db } from "#app/platform/db/client.server";
import {
  aClosedAppointment,
  aHousehold,
  aPerson,
  aPractice,
  asAdmin,
  asClient,
  type BillingWorld,
} from "#tests/fixtures/billing-world";

let world: BillingWorld;
beforeAll(async () => {
  world = await aPractice();
});

const ALL = {
  tab: "all",
  q: "",
  chart: null,
  from: null,
  to: null,
  sort: "due",
  direction: "asc",
  page: 1,
} as const;

const sharesOf = async (appointmentId: string) => {
  const invoice = await db.invoice.findUniqueOrThrow({
    where: { appointmentId },
    select: { id: true, lines: true, shares: { orderBy: { id: "asc" }, include: { entries: true } } },
  });
  return invoice;
};

test("a session done is invoiced once, however often the job runs, and split evenly to the cent", async () => {
  const couple = await aHousehold(["Robin", "Alex"]);
  const appointmentId = await aClosedAppointment(world, couple, { cents: 15_001 });
  await Promise.all(Array.from({ length: 5 }, () => invoiceFromAppointment({ appointmentId })));
  await invoiceFromAppointment({ appointmentId });
  const invoice = await sharesOf(appointmentId);
  expect(invoice.shares.map((share) => [share.personId, share.cents])).toEqual([
    [couple.personIds[0], 7_501],
    [couple.personIds[1], 7_500],
  ]);
  expect(invoice.shares.map((share) => share.entries.map((entry) => [entry.kind, entry.cents]))).toEqual([
    [["charge", 7_501]],
    [["charge", 7_500]],
  ]);
});

test("fifty sessions closed at once get fifty invoice numbers without a gap", async () => {
  const household = await aHousehold(["Sam"]);
  const ids: string[] = [];
  for (let count = 0; count < 50; count += 1) ids.push(await aClosedAppointment(world, household));
  await Promise.all(ids.map((appointmentId) => invoiceFromAppointment({ appointmentId })));
  const numbers = (await db.invoice.findMany({ select: { number: true }, orderBy: { number: "asc" } })).map(
    (row) => row.number,
  );
  const first = numbers[0] ?? 0;
  expect(numbers).toEqual(numbers.map((_, index) => first + index));
  const counter = await db.invoiceCounter.findUniqueOrThrow({ where: { id: 1 } });
  expect(counter.last).toBe(numbers.at(-1));
});

test("a late cancellation costs the practice's percentage, a waived one nothing", async () => {
  const couple = await aHousehold(["Kim", "Lee"]);
  const late = await aClosedAppointment(world, couple, { status: "late_cancelled" });
  await invoiceFromAppointment({ appointmentId: late });
  const invoice = await sharesOf(late);
  expect(invoice.lines.map((line) => [line.kind, line.cents])).toEqual([["late_cancel_fee", 8_250]]);

  const waived = await aClosedAppointment(world, couple, { status: "no_show" });
  await db.appointment.update({ where: { id: waived }, data: { feeWaived: true } });
  await invoiceFromAppointment({ appointmentId: waived });
  expect(await db.invoice.findUnique({ where: { appointmentId: waived } })).toBeNull();
});

test("a fee waived after its invoice went out is owed by nobody, and by nobody twice", async () => {
  const couple = await aHousehold(["Noa", "Uri"]);
  const appointmentId = await aClosedAppointment(world, couple, { status: "late_cancelled" });
  await invoiceFromAppointment({ appointmentId });
  await db.appointment.update({ where: { id: appointmentId }, data: { feeWaived: true } });
  await Promise.all([1, 2, 3].map(() => invoiceFromAppointment({ appointmentId })));
  const invoice = await sharesOf(appointmentId);
  expect(invoice.shares.map((share) => share.entries.map((entry) => [entry.kind, entry.cents]))).toEqual([
    [
      ["charge", 4_125],
      ["adjustment", -4_125],
    ],
    [
      ["charge", 4_125],
      ["adjustment", -4_125],
    ],
  ]);
  expect(await db.invoice.findUnique({ where: { appointmentId }, select: { state: true } })).toEqual({
    state: "paid",
  });
  const { chartId } = couple;
  expect(await db.auditEvent.count({ where: { action: "fee-written-off", chartId } })).toBe(1);

  const admin = asAdmin(await aPerson("Noor"));
  const page = await adminInvoice(admin, invoice.id);
  expect(page).toMatchObject({ status: "waived", waivedCents: 8_250, owedCents: 0 });
  expect(page.timeline.map((event) => event.title)).toEqual(
    expect.arrayContaining(["$41.25 of Noa's share written off", "$41.25 of Uri's share written off"]),
  );
  const list = await listInvoices(admin, { ...filterOf(ALL), chartId });
  expect(list.rows.map((row) => row.status)).toEqual(["waived"]);
  const noa = asClient(couple.personIds[0] ?? "");
  const [own] = (await clientBilling(noa)).settled;
  expect(await clientShare(noa, own?.shareId ?? "")).toMatchObject({ status: "waived", waivedCents: 4_125 });
});

test("a split rule holds from the moment it is set; earlier sessions keep the rule of their day", async () => {
  const couple = await aHousehold(["Pat", "Jo"]);
  const [pat = "", jo = ""] = couple.personIds;
  const admin = asAdmin(await aPerson("Noor"));
  const parts = [
    { personId: pat, percent: 60 },
    { personId: jo, percent: 40 },
  ];
  await setSplitRule(admin, { chartId: couple.chartId, rule: { kind: "percentage", parts } });

  const before = await aClosedAppointment(world, couple);
  const after = await aClosedAppointment(world, couple, { startsAt: new Date(Date.now() + 86_400_000) });
  await invoiceFromAppointment({ appointmentId: before });
  await invoiceFromAppointment({ appointmentId: after });
  expect((await sharesOf(before)).shares.map((share) => share.cents)).toEqual([8_250, 8_250]);
  expect((await sharesOf(after)).shares.map((share) => share.cents)).toEqual([9_900, 6_600]);
});

test("only billing admins set split rules, and only for people on the chart", async () => {
  const couple = await aHousehold(["Ash", "Bo"]);
  const rule = { kind: "one_payer" as const, parts: [{ personId: await aPerson("Stranger") }] };
  const admin = asAdmin(await aPerson("Noor"));
  await expect(setSplitRule(admin, { chartId: couple.chartId, rule })).rejects.toThrow("not-found");
  const client = asClient(couple.personIds[0] ?? "");
  await expect(setSplitRule(client, { chartId: couple.chartId, rule })).rejects.toThrow("not-found");
});

test("each partner reads their own share and the joint total, and never the other's share", async () => {
  const couple = await aHousehold(["Uma", "Val"]);
  const [uma = "", val = ""] = couple.personIds;
  const appointmentId = await aClosedAppointment(world, couple, { cents: 15_001 });
  await invoiceFromAppointment({ appointmentId });
  const { open, balanceCents } = await clientBilling(asClient(uma));
  expect(balanceCents).toBe(7_501);
  const [own] = open;
  expect(own).toMatchObject({ invoiceCents: 15_001, shareCents: 7_501, owedCents: 7_501, status: "due" });
  const detail = await clientShare(asClient(uma), own?.shareId ?? "");
  expect(detail.attended).toEqual(["Uma", "Val"]);
  await expect(clientShare(asClient(val), own?.shareId ?? "")).rejects.toThrow("not-found");
});

test("the mail about a statement goes to its payer once and says nothing of what it is about", async () => {
  const single = await aHousehold(["Ren"]);
  const appointmentId = await aClosedAppointment(world, single);
  await invoiceFromAppointment({ appointmentId });
  const { shares } = await sharesOf(appointmentId);
  const shareId = shares[0]?.id ?? "";
  await tellOfStatement({ shareId });
  await tellOfStatement({ shareId });
  const mails = await db.outboundMessage.findMany({ where: { personId: single.personIds[0] ?? "" } });
  expect(mails.map((mail) => mail.subject)).toEqual(["You have a new statement"]);
});

test("a payer who lives by another clock reads theirs beside the practice's, in the list and on the statement", async () => {
  const couple = await aHousehold(["Ira", "Jo"]);
  const startsAt = new Date("2026-02-03T22:30:00Z");
  const appointmentId = await aClosedAppointment(world, couple, { startsAt });
  await invoiceFromAppointment({ appointmentId });
  const [ira = "", jo = ""] = couple.personIds;
  const linesFor = async (personId: string, zone: string) => {
    const actor = { ...asClient(personId), zone };
    const [share] = (await clientBilling(actor)).open;
    const { lines } = await clientShare(actor, share?.shareId ?? "");
    return [share?.description, ...lines.map((line) => line.description)];
  };
  const words = "50-minute session, Tue, Feb 3, 5:30 PM ET";
  expect(await linesFor(ira, "America/Los_Angeles")).toEqual(Array(2).fill(`${words} (2:30 PM your time)`));
  expect(await linesFor(ira, "Asia/Tokyo")).toEqual(Array(2).fill(`${words} (Wed 7:30 AM your time)`));
  expect(await linesFor(jo, "America/New_York")).toEqual(Array(2).fill(words));
});
