import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible, expectRefused, signInAs } from "./support/crossed-page";
import { newTherapistDay, type TherapistDay } from "./support/new-therapist-day";
import { main, press } from "./support/page-words";
import { test } from "./support/test";

type Look = (page: Page) => Promise<void>;

async function someone(browser: Browser, email: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

async function readToday(page: Page, day: TherapistDay, look: Look) {
  await page.goto("/therapist");
  await expect(main(page)).toContainText("Now");
  await expect(page.getByRole("region", { name: "Your day" })).toContainText(day.label);
  await expect(page.getByRole("region", { name: "Needs you" })).toContainText("Messages that wait for you");
  await look(page);
}

async function readCalendar(page: Page, day: TherapistDay, look: Look) {
  await page.getByRole("link", { name: "Open the week" }).click();
  const block = page.locator(`a[href="/therapist/sessions/${day.running}"]:visible`);
  await expect(block).toHaveAccessibleName(
    /^\w{3}, \w{3} \d+, \d+:\d\d [AP]M ET, Alex & Blake, .+, Not yet confirmed$/,
  );
  await look(page);
  await page.getByRole("link", { name: "Next week" }).click();
  await expect(page).toHaveURL(/\?view=week&date=\d{4}-\d\d-\d\d$/);
  await page.getByRole("link", { name: "This week" }).click();
  await expect(block).toBeVisible();
}

async function readCaseload(page: Page, day: TherapistDay, look: Look) {
  await page.goto("/therapist/caseload");
  await look(page);
  await page.getByLabel("Name").fill("nobody of that name");
  await press(page, /^(Show|Apply|Filter)/);
  await expect(main(page)).toContainText("Nobody here");
  await page.goto("/therapist/caseload?search=alex");
  await page.getByRole("link", { name: day.label }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(day.label);
}

async function readChart(page: Page, day: TherapistDay, look: Look) {
  const chart = `/therapist/charts/${day.chartId}`;
  await expect(main(page)).toContainText("they/them");
  await expect(page.getByRole("region", { name: "Forms of Alex" })).toContainText("Completed");
  await expect(page.getByRole("region", { name: "Forms of Blake" })).toContainText("Completed");
  await look(page);
  await page.goto(`${chart}/forms`);
  await look(page);
  await page.getByRole("region", { name: "Forms of Alex" }).getByRole("link").first().click();
  await expect(main(page)).toContainText("Only Alex and the care team read these answers.");
  await look(page);
  await page.goto(`${chart}/messages`);
  await expect(page.getByRole("region", { name: "Shared by everybody" })).toContainText("About next week");
  await expect(page.getByRole("region", { name: "Private, with Blake" })).toContainText("Only between us");
  await look(page);
  for (const part of ["sessions", "billing"]) {
    await page.goto(`${chart}/${part}`);
    await look(page);
  }
}

async function closeSessions(page: Page, day: TherapistDay, look: Look) {
  await page.goto(`/therapist/sessions/${day.running}`);
  await look(page);
  await press(page, "Mark as done");
  await expect(main(page)).toContainText("is marked as done.");
  await press(page, "Undo");
  await expect(page.getByText("It is open again, and nothing is billed.")).toBeVisible();
  await press(page, "Mark as done");
  await expect(main(page)).toContainText("is marked as done.");
  await expect(page.getByRole("button", { name: "Mark as done" })).toHaveCount(0);
  await look(page);

  const later = `/therapist/sessions/${day.later}`;
  await page.goto(`${later}/cancel`);
  await expect(main(page)).not.toContainText("pay");
  await look(page);
  await page.goto(later);
  await expect(page.getByRole("button", { name: "Mark as done" })).toHaveCount(0);
  await press(page, "Late cancel, charge $165.00");
  await expect(main(page)).toContainText("is canceled.");
  await expectRefused(page, "Waive the fee", "Write why the fee is not asked for");
  await look(page);
  await page.getByLabel("Why?").fill("A child was ill");
  await press(page, "Waive the fee");
  await expect(main(page)).toContainText("The fee is waived: A child was ill");
}

/** From Today to a signed note: three presses, not counting what is typed. */
async function signNote(page: Page, look: Look) {
  await page.goto("/therapist");
  const needs = page.getByRole("region", { name: "Needs you" });
  await needs
    .getByRole("link", { name: /^Alex & Blake/ })
    .first()
    .click();
  await look(page);
  await press(page, "Review and sign");
  await expect(page.getByRole("alert")).toContainText("There is nothing to sign yet.");
  await page.getByLabel("Presenting").fill("They argued about money and stayed in the room.");
  await page.getByLabel("Plan", { exact: true }).fill("Ten minutes of listening each evening.");
  await press(page, "Review and sign");
  await expect(main(page)).toContainText("stayed in the room");
  await look(page);
  await page.getByLabel("Your full name").fill("Vera Lind");
  await press(page, "Sign and lock");
  await expect(main(page)).toContainText("Signed and locked");
  await expect(page.getByLabel("Presenting")).toHaveCount(0);
  await expect(main(page)).toContainText("stayed in the room");
  await look(page);
  await page.getByLabel("Add an addendum").fill("They called on Friday.");
  await press(page, "Add to the note");
  await expect(main(page).getByRole("article")).toContainText("They called on Friday.");
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const look: Look = async (page) => {
    if (javaScriptEnabled) await expectAccessible(page);
  };

  test(`a therapist reads the day, the week and a chart, closes sessions and signs a note, ${how}`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const day = await newTherapistDay();
    const page = await someone(browser, day.email, javaScriptEnabled);
    await readToday(page, day, look);
    await readCalendar(page, day, look);
    await readCaseload(page, day, look);
    await readChart(page, day, look);
    await closeSessions(page, day, look);
    await signNote(page, look);
  });
}

test("nothing of a couple is there for another therapist, by any address", async ({ browser }) => {
  const day = await newTherapistDay();
  const page = await someone(browser, "priya.raman@example.com", true);
  const addresses = [
    `/therapist/charts/${day.chartId}`,
    `/therapist/charts/${day.chartId}/forms`,
    `/therapist/charts/${day.chartId}/messages`,
    `/therapist/charts/${day.chartId}/sessions`,
    `/therapist/charts/${day.chartId}/billing`,
    `/therapist/sessions/${day.running}`,
    `/therapist/sessions/${day.running}/cancel`,
    `/therapist/notes/${day.running}`,
  ];
  for (const address of addresses) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text(), address).not.toContain("Alex & Blake");
  }
});
