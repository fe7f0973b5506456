import { type Browser, expect, type Page } from "@playwright/test";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { expectAccessible, expectRefused, signInAs } from "./support/crossed-page";
import { newCouple } from "./support/new-couple";
import { test } from "./support/test";

const CANARY = "a heron under the ninth bridge";
const CONSENT = "Agreement on online couples counseling";

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();
const asked = (page: Page, question: string) =>
  expect(page.getByRole("heading", { level: 1 })).toContainText(question);

async function openForm(page: Page, title: string) {
  await page.goto("/client/intake");
  await page.getByRole("link", { name: title }).click();
}

async function someone(browser: Browser, email: string, javaScriptEnabled: boolean) {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

type Look = (page: Page) => Promise<void>;

/** The first questions up to the choice that opens a branch, with the mistakes that people make. */
async function startAboutYou(page: Page, look: Look) {
  await openForm(page, "About you and your relationship");
  await look(page);
  await page.getByRole("link", { name: "Start" }).click();
  await asked(page, "What should we call you?");
  await expectRefused(page, "Continue", "Enter an answer.");
  await look(page);
  await page.getByLabel("What should we call you?").fill("Lex");
  await goOn(page);
  await asked(page, "When were you born?");
  await page.getByLabel("Month").fill("13");
  await page.getByLabel("Day").fill("4");
  await page.getByLabel("Year").fill("1988");
  await expectRefused(page, "Continue", "Enter a real date in the past");
  await expect(page.getByLabel("Year")).toHaveValue("1988");
  await look(page);
  await page.getByLabel("Month").fill("3");
  await goOn(page);
  await asked(page, "On which number");
  await goOn(page);
  await asked(page, "Have you been in counseling before?");
  await page.getByLabel("Yes").check();
  await look(page);
  await goOn(page);
  await asked(page, "What helped then");
  await page.getByLabel("What helped then").fill(CANARY);
}

/** From the branch to the page that checks the answers, and sends them. */
async function finishAboutYou(page: Page, look: Look) {
  await asked(page, "How would you describe");
  await goOn(page);
  await page.getByLabel("Trust").check();
  await page.getByLabel("Money").check();
  await look(page);
  await goOn(page);
  await asked(page, "How satisfied");
  await page.getByLabel("7", { exact: true }).check({ force: true });
  await look(page);
  await goOn(page);
  await asked(page, "What would be different");
  await goOn(page);
  await asked(page, "Check your answers");
  await expect(page.getByRole("main")).toContainText("Trust, Money");
  await look(page);
  await page.getByRole("link", { name: "Change Have you been in counseling before?" }).click();
  await page.getByLabel("No", { exact: true }).check();
  await goOn(page);
  await asked(page, "Check your answers");
  await expect(page.getByRole("main")).not.toContainText(CANARY);
  await page.getByRole("link", { name: "Change Have you been in counseling before?" }).click();
  await page.getByLabel("Yes").check();
  await goOn(page);
  await expect(page.getByRole("main")).toContainText(CANARY);
  await page.getByRole("button", { name: "Send my answers" }).click();
  await asked(page, "Your forms");
  await expect(page.getByRole("main")).toContainText("Completed");
}

async function answerSafety(page: Page, look: Look) {
  await openForm(page, "Your safety");
  await expect(page.getByRole("button", { name: "Leave this page" })).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: "Start" }).click();
  await asked(page, "Are you ever afraid");
  await expect(page.getByRole("button", { name: "Leave this page" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Only your therapist sees these answers.");
  await look(page);
  await page.getByLabel("Yes").check();
  await goOn(page);
  await asked(page, "Thank you for telling us");
  await expect(page.getByRole("main").getByRole("link", { name: "Call or text 988" })).toBeVisible();
  await look(page);
  await page.getByRole("link", { name: "Go on" }).click();
  for (const question of ["In the past year", "In the past two weeks"]) {
    await asked(page, question);
    await page.getByLabel("No", { exact: true }).check();
    await goOn(page);
  }
  await asked(page, "Is there an address");
  await goOn(page);
  await page.getByRole("button", { name: "Send my answers" }).click();
  await asked(page, "Your forms");
}

async function sign(page: Page, name: string, look: Look) {
  await openForm(page, CONSENT);
  await asked(page, CONSENT);
  const pdf = await page.request.get(`${page.url()}/text.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await look(page);
  await expect(page.getByRole("checkbox")).not.toBeChecked();
  await expectRefused(page, "Sign", "Check the box", "Type your full name");
  await page.getByRole("checkbox").check();
  await page.getByLabel("Your full name").fill(name);
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("Signed. Thank you.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(name);
  await look(page);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  const look: Look = async (page) => {
    if (javaScriptEnabled) await expectAccessible(page);
  };

  test(`two partners fill in their packets and both sign the same consent, ${how}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const { emails } = await newCouple();
    const first = await someone(browser, emails[0], javaScriptEnabled);
    await first.goto("/client/intake");
    await look(first);
    await startAboutYou(first, look);
    if (javaScriptEnabled) await expect(first.getByText(/^Saved \d+:\d\d [AP]M ET$/)).toBeVisible();
    await first.getByRole("button", { name: "Save and come back later" }).click();
    await expect(first.getByText("We sent you a mail with a link back")).toBeVisible();
    const mail = await mailTo(runningApp().mailFolder, emails[0], { subject: "Your link back" });
    expect(mail.text).toContain("/client/intake");
    expect(mail.text).not.toContain(CANARY);

    const otherDevice = await someone(browser, emails[0], javaScriptEnabled);
    await openForm(otherDevice, "About you and your relationship");
    await finishAboutYou(otherDevice, look);
    await answerSafety(otherDevice, look);
    await sign(otherDevice, "Alex Morgan", look);
    await otherDevice.goto("/client/intake");
    await expect(otherDevice.getByRole("main")).toContainText("Signed, waiting for Blake");

    const partner = await someone(browser, emails[1], javaScriptEnabled);
    await sign(partner, "Blake Morgan", look);
    await expect(partner.getByRole("main")).not.toContainText("Alex Morgan");
    await partner.goto("/client/intake");
    const consent = partner.getByRole("listitem").filter({ hasText: CONSENT });
    await expect(consent).toContainText("Completed");
    await otherDevice.goto("/client/intake");
    await expect(otherDevice.getByRole("main")).not.toContainText("waiting for");
  });

  test(`somebody leaves the safety questions at once and is signed out, ${how}`, async ({ browser }) => {
    const { emails } = await newCouple();
    const page = await someone(browser, emails[0], javaScriptEnabled);
    await page.route("https://www.weather.gov/**", (route) => route.fulfill({ body: "Sunny" }));
    await openForm(page, "Your safety");
    await page.getByRole("link", { name: "Start" }).click();
    await asked(page, "Are you ever afraid");
    if (javaScriptEnabled) {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    } else {
      await page.getByRole("button", { name: "Leave this page" }).click();
    }
    await page.waitForURL("https://www.weather.gov/");
    await page.goto("/client/intake");
    await expect(page).toHaveURL(/\/sign-in/);
    for (let back = 0; javaScriptEnabled && back < 3; back += 1) {
      await page.goBack();
      await expect(page.getByRole("main").or(page.getByText("Sunny"))).not.toContainText(
        "Are you ever afraid",
      );
    }
  });
}

test("a question that was answered on another device meanwhile is not overwritten silently", async ({
  browser,
}) => {
  const { emails } = await newCouple();
  const phone = await someone(browser, emails[0], true);
  const laptop = await someone(browser, emails[0], true);
  for (const page of [phone, laptop]) {
    await openForm(page, "About you and your relationship");
    await page.getByRole("link", { name: "Start" }).click();
    await asked(page, "What should we call you?");
  }
  await phone.getByLabel("What should we call you?").fill("Lex");
  await goOn(phone);
  await asked(phone, "When were you born?");
  await laptop.getByLabel("What should we call you?").fill("Alexandra");
  await expectRefused(laptop, "Continue", "You answered this on another page");
  await expect(laptop.getByLabel("What should we call you?")).toHaveValue("Alexandra");
  await laptop.getByRole("link", { name: "See the answer that was saved" }).click();
  await expect(laptop.getByLabel("What should we call you?")).toHaveValue("Lex");
});

test("nothing of one partner's forms is there for the other one, by any address", async ({ browser }) => {
  const { emails } = await newCouple();
  const first = await someone(browser, emails[0], true);
  await startAboutYou(first, async () => undefined);
  const own = first.url();
  await goOn(first);
  await asked(first, "How would you describe");
  const partner = await someone(browser, emails[1], true);
  const item = own.replace(/\/q\/.*/, "");
  for (const address of [own, item, `${item}/check`, `${item}/support`, `${item}/text.pdf`, `${own}.data`]) {
    const answer = await partner.request.get(address);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text()).not.toContain(CANARY);
  }
  for (const address of ["/client", "/client/intake", "/client/sessions", "/client/messages"]) {
    const answer = await partner.request.get(address);
    expect(await answer.text(), address).not.toContain("heron");
  }
});
