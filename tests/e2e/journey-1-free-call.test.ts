import { randomBytes } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import pg from "pg";
import { runningApp } from "../setup/running-app";
import { bothWays } from "./support/both-ways";
import { countedClicks } from "./support/counted-clicks";
import { expectAccessible, expectRefused } from "./support/crossed-page";
import { heading } from "./support/page-words";
import { test } from "./support/test";
import { linkIn, waitingMailTo } from "./support/waiting-mail";

const SUBJECT = "Appointment with Rivermist";
/** Times of those who may treat in Virginia. */
const LICENSED_HERE = /with (Amara|Luis|Naomi|Tess)/;
/** Faster than this no person fills in the form, and the page says so. */
const QUICKEST_MS = 1_000;
const BOOK = "Book my free call";

const newAddress = (name: string): string => `${name}.${randomBytes(4).toString("hex")}@example.com`;

/** The last time of the day that is shown: nobody else's test takes that one. */
const lastTime = (page: Page): Locator => page.getByRole("radio").last();

async function takeTimeOf(page: Page, therapist: string): Promise<void> {
  await page.goto(`/consult?with=${therapist}`);
  await lastTime(page).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await heading(page, "Tell us how to reach you");
}

async function fillIn(page: Page, email: string, state: string): Promise<void> {
  const since = Date.now();
  await page.getByLabel("Your name").fill("Jo Marsh");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel(state).check();
  await expect.poll(() => Date.now() - since).toBeGreaterThan(QUICKEST_MS);
}

bothWays("a visitor books, moves and cancels a free call", async ({ page, browser, javaScriptEnabled }) => {
  const look = async (where: Page) => {
    if (javaScriptEnabled) await expectAccessible(where);
  };
  const email = newAddress("jo");
  const clicks = countedClicks();
  await page.goto("/");
  await look(page);
  await clicks.click(page.getByRole("link", { name: "Book a free 15-minute call" }));
  await heading(page, "Choose a time for your free call");
  await look(page);
  await clicks.click(page.getByRole("radio", { name: LICENSED_HERE }).last());
  await clicks.click(page.getByRole("button", { name: "Continue" }));
  await heading(page, "Tell us how to reach you");
  await expect(page.getByRole("main")).toContainText("We hold it for you until");
  await look(page);
  await page.getByLabel("Your name").fill("Jo Marsh");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Virginia").press("Space");
  await expect(page.getByLabel("By video")).toBeChecked();
  await expect
    .poll(async () => Date.now() - Number(await page.locator("[name=shownAt]").inputValue()))
    .toBeGreaterThan(QUICKEST_MS);
  await clicks.click(page.getByRole("button", { name: BOOK }));
  await heading(page, "You're booked");
  clicks.expectAtMost(4);
  await look(page);
  for (const name of ["Google Calendar", "Outlook.com", "Calendar file (Apple, Outlook)"])
    await expect(page.getByRole("link", { name })).toBeVisible();
  await expect(page.getByRole("button", { name: /Undo/ })).toBeVisible();

  const mail = await waitingMailTo(email, SUBJECT);
  expect(mail.subject).toBe(SUBJECT);
  expect(mail.attachments.map(({ content }) => content.toString()).join("")).toContain("BEGIN:VCALENDAR");
  expect(`${mail.subject} ${mail.attachments.map(({ content }) => content.toString())}`).not.toMatch(
    /couple/i,
  );

  const other = await browser.newContext({ javaScriptEnabled });
  const signedOut = await other.newPage();
  await signedOut.goto(linkIn(mail, "/appointment/"));
  await heading(signedOut, "You're booked");
  await signedOut.getByRole("link", { name: "Change the time" }).click();
  await heading(signedOut, "Choose a new time");
  await look(signedOut);
  // The day that is open may have no other time left: it depends on when the test runs.
  const days = signedOut.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await days.nth(1).click();
  await expect(days.nth(1)).toHaveAttribute("aria-current", "date");
  await signedOut.getByRole("radio").first().check();
  await signedOut.getByRole("button", { name: "Move to this time" }).last().click();
  await expect(signedOut.getByText("Your free call is moved to")).toBeVisible();
  const moved = await waitingMailTo(email, SUBJECT);
  await signedOut.goto(linkIn(moved, "/appointment/"));
  await signedOut.getByRole("link", { name: "Cancel it" }).click();
  await heading(signedOut, "Cancel this free call?");
  await look(signedOut);
  await signedOut.getByRole("button", { name: "Cancel the free call" }).click();
  await heading(signedOut, "This appointment is canceled");
  await look(signedOut);
  expect((await waitingMailTo(email, SUBJECT)).attachments[0]?.content.toString()).toContain("METHOD:CANCEL");
  await other.close();
});

bothWays(
  "what is missing is said above the form and at its field, nothing typed is lost, and who corrects it is not too quick",
  async ({ page }) => {
    await takeTimeOf(page, "amara-okafor");
    const shownAt = page.locator("[name=shownAt]");
    const first = await shownAt.inputValue();
    await page.getByLabel("Your name").fill("Jo Marsh");
    await page.getByLabel("E-mail address").fill("jo at example");
    const wrong = ["Enter an e-mail address like name@example.com", "Choose the state you will be in"];
    await expectRefused(page, BOOK, ...wrong);
    await expect(shownAt).toHaveValue(first);
    for (const words of wrong) await expect(page.getByText(words)).toHaveCount(2);
    await expect(page.getByLabel("Your name")).toHaveValue("Jo Marsh");
    await expect(page.getByLabel("E-mail address")).toHaveValue("jo at example");
  },
);

/** As if ten minutes had passed since Continue. */
async function endHold(page: Page): Promise<void> {
  const key = new URL(page.url()).searchParams.get("hold");
  const client = new pg.Client({ connectionString: runningApp().databaseUrl });
  await client.connect();
  await client.query(
    "UPDATE appointment SET hold_expires_at = now() - interval '1 minute' WHERE request_key = $1",
    [key],
  );
  await client.end();
}

bothWays(
  "whoever lost their time meanwhile keeps what they typed and sees three close times",
  async (visit) => {
    const { page, browser, javaScriptEnabled } = visit;
    const email = newAddress("slow");
    await takeTimeOf(page, "tess-lindqvist");
    await endHold(page);
    const context = await browser.newContext({ javaScriptEnabled });
    const quicker = await context.newPage();
    await quicker.goto(`/consult?at=${new URL(page.url()).searchParams.get("slot")}&with=tess-lindqvist`);
    await quicker.getByRole("button", { name: "Continue" }).click();
    await heading(quicker, "Tell us how to reach you");
    await fillIn(page, email, "Virginia");
    await page.getByRole("button", { name: BOOK }).click();
    await expect(page.getByText(/^Someone just took .* These are close:$/)).toBeVisible();
    await expect(page.getByRole("alert")).toBeFocused();
    const near = page.getByRole("group", { name: /^Times close to/ }).getByRole("radio");
    await expect(near).toHaveCount(3);
    await expect(page.getByLabel("Your name")).toHaveValue("Jo Marsh");
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page.getByLabel("Virginia")).toBeChecked();
    if (javaScriptEnabled) await expectAccessible(page);
    await context.close();
  },
);

bothWays("a booking that was pressed twice is one booking, and can be undone", async ({ page }) => {
  await takeTimeOf(page, "naomi-feld");
  await fillIn(page, newAddress("twice"), "Virginia");
  await page.getByRole("button", { name: BOOK }).dblclick();
  await heading(page, "You're booked");
  const there = page.url();
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(page.getByText("The booking is taken back. Its mails are not sent.")).toBeVisible();
  await page.goto(there);
  await heading(page, "This booking is taken back");
});

bothWays("somebody in another state is told kindly where to look", async ({ page, javaScriptEnabled }) => {
  await takeTimeOf(page, "amara-okafor");
  await fillIn(page, newAddress("far"), "Somewhere else");
  await page.getByRole("button", { name: BOOK }).click();
  await heading(page, "We can't treat you where you are");
  await expect(page.getByRole("link", { name: "Open the directory" })).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(page);
});

bothWays("from a therapist's page a free call is four clicks, the state among them", async ({ page }) => {
  const clicks = countedClicks();
  await page.goto("/therapists/luis-herrera");
  const times = page.getByRole("region", { name: "Next free calls" }).getByRole("listitem");
  await clicks.click(times.getByRole("link").last());
  await heading(page, "Choose a time for your free call");
  await clicks.click(page.getByRole("button", { name: "Continue" }));
  await heading(page, "Tell us how to reach you");
  await page.getByLabel("Your name").fill("Jo Marsh");
  await page.getByLabel("E-mail address").fill(newAddress("next"));
  await clicks.click(page.getByLabel("Virginia"));
  await expect
    .poll(async () => Date.now() - Number(await page.locator("[name=shownAt]").inputValue()))
    .toBeGreaterThan(QUICKEST_MS);
  await clicks.click(page.getByRole("button", { name: BOOK }));
  await heading(page, "You're booked");
  clicks.expectAtMost(4);
  await page.getByRole("button", { name: /Undo/ }).click();
  await expect(page.getByText("The booking is taken back. Its mails are not sent.")).toBeVisible();
});

/** What is filled in within a second was not filled in by a person. */
const AS_PEOPLE_TYPE = { delay: 50 };

test("the keyboard alone books a free call in forty presses", async ({ page }) => {
  let presses = 0;
  const press = async (key: string) => {
    presses += 1;
    await page.keyboard.press(key);
  };
  const reach = async (target: Locator) => {
    const isThere = () => target.evaluate((element) => element === document.activeElement);
    while (!(await isThere()) && presses < 60) await press("Tab");
  };
  await page.goto("/consult?with=luis-herrera");
  await reach(page.getByRole("button", { name: "Take this time" }));
  expect(presses).toBeLessThan(15);
  await press("Enter");
  await heading(page, "Tell us how to reach you");
  await reach(page.getByLabel("Your name"));
  await page.keyboard.type("Jo Marsh", AS_PEOPLE_TYPE);
  await reach(page.getByLabel("E-mail address"));
  await page.keyboard.type(newAddress("keys"), AS_PEOPLE_TYPE);
  await reach(page.getByLabel("Virginia"));
  await press("Space");
  await reach(page.getByRole("button", { name: BOOK }));
  await press("Enter");
  await heading(page, "You're booked");
  expect(presses).toBeLessThanOrEqual(40);
});
