import { beforeAll, expect, test } from "vitest";
import { listInvoices } from "#app/domain/billing/admin-billing-queries.server";
import { exportBilling } from "#app/domain/billing/export-billing.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import type { InvoiceFilter } from "#app/domain/billing/invoice-list";
import { AGING_BUCKETS, AGING_DAYS } from "#app/domain/insights/aging";
import { agingReport, exportAging } from "#app/domain/insights/aging-queries.server";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS } from "#app/domain/shared/time";
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

const NOW = Date.parse("2026-06-15T16:00:00.000Z");
const clock = () => new Date(NOW);
let world: BillingWorld;

const filter: InvoiceFilter = {
  tab: "open",
  q: "",
  chartId: null,
  daysFrom: null,
  daysTo: null,
  sort: "due",
  direction: "asc",
  page: 1,
};

/** Four households with invoices of every age; some paid in part, one paid too much. */
beforeAll(async () => {
  world = await aPractice();
  const households = await Promise.all([
    aHousehold(["=Robin", "Alex"]),
    aHousehold(["Sam"]),
    aHousehold(["Kim", "Lee"]),
    aHousehold(["Mo", "Nic", "Ola"]),
  ]);
  for (const [index, household] of households.entries()) {
    for (let weeks = 0; weeks < 20; weeks += 1 + index) {
      const appointmentId = await aClosedAppointment(world, household, { cents: 15_001 + weeks });
      await invoiceFromAppointment({ appointmentId }, () => new Date(NOW - weeks * 7 * DAY_MS));
      if (weeks % 3 === 0) await payFirstShare(appointmentId, weeks === 3 ? 500 : 0);
    }
  }
});

async function payFirstShare(appointmentId: string, tooMuch: number) {
  const share = await db.invoiceShare.findFirstOrThrow({ where: { invoice: { appointmentId } } });
  await db.ledgerEntry.create({
    data: {
      id: newId(),
      personId: share.personId,
      shareId: share.id,
      kind: "payment",
      cents: -share.cents - tooMuch,
      paymentId: newId(),
    },
  });
}

test("aging, the open invoices and the ledger are the same money to the cent", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const report = await agingReport(admin, clock);
  const list = await listInvoices(admin, filter, clock);
  expect(report.totalCents).toBe(list.owedCents);
  expect(report.reconciliation.agrees).toBe(true);
  expect(report.reconciliation.creditCents).toBeGreaterThan(0);
  expect(AGING_BUCKETS.every((bucket) => report.totals[bucket] > 0)).toBe(true);
});

test("every cell of the matrix is the sum of the invoices its link shows", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const report = await agingReport(admin, clock);
  for (const row of report.rows) {
    for (const bucket of AGING_BUCKETS) {
      const list = await listInvoices(
        admin,
        { ...filter, chartId: row.chartId, ...AGING_DAYS[bucket] },
        clock,
      );
      expect(list.owedCents).toBe(row.cents[bucket]);
    }
  }
});

test("the tabs share out the invoices, the search finds a household by part of its name", async () => {
  const admin = asAdmin(await aPerson("Noor"), ["practice"]);
  const total = async (tab: InvoiceFilter["tab"], q = "") =>
    (await listInvoices(admin, { ...filter, tab, q }, clock)).total;
  expect((await total("open")) + (await total("paid"))).toBe(await total("all"));
  expect(await total("past-due")).toBeLessThan(await total("open"));
  expect(await total("all", "kim")).toBe(7);
  expect(await total("all", "1001")).toBe(1);
  expect(await total("all", "'; drop table invoice; --")).toBe(0);
});

test("every sort order is what its column shows", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const { rows } = await listInvoices(
    admin,
    { ...filter, tab: "all", sort: "owed", direction: "desc" },
    clock,
  );
  const owed = rows.map((row) => row.owedCents);
  expect(owed).toEqual([...owed].sort((one, other) => other - one));
});

test("exports open in a spreadsheet without running anything and sum to what is owed", async () => {
  const admin = asAdmin(await aPerson("Noor"));
  const period = { from: "2026-01-01", to: "2026-12-31" };
  const { csv, name } = await exportBilling(
    admin,
    { dataset: "invoices", ...period, columns: ["household", "owed"] },
    clock,
  );
  expect(name).toBe("invoices-2026-01-01-to-2026-12-31");
  expect(csv.startsWith("\ufeffHousehold,Owed\r\n")).toBe(true);
  expect(csv).toContain("'=Robin & Alex");
  const owed = csv
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => Number(line.split(",").at(-1)));
  const { totalCents } = await agingReport(admin, clock);
  expect(Math.round(owed.reduce((sum, dollars) => sum + dollars, 0) * 100)).toBe(totalCents);
  expect(await exportAging(admin, clock)).toContain(`,${totalCents / 100}\r\n`);
});

test("clients and practice admins export nothing", async () => {
  const request = { dataset: "ledger", from: "2026-01-01", to: "2026-12-31", columns: [] } as const;
  const columns: string[] = [];
  for (const actor of [asClient(await aPerson("Robin")), asAdmin(await aPerson("Noor"), ["practice"])]) {
    await expect(exportBilling(actor, { ...request, columns }, clock)).rejects.toThrow("not-found");
  }
  await expect(agingReport(asClient(await aPerson("Robin")), clock)).rejects.toThrow("not-found");
});
