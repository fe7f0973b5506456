import { expect, type Page } from "@playwright/test";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { made } from "./support/made";
import { newCoupleOf } from "./support/new-couple";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";
import { ownNumber, textBack, textTo } from "./support/texts";
import { linkIn } from "./support/waiting-mail";

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
  await expect(alex.getByRole("button", { name: "Revoke it" })).toBeVisible();
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
  // Whoever has shown it to somebody by mistake takes it back on the same page.
  await press(alex, "Revoke it");
  await expect(main(alex)).toContainText("You have no address yet.");
  expect((await program.request.get(newer)).status()).toBe(404);
});

/** At whatever hour this runs: without hours in which nothing is sent. */
async function haveNoQuietHours(page: Page): Promise<void> {
  await page.getByLabel("From", { exact: true }).selectOption("12:00 AM");
  await page.getByLabel("To", { exact: true }).selectOption("12:00 AM");
  await press(page, "Save how to reach me");
  await expect(main(page)).toContainText("Saved. It holds from now on.");
}

const reminderTo = (email: string) => mailTo(runningApp().mailFolder, email, { subject: "Appointment with" });

/** Of a therapist of the test's own. */
const emailOfTherapist = (slug: string): string => `${slug.replace("-", ".")}@example.com`;

bothWays("each partner says how to reach them, is reminded so, and answers by the link", async (visit) => {
  const look = lookWith(visit);
  const { emails, chartId, therapist } = await newCoupleOf();
  const [alex, blake] = [await someone(visit, emails[0]), await someone(visit, emails[1])];
  await alex.goto("/profile");
  await look(alex);
  await alex.getByRole("link", { name: "How we reach you" }).click();
  await heading(alex, "How we reach you");
  await look(alex);
  await alex.getByLabel("From", { exact: true }).selectOption("6:00 AM");
  await alex.getByLabel("To", { exact: true }).selectOption("5:30 AM");
  await expectRefused(alex, "Save how to reach me", "Leave us at least eight hours of the day");
  await look(alex);
  await haveNoQuietHours(alex);
  await blake.goto("/profile/contact");
  for (const rule of ["Never call me", "Do not name the practice"]) await blake.getByLabel(rule).check();
  await haveNoQuietHours(blake);
  await expect(blake.getByLabel("Never call me")).toBeChecked();

  const { appointmentId } = await made("reminded-session", { chartId, hoursAhead: 40 });
  const [toAlex, toBlake] = [await reminderTo(emails[0]), await reminderTo(emails[1])];
  expect(toAlex.subject).toBe("Appointment with Rivermist");
  expect(toAlex.text).toMatch(/Hello Alex, .+\d:\d\d [AP]M ET/s);
  expect(`${toBlake.subject} ${toBlake.html}`).not.toMatch(/Rivermist/);
  for (const { text = "" } of [toAlex, toBlake]) expect(text).not.toMatch(/couple|counsel|video|Vera/i);

  // Whoever holds the link, signed out.
  const phone = await (
    await visit.browser.newContext({ javaScriptEnabled: visit.javaScriptEnabled })
  ).newPage();
  await phone.goto(linkIn(toAlex, "/coming/"));
  await heading(phone, "Will you be there?");
  await expect(main(phone)).not.toContainText(/Alex|Blake|Vera|couple/i);
  await look(phone);
  await press(phone, "Yes, I will be there");
  await heading(phone, "Thank you");
  await look(phone);
  await phone.getByRole("link", { name: "Change or cancel it" }).click();
  await heading(phone, "You're booked");

  await alex.goto(`/client/sessions/${appointmentId}`);
  await expect(main(alex)).toContainText("You have said that you will be there.");
  await blake.goto(`/client/sessions/${appointmentId}`);
  await expect(main(blake)).not.toContainText("said that");
  const vera = await someone(visit, emailOfTherapist(therapist));
  await vera.goto(`/therapist/sessions/${appointmentId}`);
  await expect(main(vera)).toContainText("Alex will be there. Blake has not answered.");
  await look(vera);
  await vera.goto(`/therapist/charts/${chartId}`);
  await expect(main(vera)).toContainText("Blake: Never call. Do not name the practice.");
  await look(vera);
});

bothWays("who agrees to texts gets them, answers, and ends them by STOP", async (visit) => {
  const look = lookWith(visit);
  const { emails, chartId } = await newCoupleOf();
  const alex = await someone(visit, emails[0]);
  const number = ownNumber();
  await alex.goto("/profile/contact");
  await expect(main(alex)).toContainText("first add your phone number");
  await haveNoQuietHours(alex);
  await alex.goto("/profile");
  await alex.getByLabel("Phone").fill(number.typed);
  await press(alex, "Save my profile");
  await expect(alex.getByText("Your profile is saved.")).toBeVisible();
  await alex.goto("/profile/contact");
  await expect(main(alex)).toContainText(`by text to ${number.typed}`);
  await expectRefused(alex, "Turn on texts", "Tick the box to agree");
  await look(alex);
  await alex.getByLabel("Yes, send me reminders by text").check();
  await press(alex, "Turn on texts");
  await expect(main(alex)).toContainText(`We send reminders by text to ${number.typed}.`);
  await look(alex);

  await made("reminded-session", { chartId, hoursAhead: 40 });
  const text = await textTo(number.dialed);
  expect(text).toMatch(/^Rivermist: Reminder of your appointment on .+ ET.+ Reply STOP to end texts\.$/);
  const phone = await (
    await visit.browser.newContext({ javaScriptEnabled: visit.javaScriptEnabled })
  ).newPage();
  await phone.goto(linkIn({ text }, "/coming/"));
  await press(phone, "Yes, I will be there");
  await heading(phone, "Thank you");

  expect(await textBack(number.dialed, "Stop")).toBe(200);
  await alex.goto("/profile/contact");
  await expect(main(alex)).toContainText("You have stopped texts");
  await look(alex);
  await alex.getByLabel("Yes, send me reminders by text").check();
  await press(alex, "Turn on texts");
  await press(alex, "End texts");
  await expect(main(alex)).toContainText("No more texts go out to you.");
});

bothWays("the office decides when people are reminded, and reads what they will read", async (visit) => {
  const look = lookWith(visit);
  const office = await someone(visit, "morgan.ellery@example.com");
  await office.goto("/admin");
  await office.getByRole("link", { name: "Reminders" }).first().click();
  await heading(office, "Reminders");
  await expect(main(office)).toContainText(
    "Rivermist: Reminder of your appointment on Tue, Nov 24, 5:30 PM ET.",
  );
  await look(office);
  const words = "Enter up to 4 numbers of hours from 1 to 168, like 48, 2";
  await office.getByLabel("Hours, for mails").fill("two days");
  await expectRefused(office, "Save the reminders", words);
  await look(office);
  await office.getByLabel("Hours, for mails").fill("2, 48");
  await press(office, "Save the reminders");
  await expect(main(office)).toContainText("The reminders are saved.");
  await expect(office.getByLabel("Hours, for mails")).toHaveValue("48, 2");
});

bothWays(
  "a therapist is not booked while another calendar of theirs says that they are busy",
  async (visit) => {
    const look = lookWith(visit);
    const { email } = await newTherapistDay();
    const vera = await someone(visit, email);
    const base = `http://${runningApp().env.CALENDAR_TEST_HOSTS}`;
    await vera.goto("/therapist/availability");
    await vera.getByRole("link", { name: "Other calendars" }).click();
    await heading(vera, "Other calendars");
    await look(vera);
    await expectRefused(
      vera,
      "Add this calendar",
      "Give this calendar a name",
      "Enter the calendar's address",
    );
    await vera.getByLabel("What you call it").fill("Home");
    await vera.getByLabel("Its iCal address").fill("https://192.168.1.1/calendar.ics");
    await expectRefused(vera, "Add this calendar", "Enter an address of the public internet");
    await expect(vera.getByLabel("What you call it")).toHaveValue("Home");
    await look(vera);
    await vera.getByLabel("Its iCal address").fill(`${base}/calendar.ics?key=a-secret`);
    await press(vera, "Add this calendar");
    await expect(main(vera)).toContainText(/Read \d+ busy times at .+ET/, { timeout: 20_000 });
    await expect(main(vera)).not.toContainText("a-secret");
    await look(vera);
    await vera.goto("/therapist/calendar");
    await expect(
      vera.getByText("Busy (other calendar)", { exact: true }).locator("visible=true").first(),
    ).toBeVisible();
    await expect(main(vera)).not.toContainText("mother");
    await look(vera);

    await vera.goto("/therapist/other-calendars");
    await press(vera, /^Remove/);
    await expect(main(vera)).toContainText("Its busy times count no more.");
    await vera.getByLabel("What you call it").fill("Old one");
    await vera.getByLabel("Its iCal address").fill(`${base}/not-there`);
    await press(vera, "Add this calendar");
    await expect(main(vera)).toContainText("There is nothing at its address any more.", { timeout: 20_000 });
    await look(vera);
  },
);
