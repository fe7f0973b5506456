import { expect } from "@playwright/test";
import { saysWhere } from "../fixtures/files";
import { signInAs } from "./support/crossed-page";
import { rowsOf } from "./support/rows";
import { test } from "./support/test";

const OWEN = "owen.pratt@example.com";

/** How many rows a question finds in the demo's database, which other tests add to meanwhile. */
async function found(sql: string, values: unknown[] = []): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(`SELECT count(*)::int AS n FROM (${sql}) AS found`, values);
  return row?.n ?? -1;
}

test("the demo's books agree: shares with lines, invoice numbers without a gap, the ledger with every payment", async () => {
  expect(await found("SELECT id FROM invoice")).toBeGreaterThan(200);
  const unequal = await found(`SELECT id FROM invoice WHERE
    (SELECT coalesce(sum(cents), 0) FROM invoice_line WHERE invoice_id = invoice.id) <>
    (SELECT coalesce(sum(cents), 0) FROM invoice_share WHERE invoice_id = invoice.id)`);
  expect(unequal).toBe(0);
  const [numbers] = await rowsOf<{ span: number; count: number }>(
    "SELECT max(number) - min(number) + 1 AS span, count(*)::int AS count FROM invoice",
    [],
  );
  expect(numbers?.span).toBe(numbers?.count);
  const notBooked = await found(`SELECT p.id FROM payment p WHERE p.state = 'succeeded' AND p.cents <>
    (SELECT coalesce(-sum(e.cents), 0) FROM ledger_entry e WHERE e.payment_id = p.id AND e.kind = 'payment')`);
  expect(notBooked).toBe(0);
});

test("every therapist of the demo works this week, nobody is in two sessions at once, threads have no gap", async () => {
  const idle = await found(`SELECT t.id FROM therapist t WHERE NOT EXISTS (SELECT 1 FROM appointment a
    WHERE a.therapist_id = t.id AND a.starts_at BETWEEN now() - interval '7 days' AND now() + interval '7 days')
    AND t.slug NOT LIKE 'vera-%'`);
  expect(idle).toBe(0);
  const fullDays = await found(`SELECT (a.starts_at AT TIME ZONE 'America/New_York')::date FROM appointment a
    JOIN therapist t ON t.id = a.therapist_id AND t.slug = 'amara-okafor'
    WHERE a.chart_id IS NOT NULL AND date_trunc('week', a.starts_at AT TIME ZONE 'America/New_York')
      = date_trunc('week', now() AT TIME ZONE 'America/New_York')
    GROUP BY 1 HAVING count(*) >= 2`);
  expect(fullDays).toBe(5);
  const twice = await found(`SELECT one.id FROM appointment_member one JOIN appointment_member other
    ON one.person_id = other.person_id AND one.id < other.id AND one.live AND other.live
    AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at`);
  expect(twice).toBe(0);
  const gaps = await found(`SELECT t.id FROM thread t LEFT JOIN message m ON m.thread_id = t.id
    GROUP BY t.id HAVING count(m.id) <> t.last_seq OR coalesce(max(m.seq), 0) <> t.last_seq`);
  expect(gaps).toBe(0);
  expect(await found("SELECT id FROM thread")).toBeGreaterThanOrEqual(15);
});

test("the demo's stories stand: money of every age, notes to sign, an invitation, free calls, a door that is shut", async () => {
  const ages = await rowsOf<{ age: number }>(
    `SELECT DISTINCT least(4, greatest(0, ceil((current_date - i.due_on) / 30.0)))::int AS age
     FROM invoice_share s JOIN invoice i ON i.id = s.invoice_id
     WHERE i.state = 'open' AND (SELECT sum(cents) FROM ledger_entry e WHERE e.share_id = s.id) > 0 ORDER BY age`,
    [],
  );
  expect(ages.map(({ age }) => age)).toEqual([0, 1, 2, 3, 4]);
  const unsigned =
    await found(`SELECT a.id FROM appointment a LEFT JOIN progress_note n ON n.appointment_id = a.id
    WHERE a.status = 'done' AND n.signed_at IS NULL`);
  expect(unsigned).toBeGreaterThanOrEqual(5);
  expect(
    await found("SELECT id FROM invitation WHERE kind = 'partner' AND accepted_at IS NULL"),
  ).toBeGreaterThan(0);
  expect(
    await found("SELECT id FROM appointment WHERE lead_id IS NOT NULL AND starts_at > now()"),
  ).toBeGreaterThanOrEqual(3);
  // He works two mornings with two sessions each; one of them may be too near to have been taken.
  const jonah = await found(
    `SELECT a.id FROM appointment a JOIN therapist t ON t.id = a.therapist_id WHERE t.slug = 'jonah-whitfield'
     AND a.status = 'booked' AND a.starts_at BETWEEN now() + interval '1 day' AND now() + interval '8 days'`,
  );
  expect(jonah).toBeGreaterThanOrEqual(3);
});

test("the demo has a payment that was declined, and whoever it happened to reads what to do", async ({
  page,
}) => {
  await signInAs(page, OWEN);
  await page.goto("/client/billing");
  await page.getByRole("region", { name: "Open" }).getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText("That payment did not go through");
  await expect(page.getByRole("main")).toContainText("Nothing was charged.");
  await expect(page.getByRole("button", { name: /^Pay \$82\.50 with Visa \d{4}$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use another card" })).toBeVisible();
});

test("the demo's couples have documents for both and for one alone, and none says where it was taken", async ({
  page,
}) => {
  expect(await found("SELECT id FROM document WHERE audience = 'joint'")).toBeGreaterThanOrEqual(6);
  expect(await found("SELECT id FROM document WHERE audience = 'private'")).toBeGreaterThanOrEqual(6);
  // The scanner has not seen them before the server started.
  const waiting = () =>
    found(`SELECT f.id FROM stored_file f JOIN document d ON d.file_id = f.id
    WHERE f.scan_state = 'unchecked' AND d.created_at < now() - interval '1 day'`);
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  await signInAs(page, "robin.hale@example.com");
  await page.goto("/client/documents");
  const link = page.getByRole("link", { name: /^Our board/ });
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("image/jpeg");
  expect(await saysWhere(await answer.body())).toBe(false);
});

test("the style guide shows every group of components", async ({ page }) => {
  await page.goto("/styleguide");
  for (const name of [
    "Color and type",
    "Actions",
    "Forms",
    "Showing things",
    "Telling things",
    "Messages and the week",
  ])
    await expect(page.getByRole("region", { name, exact: true })).toBeVisible();
});
