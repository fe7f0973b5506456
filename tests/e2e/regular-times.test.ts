import { expect, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newCouple, newCoupleOf } from "./support/new-couple";
import { heading, lookWith } from "./support/page-words";
import { waitingMailTo } from "./support/waiting-mail";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const says = (page: Page, words: string | RegExp) => expect(page.getByRole("main")).toContainText(words);
const SERIES = /\/client\/sessions\/series\/[0-9a-f-]{36}$/;
const BOOK = "Book the ticked dates and agree to their prices";

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

/** From all times to the list of dates: a day of next week, its first time, every week, four times. */
async function askForFour(page: Page) {
  await page.goto("/client/book");
  const days = page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await page.goto((await days.nth(6).getAttribute("href")) ?? "");
  await page.getByRole("radio").first().check();
  await button(page, "Continue").click();
  await heading(page, "Check and book");
  await page.getByText("Make it a regular time").click();
  await page.getByLabel("How many sessions?").fill("4");
  await button(page, "See all dates").click();
  await heading(page, "A regular time");
}

bothWays("a couple books a regular time, moves part of it, and cancels the rest", async (visit) => {
  const look = lookWith(visit);
  const { emails } = await newCoupleOf();
  const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];

  await askForFour(alex);
  await says(alex, "4 of 4 dates are free");
  await look(alex);
  for (const box of await alex.getByRole("checkbox").all()) await box.uncheck();
  await expectRefused(alex, BOOK, "Choose at least two dates");
  await look(alex);
  for (const box of (await alex.getByRole("checkbox").all()).slice(0, 3)) await box.check();
  await button(alex, BOOK).click();
  await alex.waitForURL(SERIES);
  await says(alex, "3 sessions are booked.");
  await look(alex);
  const series = alex.url();
  for (const email of emails) {
    const mail = await waitingMailTo(email, "Appointment with Rivermist");
    const file = mail.attachments.find(({ filename }) => filename === "appointments.ics");
    const entry = file?.content.toString() ?? "";
    expect(entry.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(`${mail.subject} ${mail.text} ${entry}`).not.toMatch(/couple/i);
  }

  await blake.goto("/client/sessions");
  await says(blake, "And 2 more at this regular time");
  await look(blake);
  await blake.goto(series);
  await blake.getByRole("listitem").getByRole("link").filter({ hasText: "ET" }).nth(1).click();
  await heading(blake, "Your session");
  await blake.getByRole("link", { name: "Change the time" }).click();
  await heading(blake, "Choose a new time");
  // The first time there is moves one session, and says so; the choice beside the times is for all of them.
  await expect(button(blake, "Move only this session")).toHaveCount(1);
  await expect(button(blake, "Move to this time")).toHaveCount(1);
  await blake.getByLabel("What moves?").selectOption("This one and the 1 after it");
  await blake.getByRole("radio", { name: /PM/ }).first().check();
  await look(blake);
  await button(blake, "Move to this time").click();
  await heading(blake, "Move these sessions");
  await look(blake);
  await button(blake, "Move the ticked sessions").click();
  await blake.waitForURL(SERIES);
  await says(blake, "2 sessions are moved.");
  await button(blake, "Undo").click();
  await expect(
    blake.getByText("The old times are back. The mails about the new ones are not sent."),
  ).toBeVisible();

  const stranger = await someone(visit, (await newCouple()).emails[0]);
  expect((await stranger.goto(series))?.status()).toBe(404);
  await alex.goto(series);
  await button(alex, "Cancel all 3 that lie ahead").click();
  await says(alex, "3 sessions are canceled.");
  await look(alex);
});
