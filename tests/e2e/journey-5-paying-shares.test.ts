import { type Browser, expect, type Page } from "@playwright/test";
import { signatureHeader } from "../emulators/stripe/webhooks";
import { mailTo, receivedMails } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays } from "./support/both-ways";
import { countedClicks } from "./support/counted-clicks";
import { expectAccessible, signInAs } from "./support/crossed-page";
import { CARDS, confirmWithBank, enterCard } from "./support/hosted-payment";
import { made } from "./support/made";
import { newPayers, type Payers } from "./support/new-payers";
import { main } from "./support/page-words";
import { wordsOfPdf } from "./support/pdf-words";
import { rowsOf } from "./support/rows";
import { test } from "./support/test";
import { linkIn } from "./support/waiting-mail";

type Look = (page: Page) => Promise<void>;
type Split = { percent: [number, number]; alex: string; blake: string };

/** $150.01 has an odd cent either way; it goes to the first payer. */
const EVEN: Split = { percent: [50, 50], alex: "$75.01", blake: "$75.00" };
const UNEVEN: Split = { percent: [60, 40], alex: "$90.01", blake: "$60.00" };
const TOTAL = "$150.01";
const PAID = "Paid. Thank you.";

async function someone(browser: Browser, email: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

/** The therapist ends a session; the statement of each payer is in their mail, and says nothing but that it is there. */
async function markDone(page: Page, payers: Payers, session: string): Promise<[string, string]> {
  const { mailFolder } = runningApp();
  const newerThan = (await receivedMails(mailFolder)).length;
  await page.goto(`/therapist/sessions/${session}`);
  await page.getByRole("button", { name: "Mark as done" }).click();
  await expect(main(page)).toContainText("is marked as done.");
  await made("undo-over", { appointmentId: session });
  const statementOf = async (email: string) => {
    const mail = await mailTo(mailFolder, email, { subject: "You have a new statement", newerThan });
    expect(mail.text).not.toMatch(/\$|couple|Alex|Blake|Vera/i);
    return linkIn(mail, "/client/billing/");
  };
  return [await statementOf(payers.emails[0]), await statementOf(payers.emails[1])];
}

async function readReceipt(page: Page, email: string, amount: string, newerThan: number): Promise<void> {
  const receipt = page.getByRole("link", { name: /^Receipt \d+ \(PDF\)$/ });
  const answer = await page.request.get((await receipt.first().getAttribute("href")) ?? "");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  const words = await wordsOfPdf(await answer.body());
  expect(words).toContain(`Amount paid ${amount}`);
  expect(words).not.toMatch(/session|therap|Vera/i);
  const mail = await mailTo(runningApp().mailFolder, email, { subject: "Your receipt", newerThan });
  expect(mail.text).not.toMatch(/\$|Alex|Blake|Vera/);
  expect(await wordsOfPdf(mail.attachments[0]?.content ?? Buffer.alloc(0))).toBe(words);
}

/** One share with a card entered on the hosted page. */
async function payByCard(page: Page, statement: string, email: string, share: string, look: Look) {
  const before = (await receivedMails(runningApp().mailFolder)).length;
  const clicks = countedClicks();
  await page.goto(statement);
  await expect(main(page)).toContainText(TOTAL);
  await expect(main(page)).toContainText(`Pay ${share}`);
  await look(page);
  await clicks.click(page.getByRole("button", { name: `Pay ${share} by card` }));
  await expect(page.getByLabel("Card number")).toBeVisible();
  await look(page);
  await enterCard(page, CARDS.visa, `Pay ${share}`);
  await expect(page.getByText(PAID)).toBeVisible();
  clicks.expectAtMost(1);
  await expect(main(page)).toContainText(`Paid ${share} with Visa 4242`);
  await expect(page.getByRole("button", { name: /^Pay/ })).toHaveCount(0);
  await look(page);
  await readReceipt(page, email, share, before);
}

/** A refused card first: what to do is said, nothing is lost, and the share is still due. Then one that the bank asks about. */
async function payAfterDecline(page: Page, statement: string, email: string, share: string, look: Look) {
  const before = (await receivedMails(runningApp().mailFolder)).length;
  await page.goto(statement);
  await page.getByRole("button", { name: `Pay ${share} by card` }).click();
  await enterCard(page, CARDS.declined, `Pay ${share}`);
  await expect(page.getByRole("alert")).toContainText("Your card was declined. Nothing was charged.");
  await look(page);
  await page.getByRole("link", { name: "Back, without paying" }).click();
  await expect(main(page)).toContainText("That payment did not go through");
  await expect(main(page)).toContainText("Try another card or call the number on it. Nothing was charged.");
  await look(page);
  await page.goto("/client/billing");
  await expect(page.getByRole("listitem").filter({ hasText: "Open" }).first()).toContainText(share);
  await page.goto(statement);
  await page.getByRole("button", { name: `Pay ${share} by card` }).click();
  await enterCard(page, CARDS.asksForConfirmation, `Pay ${share}`);
  await confirmWithBank(page);
  await expect(page.getByText(PAID)).toBeVisible();
  await expect(main(page)).toContainText(`Paid ${share} with Visa 3184`);
  await expect(main(page)).not.toContainText("did not go through");
  await readReceipt(page, email, share, before);
}

async function saveCard(page: Page, look: Look): Promise<void> {
  await page.goto("/client/billing");
  await look(page);
  await page.getByRole("link", { name: "Save a card" }).click();
  await expect(main(page)).toContainText("No card is saved.");
  await look(page);
  await page.getByRole("button", { name: "Save a card" }).click();
  await expect(page.getByLabel("Card number")).toBeVisible();
  await look(page);
  await enterCard(page, CARDS.visa, "Save card");
  await expect(page.getByText("Your card is saved.")).toBeVisible();
  await expect(main(page)).toContainText("This card is charged only when you press Pay.");
  await look(page);
}

const paymentsOf = (statement: string) =>
  rowsOf<{ id: string; state: string; entries: number }>(
    `SELECT p.id, p.state::text, (SELECT count(*)::int FROM ledger_entry e WHERE e.payment_id = p.id) AS entries
     FROM payment p WHERE p.share_id = $1::uuid ORDER BY p.created_at`,
    [statement.split("/").at(-1)],
  );

/** From the mail's link to paid in one press, and a second press in the same moment charges nothing. */
async function payWithSavedCard(page: Page, statement: string, email: string, share: string) {
  const before = (await receivedMails(runningApp().mailFolder)).length;
  await page.goto(statement);
  await page.getByRole("button", { name: `Pay ${share} with Visa 4242` }).dblclick();
  await expect(page.getByText(PAID)).toBeVisible();
  expect(await paymentsOf(statement)).toMatchObject([{ state: "succeeded", entries: 1 }]);
  await readReceipt(page, email, share, before);
}

/** Nothing that belongs to the other partner's money is there, in either form, for reading or for paying. */
async function expectNothingOf(page: Page, statement: string): Promise<void> {
  const [payment] = await paymentsOf(statement);
  const addresses = [
    statement,
    `${statement}.data`,
    `${statement}.data?_routes=routes%2Fclient%2B%2Fbilling.%24shareId`,
    `${statement}/receipt.pdf`,
    `${statement}/receipt.pdf?payment=${payment?.id}`,
    `/client/billing/return?payment=${payment?.id}`,
  ];
  for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(404);
  const { origin } = runningApp();
  const form = { with: "saved-card", requestKey: crypto.randomUUID() };
  const answer = await page.request.post(statement, { form, headers: { Origin: origin } });
  expect(answer.status()).toBe(404);
  const own = await (await page.request.get("/client/billing")).text();
  expect(own).not.toContain(statement.split("/").at(-1));
}

bothWays(
  "each partner pays their own share of a session that was marked done",
  async ({ browser, javaScriptEnabled }) => {
    test.setTimeout(240_000);
    const look: Look = async (page) => {
      if (javaScriptEnabled) await expectAccessible(page);
    };
    const split = javaScriptEnabled ? EVEN : UNEVEN;
    const payers = await newPayers(split.percent);
    const [alexMail, blakeMail] = payers.emails;
    const therapist = await someone(browser, payers.therapist, javaScriptEnabled);
    const [alexFirst, blakeFirst] = await markDone(therapist, payers, payers.sessions[0]);

    const alex = await someone(browser, alexMail, javaScriptEnabled);
    await payByCard(alex, alexFirst, alexMail, split.alex, look);
    await expect(main(alex)).not.toContainText(split.blake);

    const blake = await someone(browser, blakeMail, javaScriptEnabled);
    await payAfterDecline(blake, blakeFirst, blakeMail, split.blake, look);
    await expect(main(blake)).not.toContainText(split.alex);
    await expect(main(blake)).toContainText(TOTAL);

    await saveCard(alex, look);
    const [alexNext] = await markDone(therapist, payers, payers.sessions[1]);
    await payWithSavedCard(alex, alexNext, alexMail, split.alex);
    await alex.goto("/client/billing");
    await expect(main(alex)).toContainText("Nothing to pay");
    await look(alex);

    await expectNothingOf(blake, alexFirst);
    await expectNothingOf(alex, blakeFirst);
    await blake.goto("/client/billing/cards");
    await expect(main(blake)).toContainText("No card is saved.");

    await therapist.goto(`/therapist/charts/${payers.chartId}/billing`);
    await expect(therapist.getByRole("row").filter({ hasText: "Paid" })).toHaveCount(1);
    await expect(therapist.getByRole("row").filter({ hasText: "Open" })).toHaveCount(1);
  },
);

type StripeEvent = { id: string; data: { object: { client_reference_id?: string; metadata?: object } } };

/** The events that the emulator has sent about one payment. */
async function eventsAbout(paymentId: string): Promise<StripeEvent[]> {
  const answer = await fetch(`${runningApp().stripeApiBase}/_emulator/state`);
  const { events } = (await answer.json()) as { events: StripeEvent[] };
  return events.filter((event) => JSON.stringify(event).includes(paymentId));
}

test("the webhook alone settles a payment whose payer never came back, however often it arrives", async ({
  browser,
}) => {
  const payers = await newPayers([50, 50]);
  const therapist = await someone(browser, payers.therapist);
  const [statement] = await markDone(therapist, payers, payers.sessions[0]);
  const { env, origin } = runningApp();
  const page = await someone(browser, payers.emails[0]);
  await page.route("**/client/billing/return**", (route) => route.abort());
  await page.goto(statement);
  await page.getByRole("button", { name: "Pay $75.01 by card" }).click();
  await enterCard(page, CARDS.visa, "Pay $75.01");
  await expect
    .poll(async () => (await paymentsOf(statement)).map(({ state }) => state))
    .toEqual(["succeeded"]);

  const [payment] = await paymentsOf(statement);
  const events = await eventsAbout(payment?.id ?? "");
  expect(events.length).toBeGreaterThan(0);
  const secret = env.STRIPE_WEBHOOK_SECRET ?? "";
  const deliver = async (event: StripeEvent, key: string) => {
    const body = JSON.stringify(event);
    const signature = signatureHeader(body, key, Math.floor(Date.now() / 1000));
    const headers = { "content-type": "application/json", "stripe-signature": signature };
    return (await fetch(`${origin}/api/stripe/webhook`, { method: "POST", headers, body })).status;
  };
  for (const event of events) {
    expect(await deliver(event, secret)).toBe(200);
    expect(await deliver(event, `${secret}x`)).toBe(400);
  }
  expect(await paymentsOf(statement)).toMatchObject([{ state: "succeeded", entries: 1 }]);
  await page.goto(statement);
  await expect(page.getByText(PAID)).toBeVisible();
  await expect(page.getByRole("link", { name: /^Receipt \d+/ })).toHaveCount(1);
});

test("without JavaScript a statement waits for its payment for a while, and then says how to go on", async ({
  browser,
}) => {
  const payers = await newPayers([50, 50]);
  const therapist = await someone(browser, payers.therapist);
  const [statement] = await markDone(therapist, payers, payers.sessions[0]);
  await rowsOf(
    `INSERT INTO payment (id, share_id, person_id, cents, method, state)
     SELECT gen_random_uuid(), id, person_id, cents, 'saved_card', 'processing' FROM invoice_share
     WHERE id = $1::uuid RETURNING id`,
    [statement.split("/").at(-1)],
  );
  const page = await someone(browser, payers.emails[0], false);
  await page.goto(statement);
  await expect(main(page)).toContainText("Your bank is working on it.");
  await page.waitForURL(/\?looking=\d+$/);
  const refresh = page.locator('meta[http-equiv="refresh"]');
  await expect(refresh).toHaveAttribute("content", "3");
  const words = page.locator("noscript p");
  await expect(words).toHaveText("This page looks again by itself for a while.");

  await page.goto(`${statement}?looking=1`);
  await expect(words).toHaveText("This page no longer looks again by itself.");
  await expect(words).toBeVisible();
  await expect(main(page)).toContainText("we mail you the receipt.");
  await expect(main(page).getByRole("link", { name: /again/ })).toHaveCount(1);
  await expect(refresh).toHaveCount(0);
  await main(page).getByRole("link", { name: "Look again" }).click();
  await page.waitForURL(new RegExp(`${new URL(page.url()).pathname}$`));
  await expect(refresh).toHaveCount(1);
});
