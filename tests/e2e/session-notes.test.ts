import { type Browser, expect, type Page } from "@playwright/test";
import { bothWays } from "./support/both-ways";
import { expectAccessible, signInAs } from "./support/crossed-page";
import { made } from "./support/made";
import { newTherapistDay } from "./support/new-therapist-day";
import { main, press } from "./support/page-words";
import { test } from "./support/test";

const bar = (page: Page) => main(page).locator("form").getByRole("status");
const plan = (page: Page) => page.getByLabel("Plan", { exact: true });

async function openNote(browser: Browser) {
  const day = await newTherapistDay();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, day.email);
  await page.goto(`/therapist/notes/${day.running}`);
  return { day, page };
}

/** The same note in two tabs of one browser. */
async function openTwice(browser: Browser) {
  const { page } = await openNote(browser);
  const other = await page.context().newPage();
  await other.goto(page.url());
  return { page, other };
}

test("a note saves itself, Ctrl+S saves it too, and another tab's text is never overwritten", async ({
  browser,
}) => {
  const { page, other } = await openTwice(browser);
  await page.getByLabel("Presenting").fill("First tab");
  await expect(page.getByText(/^Saved \d+:\d\d [AP]M ET$/)).toBeVisible();
  await page.getByLabel("Plan", { exact: true }).fill("A plan of the first tab");
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await page.keyboard.press("Control+s");
  expect((await saved).status()).toBe(200);

  await other.getByLabel("Presenting").fill("Second tab");
  await expect(other.getByText("This note changed in another tab")).toBeVisible();
  await expect(other.getByLabel("Presenting")).toHaveValue("Second tab");
  await page.reload();
  await expect(page.getByLabel("Presenting")).toHaveValue("First tab");
  await expect(page.getByLabel("Plan", { exact: true })).toHaveValue("A plan of the first tab");
});

test("while two texts are at odds nothing is called saved, and a section that is too long says so at once", async ({
  browser,
}) => {
  const { page, other } = await openTwice(browser);
  await page.getByLabel("Presenting").fill("First tab");
  await expect(bar(page)).toHaveText("Not saved yet.");
  await expect(bar(page)).toHaveText(/^Saved \d/);

  await other.getByLabel("Presenting").fill("Second tab");
  await expect(other.getByText("Your text is kept here and is not saved yet.")).toBeVisible();
  await expect(bar(other)).toHaveText("Not saved. Choose at the top which text is to be kept.");
  await plan(other).fill("x".repeat(30_000));
  await press(other, "Save draft");
  await expect(other.getByText("Error: Keep each section under 20,000 characters.")).toBeVisible();
  await expect(other.getByText("Your text is kept here and is not saved yet.")).toBeVisible();
  await plan(other).fill("Short");
  await press(other, "Keep mine");
  await expect(bar(other)).toHaveText(/^Saved \d/);
  await expect(other.getByText("Your text is kept here and is not saved yet.")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Presenting")).toHaveValue("Second tab");
});

test("what is too long is said at its field, is not sent again as it is, and is saved once it is shorter", async ({
  browser,
}) => {
  const { page } = await openNote(browser);
  await page.getByLabel("Presenting").fill("A start");
  await expect(bar(page)).toHaveText(/^Saved \d/);
  await plan(page).fill("x".repeat(30_000));
  await expect(page.getByText("Error: Keep each section under 20,000 characters.")).toBeVisible();
  await expect(bar(page)).toHaveText(
    /^Not saved\. Keep each section under 20,000 characters\. Last saved \d+:\d\d [AP]M ET\.$/,
  );
  await expect(plan(page)).toBeFocused();
  await expectAccessible(page);
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST") sent += 1;
  });
  await page.keyboard.press("Control+s");
  await expect(bar(page)).toContainText("Keep each section under");
  expect(sent).toBe(0);
  await press(page, "Save draft");
  await expect(page.getByRole("alert")).toContainText("Keep each section under 20,000 characters.");
  await expect(bar(page)).toContainText("Last saved");
  await plan(page).fill("Short");
  await expect(bar(page)).toHaveText(/^Saved \d/);
  await expect(page.getByText("Keep each section under 20,000 characters.")).toHaveCount(0);
});

test("a draft of yesterday says its day", async ({ browser }) => {
  const { day, page } = await openNote(browser);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (said) => {
    if (said.type() === "error") faults.push(said.text());
  });
  await page.getByLabel("Presenting").fill("A start");
  await expect(bar(page)).toHaveText(/^Saved \d/);
  await made("old-draft", { appointmentId: day.running });
  await page.reload();
  await expect(bar(page)).toHaveText(/^Saved \w{3}, \w{3} \d+, \d+:\d\d [AP]M ET$/);
  expect(faults).toEqual([]);
});

bothWays("words typed about a booking that is taken back meanwhile stay on the page", async (visit) => {
  const { page } = visit;
  const day = await newTherapistDay();
  await signInAs(page, day.email);
  await page.goto(`/therapist/notes/${day.running}`);
  await made("taken-back", { appointmentId: day.running });
  await page.getByLabel("Presenting").fill("Words to keep");
  await press(page, "Save draft");
  await expect(page.getByRole("alert")).toContainText(
    "This booking was taken back, so no note can be begun about it. Copy what you want to keep.",
  );
  await expect(page.getByLabel("Presenting")).toHaveValue("Words to keep");
  await expect(bar(page)).toHaveText("Not saved. This booking was taken back.");
  await page.goto(`/therapist/notes/${day.running}`);
  await expect(main(page)).toContainText("This booking was taken back, so no note can be begun about it.");
  await expect(page.getByLabel("Presenting")).toHaveCount(0);
});

test("a note that saves itself says that the booking was taken back, and keeps its words", async ({
  browser,
}) => {
  const { day, page } = await openNote(browser);
  await made("taken-back", { appointmentId: day.running });
  await page.getByLabel("Presenting").fill("Words to keep");
  await expect(page.getByRole("alert")).toContainText("Copy what you want to keep.");
  await expect(page.getByLabel("Presenting")).toHaveValue("Words to keep");
});

bothWays("a note begun before its booking was taken back is found, finished and signed", async (visit) => {
  const { page } = visit;
  const day = await newTherapistDay();
  await signInAs(page, day.email);
  await page.goto(`/therapist/notes/${day.running}`);
  await page.getByLabel("Presenting").fill("They called first");
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await press(page, "Save draft");
  await saved;
  await made("taken-back", { appointmentId: day.running });
  await page.goto(`/therapist/charts/${day.chartId}/sessions`);
  const row = page.getByRole("row").filter({ hasText: "Taken back" });
  await expect(row.getByRole("link", { name: /^Note of .+: Draft$/ })).toBeVisible();
  await page.goto("/therapist");
  const item = page.getByRole("listitem").filter({ hasText: "Taken back, draft" });
  await item.getByRole("link").click();
  await expect(main(page)).toContainText("This booking was taken back after its note was begun.");
  if (visit.javaScriptEnabled) await expectAccessible(page);
  await press(page, "Review and sign");
  await page.getByLabel("Your full name").fill("Vera Lind");
  await press(page, "Sign and lock");
  await expect(main(page)).toContainText("Signed and locked");
  await page.goto("/therapist");
  await expect(page.getByText("Taken back, draft")).toHaveCount(0);
});
