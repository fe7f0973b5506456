import { expect, type Page } from "@playwright/test";
import { bothWays, type Visit } from "./support/both-ways";
import { countedClicks } from "./support/counted-clicks";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newCouple, newCoupleOf } from "./support/new-couple";
import { heading, lookWith } from "./support/page-words";
import { test } from "./support/test";
import { waitingMailTo } from "./support/waiting-mail";

const SUBJECT = "Appointment with Rivermist";
const BOOK = "Book and agree to $165.00";
const CONSENT = "Agreement on online couples counseling";
const SESSION = /\/client\/sessions\/[0-9a-f-]{36}$/;

const says = (page: Page, words: string | RegExp) => expect(page.getByRole("main")).toContainText(words);
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const place = (page: Page, name: string, state: string) =>
  page.getByRole("group", { name: `Where will ${name} be?` }).getByLabel(state);

type Look = (page: Page) => Promise<void>;

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

const dayLinks = (page: Page) =>
  page.getByRole("navigation", { name: "Days with free times" }).getByRole("link");

async function changeProfile(page: Page, field: string, value: string) {
  await page.goto("/profile");
  await page.getByLabel(field).selectOption(value);
  await button(page, "Save my profile").click();
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
}

/** A day of the weeks to come. */
async function openSomeDay(page: Page) {
  await page.goto("/client/book?more=1");
  await page.goto((await dayLinks(page).nth(8).getAttribute("href")) ?? "");
}

/** From home without a suggestion: all times, another day, one of its times, go on, book. */
async function bookFromScratch(page: Page, look: Look): Promise<string> {
  const clicks = countedClicks();
  await page.goto("/client");
  await look(page);
  await clicks.click(page.getByRole("link", { name: "See all free times" }));
  await heading(page, "Choose a time");
  await look(page);
  const day = dayLinks(page).nth(6);
  await clicks.click(day);
  await expect(day).toHaveAttribute("aria-current", "date");
  await clicks.click(page.getByRole("radio").last());
  await clicks.click(button(page, "Continue"));
  await heading(page, "Check and book");
  await says(page, "We hold this time for you until");
  await says(page, "Nothing is charged now.");
  await expect(place(page, "you", "Virginia")).toBeChecked();
  await look(page);
  await clicks.click(button(page, BOOK));
  await page.waitForURL(SESSION);
  clicks.expectAtMost(5);
  await says(page, "is booked for");
  await says(page, "Not yet confirmed");
  await look(page);
  return page.url();
}

/** Both partners get a mail that says nothing of what it is about, with the same calendar entry. */
async function expectMails(emails: readonly string[], method: "PUBLISH" | "REQUEST" | "CANCEL") {
  for (const email of emails) {
    const mail = await waitingMailTo(email, SUBJECT);
    const entry = mail.attachments.map(({ content }) => content.toString()).join("");
    expect(entry).toContain(`METHOD:${method}`);
    expect(`${mail.subject} ${entry}`).not.toMatch(/couple/i);
  }
}

async function moveFromHome(page: Page, look: Look) {
  const clicks = countedClicks();
  await page.goto("/client");
  await clicks.click(page.getByRole("link", { name: "Change the time" }));
  await heading(page, "Choose a new time");
  await look(page);
  await clicks.click(page.getByRole("radio").first());
  await clicks.click(button(page, "Move to this time").last());
  await page.waitForURL(SESSION);
  clicks.expectAtMost(3);
  await says(page, "is moved to");
}

async function cancelFromHome(page: Page, look: Look) {
  const clicks = countedClicks();
  await page.goto("/client");
  await clicks.click(page.getByRole("link", { name: "Cancel it" }));
  await heading(page, "Cancel this session?");
  await expect(page.getByRole("link", { name: "Keep it" })).toBeVisible();
  await look(page);
  await clicks.click(button(page, "Cancel the session"));
  await page.waitForURL(SESSION);
  clicks.expectAtMost(2);
  await says(page, "is canceled");
}

async function sign(page: Page, name: string) {
  await page.goto("/client/intake");
  await page.getByRole("link", { name: CONSENT }).click();
  await page.getByLabel("I have read").check();
  await page.getByLabel(/full name/).fill(name);
  await button(page, "Sign").click();
  await expect(page.getByText("Signed. Thank you.")).toBeVisible();
}

bothWays("either partner books and moves a session, and both are told", async (visit) => {
  const look = lookWith(visit);
  const { emails } = await newCoupleOf();
  const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];
  const session = await bookFromScratch(alex, look);
  await expectMails(emails, "PUBLISH");
  const file = await alex.request.get(`${session}/calendar.ics`);
  expect(await file.text()).toContain("BEGIN:VCALENDAR");

  await blake.goto("/client/sessions");
  await expect(blake.getByRole("article")).toHaveCount(1);
  await says(blake, "Confirmed once you and Alex have signed the joint agreement.");
  await look(blake);
  const stranger = await someone(visit, (await newCouple()).emails[0]);
  for (const part of ["", "/move", "/cancel", "/calendar.ics"])
    expect((await stranger.goto(`${session}${part}`))?.status(), part).toBe(404);

  await moveFromHome(blake, look);
  await button(blake, "Undo").click();
  await expect(
    blake.getByText("The old time is back. The mails about the new one are not sent."),
  ).toBeVisible();
  await moveFromHome(blake, () => Promise.resolve());
  expect(blake.url()).toBe(session);
  await expectMails(emails, "REQUEST");
  await alex.goto(session);
  await says(alex, "is moved to");
});

bothWays("a session waits until both signed, is cancelled, taken back and booked again", async (visit) => {
  const look = lookWith(visit);
  const { emails } = await newCoupleOf();
  const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];
  const session = await bookFromScratch(alex, () => Promise.resolve());
  await sign(alex, "Alex Morgan");
  await alex.goto(session);
  await says(alex, "Confirmed once Blake has signed the joint agreement. Your time is kept.");
  await sign(blake, "Blake Morgan");
  await alex.goto(session);
  await expect(alex.getByRole("main").getByText("Booked", { exact: true })).toBeVisible();
  await expect(alex.getByText("Not yet confirmed")).toHaveCount(0);
  await says(alex, "On the day each of you says where you are.");

  await cancelFromHome(alex, look);
  await look(alex);
  await button(alex, "Undo").click();
  await expect(
    alex.getByText("It is booked again, as before. The mails about canceling it are not sent."),
  ).toBeVisible();
  await cancelFromHome(alex, () => Promise.resolve());
  await expectMails(emails, "CANCEL");
  await blake.goto(session);
  await says(blake, "is canceled");

  const clicks = countedClicks();
  await alex.goto("/client");
  const times = alex.getByRole("region", { name: "Book a session" }).getByRole("listitem");
  await expect(times).toHaveCount(3);
  await clicks.click(times.getByRole("link").last());
  await heading(alex, "Check and book");
  await expect(place(alex, "Blake", "Virginia")).toBeChecked();
  await clicks.click(button(alex, BOOK));
  await alex.waitForURL(SESSION);
  clicks.expectAtMost(2);
  await button(alex, "Undo").click();
  await expect(alex.getByText("The booking is taken back. Its mails are not sent.")).toBeVisible();
});

bothWays(
  "of two couples at one time the later sees three close ones, and two presses book once",
  async (visit) => {
    const look = lookWith(visit);
    const slow = await newCoupleOf();
    const quick = await newCoupleOf(slow.therapist);
    const late = await someone(visit, slow.emails[0]);
    const early = await someone(visit, quick.emails[0]);
    await changeProfile(late, "State you live in", "");
    await openSomeDay(late);
    const slot = await late.getByRole("radio").first().getAttribute("value");
    const choosing = await someone(visit, slow.emails[1]);
    await choosing.goto(late.url());
    await choosing.locator(`input[value="${slot}"]`).check();
    for (const page of [late, early]) await page.goto(`/client/book/review?slot=${slot}`);

    await expectRefused(late, BOOK, "Choose where this person will be");
    await expect(late.getByText("Choose where this person will be")).toHaveCount(4);
    await look(late);
    await place(late, "you", "Virginia").check();
    await place(late, "Blake", "North Carolina").check();
    await button(early, BOOK).click();
    await early.waitForURL(SESSION);

    await button(choosing, "Continue").click();
    await expect(choosing.getByText(/^Someone just took /)).toBeVisible();
    await expect(choosing.locator(`input[value="${slot}"]`)).toHaveCount(0);

    await button(late, BOOK).click();
    await expect(late.getByText(/^Someone just took .* ET\. These are close:$/)).toBeVisible();
    const near = late.getByRole("group", { name: /^Times close to/ }).getByRole("radio");
    await expect(near).toHaveCount(3);
    await expect(place(late, "Blake", "North Carolina")).toBeChecked();
    await look(late);
    await near.nth(1).check();
    await button(late, BOOK).dblclick();
    await late.waitForURL(SESSION);
    await late.goto("/client/sessions");
    await expect(late.getByRole("article")).toHaveCount(1);

    // Moving to a time that goes meanwhile offers close ones too, and the old time is kept.
    const kept = await late.getByRole("article").getByRole("link").first().getAttribute("href");
    await late.goto(`${kept}/move?more=1`);
    const wanted = late.getByRole("radio").last();
    await early.goto(`/client/book/review?slot=${await wanted.getAttribute("value")}`);
    await button(early, BOOK).click();
    await early.waitForURL(SESSION);
    await wanted.check();
    await button(late, "Move to this time").last().click();
    await expect(late.getByText(/^Someone just took /)).toBeVisible();
    await expect(late.getByRole("group", { name: /^Times close to/ }).getByRole("radio")).toHaveCount(3);
    await look(late);
  },
);

bothWays("times are told in the reader's own zone, from choosing to the booked session", async (visit) => {
  const alex = await someone(visit, (await newCoupleOf()).emails[0]);
  await changeProfile(alex, "Time zone", "America/Los_Angeles");
  await openSomeDay(alex);
  await says(alex, "Times are in Pacific Time.");
  const radio = alex.getByRole("radio").nth(3);
  const [iso = ""] = ((await radio.getAttribute("value")) ?? "").split("_");
  const clock = { hour: "numeric", minute: "2-digit", timeZone: "America/Los_Angeles" } as const;
  const there = new Intl.DateTimeFormat("en-US", clock).format(new Date(iso)).replace(/\s/, " ");
  await expect(alex.getByRole("radio", { name: there, exact: true })).toHaveValue(new RegExp(iso));
  await radio.check();
  await button(alex, "Continue").click();
  await heading(alex, "Check and book");
  await says(alex, `${there} PT`);
  await place(alex, "Blake", "Blake will not come").check();
  await button(alex, BOOK).click();
  await alex.waitForURL(SESSION);
  await says(alex, `${there} PT`);
  await alex.goto("/client");
  await says(alex, `${there} PT`);
});

test("only the button that was pressed says that it is on its way", async ({ page }) => {
  await signInAs(page, (await newCoupleOf()).emails[0]);
  const answers: (() => void)[] = [];
  await page.route("**/client/book*", async (route) => {
    if (route.request().method() === "POST") await new Promise<void>((resolve) => answers.push(resolve));
    await route.continue();
  });
  const holding = page.getByRole("button").filter({ hasText: "Holding it…" });
  await page.goto("/client/book");
  await page.getByRole("radio").last().check();
  await button(page, "Continue").click();
  await expect(page.getByRole("button").filter({ hasText: "Continue" })).toContainText("Holding it…");
  await expect(holding).toHaveCount(1);
  answers.shift()?.();
  await heading(page, "Check and book");
  await page.goto("/client/book");
  await button(page, "Take this time").click();
  await expect(page.getByRole("button").filter({ hasText: "Take this time" })).toContainText("Holding it…");
  await expect(holding).toHaveCount(1);
  answers.shift()?.();
  await heading(page, "Check and book");
});
