import { expect, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { signInAs } from "./support/crossed-page";
import { newCoupleOf } from "./support/new-couple";
import { heading, lookWith, main, press } from "./support/page-words";

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

/** Takes the first time of a later day, on which nobody else of this test wants anything. */
async function bookSomeDay(page: Page): Promise<void> {
  await page.goto("/client/book?more=1");
  const days = page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await page.goto((await days.nth(8).getAttribute("href")) ?? "");
  await page.getByRole("radio").first().check();
  await press(page, "Continue");
  await press(page, "Book and agree to $165.00");
  await page.waitForURL(/\/client\/sessions\/[0-9a-f-]{36}$/);
}

const addressOn = async (page: Page): Promise<string> => (await page.locator("code").textContent()) ?? "";

bothWays("a client gives their sessions to their own calendar, and takes them back", async (visit) => {
  const look = lookWith(visit);
  const { emails } = await newCoupleOf();
  const alex = await someone(visit, emails[0]);
  await bookSomeDay(alex);
  await alex.goto("/client/more");
  await alex.getByRole("link", { name: "Your calendar" }).click();
  await heading(alex, "Your calendar");
  await expect(main(alex)).toContainText("You have no address yet.");
  await look(alex);
  await press(alex, "Make an address");
  await expect(alex.getByRole("heading", { name: "Your new address" })).toBeVisible();
  await look(alex);
  const address = await addressOn(alex);

  // A calendar program has no cookies.
  const program = await (await visit.browser.newContext()).newPage();
  const file = await program.request.get(address);
  expect(file.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await file.text()).toContain("SUMMARY:Appointment with Rivermist");
  expect(file.headers()["set-cookie"]).toBeUndefined();
  const again = await program.request.get(address, {
    headers: { "If-None-Match": file.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);

  await alex.goto("/profile/calendar");
  await expect(main(alex)).toContainText(/You have had an address since \w+, \w+ \d+/);
  await expect(main(alex)).not.toContainText(address);
  await look(alex);
  await press(alex, "Make a new address");
  const newer = await addressOn(alex);
  expect((await program.request.get(address)).status()).toBe(404);
  expect((await program.request.get(newer)).status()).toBe(200);
  await alex.goto("/profile/calendar");
  await press(alex, "Revoke it");
  await expect(main(alex)).toContainText("You have no address yet.");
  expect((await program.request.get(newer)).status()).toBe(404);
});
