import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { countedClicks } from "./support/counted-clicks";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newOfficeBooks, type OfficeBooks } from "./support/new-office-books";
import { heading, lookWith, main, press } from "./support/page-words";
import { test } from "./support/test";

const BILLER = "dana.brooks@example.com";

/** "$1,650.00" in cents. */
const centsIn = (text: string | null) => Math.round(Number((text ?? "").replace(/[^0-9.]/g, "")) * 100);
const invoicesOf = (books: OfficeBooks, tab: string) =>
  `/admin/invoices?tab=${tab}&q=${encodeURIComponent(books.household)}`;

async function findInvoices(page: Page, books: OfficeBooks, look: (page: Page) => Promise<void>) {
  await page.goto("/admin");
  await heading(page, "Overview");
  await look(page);
  await page.getByRole("main").getByRole("link", { name: "Open balance" }).click();
  await heading(page, "Invoices");
  await expect(page.getByRole("link", { name: "Open", exact: true })).toHaveAttribute("aria-current", "page");
  await page.getByLabel("Household or number").fill(books.household);
  await press(page, "Show");
  await expect(main(page)).toContainText("1 invoice: $165.00 owed of $165.00");
  await expect(page.getByRole("row", { name: books.household })).toContainText("46 days");
  await look(page);
  await page.getByRole("link", { name: "Past due", exact: true }).click();
  await expect(main(page)).toContainText("1 invoice: $165.00 owed of $165.00");
  await page.getByRole("link", { name: "Paid", exact: true }).click();
  await expect(main(page)).toContainText("1 invoice: $0.00 owed of $165.00");
  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(main(page)).toContainText("2 invoices: $165.00 owed of $330.00");
}

/** The refund whose button says the amount once a script reads along. */
const refundButton = (amount: string, javaScriptEnabled: boolean) =>
  javaScriptEnabled ? `Refund ${amount} to Visa 4242` : "Refund the amount above to Visa 4242";

async function refundPart(page: Page, books: OfficeBooks, visit: Visit) {
  const { javaScriptEnabled } = visit;
  const clicks = countedClicks();
  const link = () => page.getByRole("link", { name: `Refund ${books.payers[0]}` });
  await page.goto(invoicesOf(books, "paid"));
  await page.getByRole("row", { name: books.household }).getByRole("link").click();
  await heading(page, new RegExp(`^Invoice \\d+, ${books.household}$`));
  await lookWith(visit)(page);
  await clicks.click(link());
  await expect(main(page)).toContainText("paid $82.50 with Visa 4242. $82.50 of it can be refunded.");
  await expect(page.getByLabel("Amount")).toHaveValue("82.50");
  await lookWith(visit)(page);
  const missing = ["Choose a reason", "Write one sentence on why"];
  await expectRefused(page, refundButton("$82.50", javaScriptEnabled), ...missing);
  for (const words of missing) await expect(page.getByText(words)).toHaveCount(2);
  const tooMuch = "Enter $82.50 or less: that is what is left of it";
  await page.getByLabel("Amount").fill("82.51");
  await expectRefused(page, refundButton("$82.51", javaScriptEnabled), tooMuch, ...missing);
  await page.getByLabel("Amount").fill("82,50");
  await expectRefused(
    page,
    "Refund the amount above to Visa 4242",
    "Enter an amount such as 82.50",
    ...missing,
  );
  await page.getByLabel("Why").fill("The sound was poor for a quarter.");
  await clicks.click(page.getByLabel("Problem with the session"));
  await page.getByLabel("Amount").fill("82.51");
  await expectRefused(page, refundButton("$82.51", javaScriptEnabled), tooMuch);
  await expect(page.getByLabel("Amount")).toHaveValue("82.51");
  await expect(page.getByLabel("Why")).toHaveValue("The sound was poor for a quarter.");
  await expect(page.getByLabel("Problem with the session")).toBeChecked();
  await page.getByLabel("Amount").fill("20.25");
  await clicks.click(page.getByRole("button", { name: refundButton("$20.25", javaScriptEnabled) }));
  await expect(main(page)).toContainText("The refund of $20.25 is done.");
  clicks.expectAtMost(3);
  const story = page.getByRole("region", { name: "What happened" });
  await expect(story).toContainText(`Refund of $20.25 to ${books.payers[0]} to Visa 4242: done`);
  await expect(story).toContainText("Problem with the session. The sound was poor for a quarter. (by Dana)");
  await expect(main(page)).toContainText("Still owed$0.00");
  await link().click();
  await expect(page.getByLabel("Amount")).toHaveValue("62.25");
}

const lineOf = (page: Page, label: string) =>
  page
    .getByRole("region", { name: "The same money" })
    .locator("div", { has: page.getByText(label, { exact: true }) })
    .last();

async function readAging(page: Page, books: OfficeBooks, visit: Visit) {
  await expect(async () => {
    await page.goto("/admin/aging");
    await expect(main(page)).toContainText("This adds up to the cent.", { timeout: 1_000 });
  }).toPass();
  const table = page.getByRole("table", { name: "Owed by household and days past due" });
  const cells = async (rows: Locator) => (await rows.allInnerTexts()).map(centsIn);
  const bodies = await cells(table.locator("tbody tr td:last-child"));
  const columns = await cells(table.locator("tfoot td:not(:first-child):not(:last-child)"));
  const [total = 0] = await cells(table.locator("tfoot td:last-child"));
  const sum = (list: number[]) => list.reduce((all, one) => all + one, 0);
  expect(total).toBeGreaterThanOrEqual(16_500);
  expect([sum(bodies), sum(columns)]).toEqual([total, total]);
  for (const label of ["Aging, by household", "Open invoices", "Ledger and held money"])
    expect(centsIn(await lineOf(page, label).textContent())).toBe(total);
  await lookWith(visit)(page);
  await table
    .getByRole("row", { name: books.household })
    .getByRole("link", { name: "$165.00" })
    .first()
    .click();
  await expect(main(page)).toContainText(
    `1 invoice, 31 to 60 days past due, ${books.household} only: $165.00 owed`,
  );
}

bothWays(
  "the biller finds what is open, refunds a part with a reason, and aging adds up to the cent",
  async (visit) => {
    const { page } = visit;
    const books = await newOfficeBooks();
    await signInAs(page, BILLER);
    await findInvoices(page, books, lookWith(visit));
    await refundPart(page, books, visit);
    await readAging(page, books, visit);
  },
);

async function downloaded(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent("download");
  await press(page, button);
  return readFileSync(await (await download).path(), "utf8");
}

bothWays("an export opens in a spreadsheet: its header, cents, and no name that runs", async (visit) => {
  const { page } = visit;
  const books = await newOfficeBooks();
  await signInAs(page, BILLER);
  await page.goto("/admin/exports");
  await lookWith(visit)(page);
  const form = page.getByRole("region", { name: "Invoices" });
  await form.getByLabel("From").fill("2026-02-10");
  await form.getByLabel("To, this day included").fill("2026-01-01");
  await expectRefused(page, "Download invoices", "The last day is before the first");
  await expect(form.getByLabel("From")).toHaveValue("2026-02-10");
  await form.getByLabel("From").fill("2000-01-01");
  await form.getByLabel("To, this day included").fill("2099-12-31");
  const csv = await downloaded(page, "Download invoices");
  expect(csv.startsWith("\ufeffInvoice,Household,Issued,Due,Status,Days past due,Total,Owed\r\n")).toBe(true);
  const rows = csv.split("\r\n").filter((row) => row.includes(books.payers[1]));
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toContain(`,'${books.household},`);
  expect(rows[0]).toMatch(/,Past due,46,165\.00,165\.00$/);
  const aging = page.waitForEvent("download");
  await page.goto("/admin/aging");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const matrix = readFileSync(await (await aging).path(), "utf8");
  expect(matrix).toMatch(/^\ufeffHousehold,Current,1–30 days,31–60 days,61–90 days,Over 90 days,Total\r\n/);
  expect(matrix).toContain(`'${books.household},0.00,0.00,165.00,0.00,0.00,165.00\r\n`);
});

bothWays(
  "the biller changes who pays how much, and sees the shares in cents before saving",
  async (visit) => {
    const { page } = visit;
    const books = await newOfficeBooks();
    const [first, second] = books.payers;
    await signInAs(page, BILLER);
    await page.goto("/admin/households");
    await lookWith(visit)(page);
    await page.getByLabel("Name").fill(second);
    await press(page, "Show");
    await page.getByRole("link", { name: books.household }).click();
    await heading(page, `Who pays for ${books.household}`);
    await expect(main(page)).toContainText("The same part for everybody who attends.");
    const shares = page.getByRole("heading", { name: /^As it/ }).locator("..");
    await expect(shares).toContainText(
      `As it is now, for $165.00${first}$82.50${second}$82.50Together$165.00`,
    );
    await expect(page.getByLabel(`${first}, in percent`)).toBeHidden();
    await page.getByLabel("A percentage each").check();
    await page.getByLabel(`${first}, in percent`).fill("60");
    await page.getByLabel(`${second}, in percent`).fill("30");
    await expectRefused(page, "Save the split", "The parts add up to 90%. Make them 100%");
    await expect(page.getByLabel(`${second}, in percent`)).toHaveValue("30");
    await page.getByLabel(`${second}, in percent`).fill("40");
    await page.getByLabel("Try it with an invoice of").fill("150.01");
    await press(page, "Show the shares");
    await expect(shares).toContainText(
      `As it would be, for $150.01${first}$90.01${second}$60.00Together$150.01`,
    );
    await expect(shares).toContainText("Nothing is saved yet.");
    await lookWith(visit)(page);
    await page.getByLabel("A fixed amount, and one pays the rest").check();
    await page.getByLabel(`${first}, in dollars`).fill("40");
    await press(page, "Save the split");
    await expect(main(page)).toContainText("The split is saved. It counts for sessions from now on.");
    await expect(main(page)).toContainText(`${first} $40.00, ${second} the rest.`);
    await expect(shares).toContainText(`As it is now, for $165.00${first}$40.00${second}$125.00`);
    await expect(page.getByRole("table", { name: "How it was split" })).toContainText("Now");
  },
);

const BILLING = [
  "/admin/aging",
  "/admin/exports",
  "/admin/households",
  "/admin/exports/file.csv?dataset=ledger&from=2026-01-01&to=2026-12-31",
];
const PRACTICE = ["/admin/staff", "/admin/settings"];

test("the office is not there for clients and therapists, and staff pages are not there for the biller", async ({
  browser,
}) => {
  const books = await newOfficeBooks();
  const statuses = async (email: string, paths: string[]) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, email);
    const found = [];
    for (const path of paths) found.push((await context.request.get(path)).status());
    await context.close();
    return [...new Set(found)];
  };
  const all = [
    "/admin",
    "/admin/invoices",
    "/admin/services",
    `/admin/households/${books.chartId}`,
    ...BILLING,
    ...PRACTICE,
  ];
  expect(await statuses(books.client, all)).toEqual([404]);
  expect(await statuses(books.therapist, all)).toEqual([404]);
  expect(await statuses(BILLER, PRACTICE)).toEqual([404]);
  expect(await statuses(BILLER, BILLING)).toEqual([200]);
});
