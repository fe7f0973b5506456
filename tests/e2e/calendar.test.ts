import { expect, type Locator, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newCoupleOf } from "./support/new-couple";
import { newTherapistDay, type TherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";
import { test } from "./support/test";

const OWNER = "morgan.ellery@example.com";
const BILLER = "dana.brooks@example.com";
const DAY_MS = 86_400_000;
const inNewYork = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" });

/** The Tuesday after next: booked by nobody, and within everybody's horizon. */
function tuesday(): string {
  const today = new Date(`${inNewYork.format(new Date())}T12:00:00Z`);
  const ahead = ((2 - today.getUTCDay() + 7) % 7) + 7;
  return new Date(today.getTime() + ahead * DAY_MS).toISOString().slice(0, 10);
}

async function someone(
  { browser, javaScriptEnabled }: Pick<Visit, "browser" | "javaScriptEnabled">,
  email: string,
) {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

const newAt = (page: Page, time: string) =>
  page.getByRole("grid", { name: "Empty half-hours" }).getByRole("link", { name: `New at ${time}, Tuesday` });

/** From an empty half-hour to a booked session. */
async function bookFromSlot(page: Page, day: TherapistDay, look: (page: Page) => Promise<void>) {
  await page.goto(`/therapist/calendar?date=${tuesday()}`);
  await newAt(page, "11:00 AM").click();
  await heading(page, "New session");
  await page.getByLabel("For").selectOption(day.label);
  await press(page, "Show free times");
  await expect(page.getByRole("radio", { name: "11:00 AM" })).toBeChecked();
  await look(page);
  await press(page, "Book for $165.00");
  await heading(page, day.label);
  await expect(main(page)).toContainText("11:00 AM ET");
}

bothWays(
  "a therapist reads day, week and agenda, books from an empty half-hour and moves from the calendar",
  async (visit) => {
    const look = lookWith(visit);
    const day = await newTherapistDay();
    const page = await someone(visit, day.email);
    await bookFromSlot(page, day, look);
    const session = new URL(page.url()).pathname;

    await page.goto(`/therapist/calendar?view=day&date=${tuesday()}`);
    const block = page.locator(`a[href="${session}"]:visible`);
    await expect(block).toHaveAccessibleName(
      /^Tue, \w{3} \d+, 11:00 AM ET, Alex & Blake, Couple session.*, Booked$/,
    );
    await look(page);
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Agenda" }).click();
    await expect(block).toHaveCount(1);
    await look(page);

    // What was pointed at overlaps that session.
    await page.goto(`/therapist/sessions/new?day=${tuesday()}&at=10:30`);
    await page.getByLabel("For").selectOption(day.label);
    await press(page, "Show free times");
    await expect(main(page)).toContainText(
      "That overlaps another session, or the time kept free around one.",
    );
    await expect(page.getByRole("group", { name: /^Times close to/ }).getByRole("radio")).toHaveCount(3);
    await look(page);

    await page.goto(`/therapist/calendar?view=agenda&date=${tuesday()}`);
    await page.getByRole("link", { name: /^Move\s+Tue, .* 11:00 AM/ }).click();
    await heading(page, "Choose a new time");
    await page.getByRole("radio", { name: "2:00 PM", exact: true }).check();
    await page.getByRole("button", { name: "Move to this time" }).last().click();
    await expect(page).toHaveURL(session);
    await expect(main(page)).toContainText("2:00 PM ET");

    // Time off names the session that it hits, and what can be done about it.
    await page.goto("/therapist/availability");
    await page.getByLabel("Time off").check();
    await page.getByLabel("Date", { exact: true }).fill(tuesday());
    await press(page, "Change these days");
    const cancel = page.getByRole("link", { name: /^Cancel\s+Alex & Blake/ });
    await expect(page.getByRole("link", { name: /^Move\s+Alex & Blake/ })).toHaveCount(1);
    await look(page);
    await page.goto(`/therapist/calendar?date=${tuesday()}`);
    await expect(page.getByText("Time off", { exact: true }).locator("visible=true")).toHaveCount(1);
    await look(page);
    await page.goto("/therapist/availability");
    await cancel.click();
    await heading(page, "Cancel this session?");
    await press(page, "Cancel the session");
    await expect(main(page)).toContainText("is canceled.");
  },
);

test("the calendar is walked by keyboard: empty half-hours by arrows, periods and views by single keys", async ({
  browser,
}) => {
  const day = await newTherapistDay();
  const page = await someone({ browser, javaScriptEnabled: true }, day.email);
  await page.goto(`/therapist/calendar?date=${tuesday()}`);
  // The help about the keys is shown as soon as they work.
  const help = page.getByText("Keys", { exact: true });
  await expect(help).toBeVisible();
  // Outside the calendar the keys do nothing.
  await page.keyboard.press("n");
  await expect(page).toHaveURL(new RegExp(`date=${tuesday()}$`));

  const grid = page.getByRole("grid", { name: "Empty half-hours" });
  await expect(grid.locator('a[tabindex="0"]')).toHaveCount(1);
  await grid.locator('a[tabindex="0"]').focus();
  const focused = page.locator("a:focus");
  await expect(focused).toHaveAccessibleName(/^New at 9:00 AM, Monday/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(focused).toHaveAccessibleName(/^New at 9:30 AM, Tuesday/);
  await expect(focused).toBeInViewport();
  await expect(grid.locator('a[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press("End");
  await expect(focused).toHaveAccessibleName(/^New at 9:30 AM, Friday/);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(focused).toHaveAccessibleName(/^New at 9:00 AM, Monday/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/therapist/sessions/new?day=${tuesday()}&at=09:00`);
  await page.goBack();
  await expect(help).toBeVisible();

  await grid.locator('a[tabindex="0"]').focus();
  await page.keyboard.press("d");
  await expect(page).toHaveURL(`/therapist/calendar?view=day&date=${tuesday()}`);
  await heading(page, /^Tuesday/);
  await page.keyboard.press("n");
  await heading(page, /^Wednesday/);
  await page.keyboard.press("p");
  await heading(page, /^Tuesday/);
  const title = page.getByRole("heading", { level: 1 });
  const thatDay = (await title.textContent()) ?? "";
  await page.keyboard.press("t");
  await expect(page).toHaveURL("/therapist/calendar?view=day");
  // The address changes a moment before the keys mean the new day.
  await expect(title).not.toHaveText(thatDay);
  await page.keyboard.press("a");
  await expect(page).toHaveURL("/therapist/calendar?view=agenda");
  await page.keyboard.press("c");
  await heading(page, "New session");
});

test("a session at a time that was canceled before keeps its width, and what was canceled stays in reach beside it", async ({
  browser,
}) => {
  const day = await newTherapistDay();
  const page = await someone({ browser, javaScriptEnabled: true }, day.email);
  await bookFromSlot(page, day, () => Promise.resolve());
  await page.goto(`${new URL(page.url()).pathname}/cancel`);
  await press(page, "Cancel the session");
  await expect(main(page)).toContainText("is canceled.");
  await page.goto(`/therapist/sessions/new?day=${tuesday()}&at=11:00`);
  await page.getByLabel("For").selectOption(day.label);
  await press(page, "Show free times");
  await press(page, "Book for $165.00");
  await heading(page, day.label);

  await page.goto(`/therapist/calendar?date=${tuesday()}`);
  const named = (name: RegExp) => page.getByRole("link", { name }).filter({ visible: true });
  const live = named(/^Tue, .* 11:00 AM ET, .*, Booked$/);
  const gone = named(/^Tue, .* 11:00 AM ET, .*, Canceled$/);
  const boxOf = async (one: Locator) => (await one.boundingBox()) ?? { width: 0, height: 0 };
  const column = await boxOf(page.locator(".wg-column").filter({ has: live }));
  expect((await boxOf(live)).width / column.width).toBeGreaterThan(0.7);
  const narrow = await boxOf(gone);
  expect(Math.min(narrow.width, narrow.height)).toBeGreaterThanOrEqual(24);
  await live.click({ trial: true });
  await gone.click({ trial: true });
  await live.focus();
  for (let pressed = 0; pressed < 2; pressed += 1) await page.keyboard.press("Tab");
  await expect(gone).toBeFocused();
  await lookWith({ javaScriptEnabled: true })(page);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const one of [live, gone]) await expect(one).toHaveCount(1);
});

test("on a phone the week is its list, and nothing hidden takes the focus", async ({ browser }) => {
  const day = await newTherapistDay();
  const page = await someone({ browser, javaScriptEnabled: false }, day.email);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/therapist/calendar");
  await expect(page.getByRole("grid")).toHaveCount(0);
  await expect(
    page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Agenda" }),
  ).toHaveAttribute("aria-current", "page");
  await expect(
    page
      .getByRole("link", { name: /Alex & Blake/ })
      .filter({ hasNotText: "Move" })
      .first(),
  ).toBeVisible();
  const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

bothWays(
  "the office reads all calendars, takes a time outside hours, moves and cancels; billing reads no name",
  async (visit) => {
    const look = lookWith(visit);
    const day = await newTherapistDay();
    const page = await someone(visit, OWNER);
    await page.goto("/admin");
    await page.getByRole("link", { name: "Calendar" }).first().click();
    await expect(page.locator(`a[href="/admin/sessions/${day.running}"]:visible`)).toHaveCount(1);
    await look(page);

    await page.goto(`/admin/sessions/new?chart=${day.chartId}&day=${tuesday()}&at=19:30`);
    await expect(main(page)).toContainText("That is outside the open hours");
    await expect(page.getByLabel("The date and time below")).toBeChecked();
    await look(page);
    await page.getByLabel("Date", { exact: true }).fill("");
    await expectRefused(page, "Book for $165.00", "Enter a date");
    await page.getByLabel("Date", { exact: true }).fill("2020-01-07");
    await expectRefused(page, "Book for $165.00", "Enter a time that lies ahead");
    await look(page);
    await page.getByLabel("Date", { exact: true }).fill(tuesday());
    await press(page, "Book for $165.00");
    await heading(page, "Alex & Blake");
    await expect(main(page)).toContainText("7:30 PM ET");
    await look(page);
    const here = new URL(page.url()).pathname;

    // Nobody has two sessions at once, whoever books.
    await page.goto(`/admin/sessions/new?chart=${day.chartId}&day=${tuesday()}&at=20:00`);
    await press(page, "Book for $165.00");
    await expect(main(page)).toContainText("Someone just took");
    await look(page);

    await page.goto(`${here}/move`);
    await look(page);
    await page.getByLabel("Date", { exact: true }).fill(tuesday());
    await page.getByLabel("Time", { exact: true }).fill("06:15");
    await press(page, "Move to this time all the same");
    await expect(page).toHaveURL(here);
    await expect(main(page)).toContainText("6:15 AM ET");
    await page.goto(`/admin/calendar?view=week&date=${tuesday()}`);
    await look(page);
    await page.goto(`${here}/cancel`);
    await look(page);
    await press(page, "Cancel the session");
    await expect(main(page)).toContainText("is canceled.");
    await press(page, "Undo");
    await expect(main(page)).toContainText("It is booked again, as before.");

    const biller = await someone(visit, BILLER);
    await biller.goto(`/admin/calendar?view=day&date=${tuesday()}`);
    await expect(main(biller)).toContainText("6:15 AM");
    await expect(main(biller)).not.toContainText("Alex");
    await expect(biller.getByRole("link", { name: "New session" })).toHaveCount(0);
    await look(biller);
    for (const address of [here, `${here}/move`, `${here}/cancel`, "/admin/sessions/new"])
      expect((await biller.request.get(address)).status()).toBe(404);
  },
);

test("however many therapists there are, each has a column that can be read and pressed", async ({
  page,
}) => {
  for (let made = 0; made < 16; made += 1) await newCoupleOf();
  await signInAs(page, OWNER);
  await page.goto("/admin/calendar");
  const firstRow = page.getByRole("grid", { name: "Empty half-hours" }).getByRole("row").first();
  const boxes = await firstRow
    .getByRole("gridcell")
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect));
  expect(boxes.length).toBeGreaterThan(16);
  expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
  expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThan(100);
});
