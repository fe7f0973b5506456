import { expect, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { made } from "./support/made";
import { newCoupleOf } from "./support/new-couple";
import { heading, lookWith } from "./support/page-words";
import { rowsOf } from "./support/rows";
import { waitingMailTo } from "./support/waiting-mail";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const says = (page: Page, words: string | RegExp) => expect(page.getByRole("main")).toContainText(words);
const SESSION = /\/client\/sessions\/[0-9a-f-]{36}$/;

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

/** Books a time some days ahead, and gives it back. */
async function bookAndCancel(page: Page) {
  await page.goto("/client/book");
  const days = page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await page.goto((await days.nth(6).getAttribute("href")) ?? "");
  await page.getByRole("radio").first().check();
  await button(page, "Continue").click();
  await button(page, /^Book and agree/).click();
  await page.waitForURL(SESSION);
  const session = page.url();
  await page.goto(`${session}/cancel`);
  await button(page, "Cancel the session").click();
  await says(page, "is canceled");
}

bothWays("who waits is offered a time that is given back, and either partner takes it", async (visit) => {
  const look = lookWith(visit);
  const waiting = await newCoupleOf();
  const giving = await newCoupleOf(waiting.therapist);
  const [alex, blake] = [await someone(visit, waiting.emails[0]), await someone(visit, waiting.emails[1])];

  await alex.goto("/client/book");
  await alex.getByRole("link", { name: "Join the waiting list" }).click();
  await heading(alex, "Waiting list");
  await look(alex);
  await alex.getByLabel("Until").fill("2020-01-01");
  await expectRefused(
    alex,
    "Join the waiting list",
    "Enter a last day that comes after the first, and is not over",
  );
  await look(alex);
  await alex.goto("/client/waitlist");
  for (const part of ["Morning", "Afternoon"]) await alex.getByLabel(part).check();
  await button(alex, "Join the waiting list").click();
  await says(alex, "Any day, mornings and afternoons, until");
  await look(alex);

  await bookAndCancel(await someone(visit, giving.emails[0]));
  expect(await made("offered-times", { therapist: waiting.therapist })).toEqual({ offered: 1 });
  const mail = await waitingMailTo(waiting.emails[1], "Appointment with Rivermist");
  expect(`${mail.subject} ${mail.text}`).not.toMatch(/couple/i);

  await blake.goto("/client");
  await says(blake, "has become free");
  await look(blake);
  await blake.getByRole("link", { name: "See it and decide" }).click();
  await expect(blake.getByRole("heading", { level: 1 })).toContainText("is free");
  await look(blake);
  const offer = blake.url();
  expect((await (await someone(visit, giving.emails[1])).goto(offer))?.status()).toBe(404);
  await button(blake, "Take it and agree to $165.00").click();
  await blake.waitForURL(SESSION);
  await says(blake, "is booked for");
  await alex.goto(offer);
  await alex.waitForURL(SESSION);
  await alex.goto("/client/sessions");
  await expect(alex.getByText("You wait for a time.")).toHaveCount(0);
});

bothWays("who let two times go by reads so, and goes on waiting with one press", async (visit) => {
  const { emails, chartId } = await newCoupleOf();
  const alex = await someone(visit, emails[0]);
  await alex.goto("/client/waitlist");
  await button(alex, "Join the waiting list").click();
  await says(alex, "Any day, any time of day, until");
  const letTwoGoBy = "UPDATE waitlist_entry SET unanswered = 2 WHERE chart_id = $1::uuid RETURNING id";
  expect(await rowsOf(letTwoGoBy, [chartId])).toHaveLength(1);
  await alex.goto("/client/waitlist");
  await says(alex, "You keep your place on the list.");
  await lookWith(visit)(alex);
  await button(alex, "Go on waiting").click();
  await expect(alex.getByText("We ask you again.")).toBeVisible();
  await expect(button(alex, "Go on waiting")).toHaveCount(0);
});
