import { expect, type Page } from "@playwright/test";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays, type Visit } from "./support/both-ways";
import { signInAs } from "./support/crossed-page";
import { newCoupleOf } from "./support/new-couple";
import { heading, lookWith } from "./support/page-words";
import { linkIn, waitingMailTo } from "./support/waiting-mail";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const says = (page: Page, words: string | RegExp) => expect(page.getByRole("main")).toContainText(words);
const SESSION = /\/client\/sessions\/[0-9a-f-]{36}$/;
const REQUEST = /\/client\/requests\/[0-9a-f-]{36}$/;
const YES = "Yes, book it and agree to $165.00";

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

/** A time some days ahead, up to the page that books it. */
async function chooseTime(page: Page, day: number) {
  await page.goto("/client/book");
  const days = page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
  await page.goto((await days.nth(day).getAttribute("href")) ?? "");
  await page.getByRole("radio").first().check();
  await button(page, "Continue").click();
  await heading(page, "Check and book");
}

bothWays(
  "a couple asks each other first: a yes books, a no does not, and a move is asked about too",
  async (visit) => {
    const look = lookWith(visit);
    const { emails, therapist } = await newCoupleOf();
    const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];

    await alex.goto("/client/more");
    await alex.getByRole("link", { name: "Ask each other first" }).click();
    await heading(alex, "Ask each other first");
    await look(alex);
    await button(alex, /^Ask each other first/).click();
    await says(alex, "You switched it on");
    await look(alex);
    // It waits for nothing: nobody can undo a setting.
    const told = await mailTo(runningApp().mailFolder, emails[1], { subject: "Appointment with Rivermist" });
    expect(told.text).toContain("from now on you are asked");

    await chooseTime(alex, 6);
    await says(alex, "booked once Blake says yes");
    await look(alex);
    await alex.getByLabel("Blake will not come").check();
    await expect(button(alex, "Book and agree to $165.00")).toBeVisible();
    await alex.getByRole("group", { name: "Where will Blake be?" }).getByLabel("Virginia").check();
    await button(alex, "Ask Blake and agree to $165.00").click();
    await alex.waitForURL(REQUEST);
    await heading(alex, "Blake is asked");
    await look(alex);
    const request = new URL(alex.url()).pathname;

    const mail = await waitingMailTo(emails[1], "Appointment with Rivermist");
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/couple|alex|partner/i);
    await blake.goto("/client");
    await says(blake, "Alex asks you:");
    await look(blake);
    const stranger = await newCoupleOf(therapist);
    expect((await (await someone(visit, stranger.emails[0])).goto(request))?.status()).toBe(404);
    await blake.goto(linkIn(mail, "/client/requests/"));
    await heading(blake, "Alex asks you about this time");
    await look(blake);
    await button(blake, YES).click();
    await blake.waitForURL(SESSION);
    await says(blake, "is booked for");
    await alex.goto(request);
    await alex.waitForURL(SESSION);
    const session = new URL(alex.url()).pathname;

    await chooseTime(blake, 8);
    await button(blake, "Ask Alex and agree to $165.00").click();
    await blake.waitForURL(REQUEST);
    await alex.goto("/client/sessions");
    await look(alex);
    await button(alex, "No, not then").click();
    await says(alex, "You said no.");
    await blake.reload();
    await heading(blake, "The answer is no");
    await look(blake);

    await alex.goto(`${session}/move`);
    const days = alex.getByRole("navigation", { name: "Days with free times" }).getByRole("link");
    await alex.goto((await days.last().getAttribute("href")) ?? "");
    await alex.getByRole("radio").first().check();
    await look(alex);
    await button(alex, "Ask Blake about this time").last().click();
    await alex.waitForURL(REQUEST);
    await look(alex);
    await blake.goto(session);
    await says(blake, "Alex asks you:");
    await blake.goto("/client");
    await button(blake, "Yes, move it").click();
    await blake.waitForURL(SESSION);
    await says(blake, "is moved to");
  },
);

bothWays("a regular time is one question, and whoever asked takes it back", async (visit) => {
  const look = lookWith(visit);
  const { emails } = await newCoupleOf();
  const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];
  await blake.goto("/client/ask-first");
  await button(blake, /^Ask each other first/).click();
  await says(blake, "You switched it on");

  await chooseTime(alex, 6);
  await alex.getByText("Make it a regular time").click();
  await alex.getByLabel("How many sessions?").fill("3");
  await button(alex, "See all dates").click();
  await look(alex);
  await button(alex, /^Ask Blake about the ticked dates/).click();
  await alex.waitForURL(REQUEST);
  await blake.goto(alex.url());
  await heading(blake, "Alex asks you about these times");
  await says(blake, "3 sessions, together $495.00");
  await look(blake);
  await button(alex, "Take the question back").click();
  await says(alex, "The question is taken back");
  await button(blake, "Yes, book all 3 and agree to $495.00").click();
  await heading(blake, "The question is taken back");
  await look(blake);
  await blake.goto("/client/ask-first");
  await button(blake, /^Stop asking each other first/).click();
  await says(blake, "Nobody has to ask");
});
