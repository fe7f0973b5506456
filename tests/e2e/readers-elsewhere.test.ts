import { type Browser, expect, type Page } from "@playwright/test";
import { readCalendar } from "../fixtures/calendar-reader";
import { signInAs } from "./support/crossed-page";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, main, press } from "./support/page-words";
import { rowsOf } from "./support/rows";
import { test } from "./support/test";
import { waitingMailTo } from "./support/waiting-mail";

const HOME = "America/New_York";
const SESSION = /\/client\/sessions\/[0-9a-f-]{36}$/;

type Reader = { browser: Browser; timezoneId: string; javaScriptEnabled: boolean };

async function someone({ browser, ...context }: Reader, email: string): Promise<Page> {
  const page = await (await browser.newContext(context)).newPage();
  await signInAs(page, email);
  return page;
}

const words = (timeZone: string, format: Intl.DateTimeFormatOptions, iso: string): string =>
  new Intl.DateTimeFormat("en-US", { ...format, timeZone }).format(new Date(iso)).replace("\u202f", " ");
const clockIn = (zone: string, iso: string) => words(zone, { hour: "numeric", minute: "2-digit" }, iso);
const dayIn = (zone: string, iso: string) =>
  words(zone, { weekday: "short", month: "short", day: "numeric" }, iso);

/** What a page says of a moment: the practice's clock, and by scripts the reader's own, with its day where that differs. */
function wordsFor({ timezoneId, javaScriptEnabled }: Reader, iso: string): string {
  const isSameDay = dayIn(HOME, iso) === dayIn(timezoneId, iso);
  const day = isSameDay ? "" : `${words(timezoneId, { weekday: "short" }, iso)} `;
  const own = javaScriptEnabled ? ` (${day}${clockIn(timezoneId, iso)} your time)` : "";
  return `${clockIn(HOME, iso)} ET${own}`;
}

/** The last time of a day to come, chosen by the practice's clock, and booked. Gives its moment. */
async function bookLastOfSomeDay(page: Page, reader: Reader): Promise<string> {
  await page.goto("/client/book?more=1");
  const days = page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await page.goto((await days.nth(8).getAttribute("href")) ?? "");
  const radio = page.getByRole("radio").last();
  const [iso = ""] = ((await radio.getAttribute("value")) ?? "").split("_");
  expect(clockIn(HOME, iso)).toBe("4:00 PM");
  await page.getByRole("radio", { name: "4:00 PM", exact: true }).check();
  await press(page, "Continue");
  await heading(page, "Check and book");
  await expect(main(page)).toContainText(wordsFor(reader, iso));
  await press(page, "Book and agree to $165.00");
  await page.waitForURL(SESSION);
  return iso;
}

/** Where a session stands in its therapist's week, and what that says. */
async function placeInWeek(reader: Reader, email: string, iso: string, path: string) {
  const page = await someone(reader, email);
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: HOME }).format(new Date(iso));
  await page.goto(`/therapist/calendar?date=${date}`);
  const block = page.locator(`a[href="${path}"]:visible`);
  await expect(block).toHaveAccessibleName(new RegExp(`^${dayIn(HOME, iso)}, 4:00 PM ET, `));
  return block.boundingBox();
}

async function expectMails(emails: readonly string[], iso: string) {
  for (const email of emails) {
    const { text, attachments } = await waitingMailTo(email, "Appointment with Rivermist");
    expect(text).toContain(`${dayIn(HOME, iso)}, 4:00 PM ET`);
    const [entry] = readCalendar(attachments[0]?.content.toString() ?? "").entries;
    expect(entry?.startsAt).toBe(iso);
  }
}

for (const timezoneId of ["America/Los_Angeles", "Asia/Kolkata"])
  for (const javaScriptEnabled of [true, false])
    test(`a browser in ${timezoneId} ${javaScriptEnabled ? "with" : "without"} JavaScript books the instant it chose, told by the practice's clock`, async ({
      browser,
    }) => {
      test.setTimeout(120_000);
      const reader = { browser, timezoneId, javaScriptEnabled };
      const { email, clients } = await newTherapistDay();
      const page = await someone(reader, clients[0]);
      const iso = await bookLastOfSomeDay(page, reader);
      const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";

      const rows = await rowsOf<{ starts_at: Date }>("SELECT starts_at FROM appointment WHERE id = $1", [id]);
      expect(rows.map((row) => row.starts_at.toISOString())).toEqual([iso]);
      await expect(page.locator(`time[datetime="${iso}"]`).first()).toContainText("4:00 PM ET");
      await expect(main(page)).toContainText(wordsFor(reader, iso));
      const file = await (await page.request.get(`${page.url()}/calendar.ics`)).text();
      expect(readCalendar(file).entries.map(({ startsAt }) => startsAt)).toEqual([iso]);
      await page.goto("/client/sessions");
      await expect(main(page)).toContainText(`${dayIn(HOME, iso)}, ${wordsFor(reader, iso)}`);
      await expectMails(clients, iso);

      const path = `/therapist/sessions/${id}`;
      const here = await placeInWeek({ ...reader, timezoneId: HOME }, email, iso, path);
      expect(await placeInWeek(reader, email, iso, path)).toEqual(here);
      expect(here).not.toBeNull();
    });
