import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/demo-password";
import { bothWays } from "./support/both-ways";
import { expectAccessible, signInAs } from "./support/crossed-page";
import { messages, sendButton } from "./support/letters";
import { made } from "./support/made";
import { newCouple } from "./support/new-couple";
import { heading, lookWith, main, press } from "./support/page-words";
import { test } from "./support/test";

async function signInAgain(page: Page, email: string): Promise<void> {
  await heading(page, "Sign in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

bothWays(
  "what is sent after the session was over comes back to the same person, and goes on",
  async (visit) => {
    const { page } = visit;
    const [email] = (await newCouple()).emails;
    const words = "I have thought about Sunday, and I would like to try again.";
    await signInAs(page, email);
    await page.goto("/client/messages/new");
    await page.getByRole("radio", { name: /^You, Blake/ }).check();
    await page.getByLabel("Subject").fill("Sunday");
    await page.getByLabel("Message", { exact: true }).fill(words);
    await made("session-end", { email });
    await sendButton(page).click();
    await heading(page, "Sign in");
    await expect(main(page)).toContainText("What you wrote is kept");
    await signInAgain(page, email);
    await heading(page, "What you wrote is kept");
    await expect(main(page)).toContainText(words);
    await lookWith(visit)(page);
    await press(page, "Send it now");
    await expect(messages(page)).toContainText(words);
  },
);

const MINUTE = "01:00";

/** The page's scripts have begun to count: from here on its clock may be moved. */
const untilItCounts = (page: Page) =>
  page.waitForFunction(() => localStorage.getItem("attune-seen") !== null);

test("two minutes before the end a client is asked, and stays in with one press", async ({ page }) => {
  const [email] = (await newCouple()).emails;
  await page.clock.install();
  await signInAs(page, email);
  await page.goto("/client");
  await heading(page, "Hello, Alex");
  await untilItCounts(page);
  await page.clock.fastForward("26:30");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.clock.fastForward(MINUTE);
  const question = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(question).toBeVisible();
  await expect(question).toContainText(/we sign you out in 1:\d\d/);
  await expectAccessible(page);
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expect(question).toHaveCount(0);
  await page.clock.fastForward("26:30");
  await expect(question).toHaveCount(0);
  await page.clock.fastForward(MINUTE);
  await expect(question).toBeVisible();
});

test("when the time is over nobody reads on, and signing in leads back to the same page", async ({
  page,
}) => {
  const [email] = (await newCouple()).emails;
  await page.clock.install();
  await signInAs(page, email);
  await page.goto("/client/sessions");
  await heading(page, "Your sessions");
  await untilItCounts(page);
  await page.clock.fastForward("28:30");
  await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
  const ended = page.waitForResponse(/\/session\/stay/);
  await page.clock.fastForward("02:00");
  await ended;
  const over = page.getByRole("dialog", { name: "You are signed out" });
  await expect(over).toBeVisible();
  await over.getByRole("link", { name: "Sign in again" }).click();
  await heading(page, "Sign in");
  await signInAgain(page, email);
  await heading(page, "Your sessions");
});

test("what somebody had begun to write is kept when the time is over", async ({ page }) => {
  const [email] = (await newCouple()).emails;
  await page.clock.install();
  await signInAs(page, email);
  await page.goto("/profile");
  await untilItCounts(page);
  await page.getByLabel("Pronouns").fill("they/them, mostly");
  await page.clock.fastForward("28:30");
  await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
  await page.clock.fastForward("02:00");
  await heading(page, "Sign in");
  await expect(main(page)).toContainText("What you wrote is kept");
  await signInAgain(page, email);
  await heading(page, "What you wrote is kept");
  await expect(main(page)).toContainText("they/them, mostly");
  await press(page, "Send it now");
  await heading(page, "Your profile");
  await expect(page.getByLabel("Pronouns")).toHaveValue("they/them, mostly");
  await page.goBack();
  await expect(main(page)).not.toContainText("Send it now");
});

bothWays("what was typed while the proof grew old goes on after a new one", async (visit) => {
  const { page } = visit;
  const [email] = (await newCouple()).emails;
  await signInAs(page, email);
  await page.goto("/profile/email");
  await page.getByLabel("New e-mail address").fill(`next.${email}`);
  await made("session-old-proof", { email });
  await press(page, "Send the link");
  await heading(page, "Confirm that it is you");
  await page.getByLabel("Password").fill(DEMO_PASSWORD);
  await press(page, "Continue");
  await heading(page, "What you wrote is kept");
  await expect(main(page)).toContainText(`next.${email}`);
  await press(page, "Send it now");
  await heading(page, "Your profile");
  await expect(main(page)).toContainText("A link is on its way to the new address.");
});

test("before twelve hours are over somebody is told, may finish, and is signed out then", async ({
  page,
}) => {
  const [email] = (await newCouple()).emails;
  await page.clock.install();
  await signInAs(page, email);
  await made("session-last-minutes", { email });
  await page.goto("/client/sessions");
  await heading(page, "Your sessions");
  await untilItCounts(page);
  await page.clock.fastForward("07:30");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.clock.fastForward("00:50");
  const told = page.getByRole("dialog", { name: "You will be signed out soon" });
  await expect(told).toContainText("Everybody signs in anew after twelve hours.");
  await expectAccessible(page);
  await told.getByRole("button", { name: "Finish what I am writing" }).click();
  await expect(told).toHaveCount(0);
  await made("session-end", { email });
  await page.clock.fastForward("02:00");
  await expect(page.getByRole("dialog", { name: "You are signed out" })).toBeVisible();
});
