import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible, signInAs } from "./support/crossed-page";
import { messages, SAVED, sendButton, someone } from "./support/letters";
import { newCouple } from "./support/new-couple";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, main, press } from "./support/page-words";
import { test } from "./support/test";

const NOT_SENT = "Not sent. Your words are still here.";
const TRYING = "Not saved. We keep trying.";

const setOffline = (page: Page, offline: boolean) => page.context().setOffline(offline);

/** Once it is open, a page looks up where its links and forms lead, and a thread says that it was read. */
const settled = (page: Page) => page.waitForLoadState("networkidle");

async function expectNotSent(page: Page): Promise<void> {
  const alert = main(page).getByRole("alert");
  await expect(alert).toContainText(NOT_SENT);
  await expect(alert).toBeFocused();
}

async function oneOfACouple(browser: Browser): Promise<Page> {
  const { emails } = await newCouple();
  return someone(browser, emails[0]);
}

test("a form that is sent without a network says so, keeps what was entered, and is sent with the next press", async ({
  browser,
}) => {
  const page = await oneOfACouple(browser);
  await page.goto("/client/messages/new");
  await page.getByRole("radio", { name: /You, Blake, and Amara/ }).check();
  await page.getByLabel("Subject").fill("In the tunnel");
  await page.getByLabel("Message", { exact: true }).fill("Words from a train");
  await setOffline(page, true);
  await sendButton(page).click();
  await expectNotSent(page);
  await expectAccessible(page);
  await expect(page.getByRole("radio", { name: /You, Blake, and Amara/ })).toBeChecked();
  await expect(page.getByLabel("Subject")).toHaveValue("In the tunnel");
  await expect(page.getByLabel("Message", { exact: true })).toHaveValue("Words from a train");
  await setOffline(page, false);
  await sendButton(page).click();
  await heading(page, "In the tunnel");
  await expect(messages(page).getByRole("listitem")).toHaveCount(1);
});

test("of a page with several forms the one that was not sent says so", async ({ browser }) => {
  const page = await oneOfACouple(browser);
  await page.goto("/profile/contact");
  await page.getByLabel("Leave no voicemail").check();
  await setOffline(page, true);
  await press(page, "Save how to reach me");
  await expectNotSent(page);
  await expect(page.getByLabel("Leave no voicemail")).toBeChecked();
  await setOffline(page, false);
  await press(page, "Save how to reach me");
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
});

test("a page of times to choose from says so too, and so does one with a single button", async ({
  browser,
}) => {
  const page = await oneOfACouple(browser);
  for (const [path, button] of [
    ["/client/book", /Take this time|Continue/],
    ["/profile/calendar", /address$/],
  ] as const) {
    await page.goto(path);
    await settled(page);
    await setOffline(page, true);
    await main(page).getByRole("button", { name: button }).first().click();
    await expectNotSent(page);
    await setOffline(page, false);
  }
});

test("a thread without a network keeps its page, and an answer that is being written", async ({
  browser,
}) => {
  const page = await oneOfACouple(browser);
  await page.goto("/client/messages/new");
  await page.getByRole("radio", { name: /You, Blake, and Amara/ }).check();
  await page.getByLabel("Subject").fill("On the way");
  await page.getByLabel("Message", { exact: true }).fill("First");
  await sendButton(page).click();
  await heading(page, "On the way");
  await settled(page);
  await setOffline(page, true);
  await page.getByLabel("Write a message").fill("Are you there?");
  await expect(main(page).getByText(TRYING)).toBeVisible();
  await sendButton(page).click();
  await expectNotSent(page);
  await expect(page.getByLabel("Write a message")).toHaveValue("Are you there?");
  await setOffline(page, false);
  await expect(main(page).getByText(SAVED)).toBeVisible();
  await sendButton(page).click();
  await expect(messages(page).getByRole("listitem")).toHaveCount(2);
});

test("an answer in a form that saves itself is kept on the page until there is a network again", async ({
  browser,
}) => {
  const page = await oneOfACouple(browser);
  await page.goto("/client/intake");
  await page.getByRole("link", { name: "About you and your relationship" }).click();
  await page.getByRole("link", { name: "Start" }).click();
  await page.getByLabel("What should we call you?").fill("Lex");
  await press(page, "Continue");
  await heading(page, /When were you born/);
  for (const [label, value] of [
    ["Month", "3"],
    ["Day", "4"],
    ["Year", "1988"],
  ] as const)
    await page.getByLabel(label).fill(value);
  await setOffline(page, true);
  await press(page, "Continue");
  await expectNotSent(page);
  await expect(page.getByLabel("Year")).toHaveValue("1988");
  await setOffline(page, false);
  await press(page, "Continue");
  await heading(page, /On which number/);
  await press(page, "Continue");
  await page.getByLabel("Yes").check();
  await press(page, "Continue");
  await heading(page, /What helped then/);
  const answer = page.getByLabel("What helped then");
  await setOffline(page, true);
  await answer.fill("A long walk");
  await expect(main(page).getByText(TRYING)).toBeVisible();
  await expect(answer).toHaveValue("A long walk");
  await setOffline(page, false);
  await expect(main(page).getByText(SAVED)).toBeVisible();
  await page.reload();
  await expect(answer).toHaveValue("A long walk");
});

test("a session note that saves itself is kept on the page until there is a network again", async ({
  browser,
}) => {
  const day = await newTherapistDay();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, day.email);
  await page.goto(`/therapist/notes/${day.running}`);
  await settled(page);
  const status = main(page).locator("form").getByRole("status");
  await setOffline(page, true);
  await page.getByLabel("Presenting").fill("Written in a dead spot");
  await expect(status).toHaveText(TRYING);
  await press(page, "Save draft");
  await expectNotSent(page);
  await expect(page.getByLabel("Presenting")).toHaveValue("Written in a dead spot");
  await setOffline(page, false);
  await expect(status).toHaveText(SAVED);
  await press(page, "Save draft");
  await expect(main(page).getByRole("alert")).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel("Presenting")).toHaveValue("Written in a dead spot");
});

test("a link without a network leads to a page that says so", async ({ browser }) => {
  const page = await oneOfACouple(browser);
  await page.goto("/client/messages/new");
  await page.getByRole("link", { name: "All messages" }).click();
  await heading(page, "Messages");
  await setOffline(page, true);
  await page.getByRole("link", { name: "Write a message" }).first().click();
  await heading(page, "You are offline");
  await expect(page).toHaveTitle("You are offline");
  await setOffline(page, false);
  await page.goBack();
  await heading(page, "Messages");
});
