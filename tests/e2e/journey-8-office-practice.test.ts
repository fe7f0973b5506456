import { randomBytes } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newOfficeBooks, type OfficeBooks } from "./support/new-office-books";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";
import { setUpSecondStep, typeNewApp } from "./support/second-step";
import { linkIn } from "./support/waiting-mail";

/** Takes a household of the test's own from its therapist: first without saying to whom. */
async function handOver(page: Page, books: OfficeBooks, to: string) {
  await page.goto("/admin/staff");
  await page.getByRole("row", { name: books.therapist }).getByRole("link", { name: /^End/ }).click();
  const row = page.getByRole("row", { name: books.household });
  await expectRefused(page, `Hand over ${books.household}`, "Choose who takes the household over.");
  await row.getByRole("combobox").selectOption(to);
  await row.getByRole("button").click();
  await expect(main(page)).toContainText("The household is handed over.");
  await expect(row).toHaveCount(0);
  await page.goto(`/admin/households?q=${encodeURIComponent(books.household)}`);
  await expect(page.getByRole("row", { name: books.household })).toContainText(to);
}

const OWNER = "morgan.ellery@example.com";

async function acceptAsTherapist(browser: Browser, visit: Visit, email: string): Promise<Page> {
  const mail = await mailTo(runningApp().mailFolder, email);
  const context = await browser.newContext({ javaScriptEnabled: visit.javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(linkIn(mail, "/join/"));
  await page.getByLabel("Password (optional)").fill("seven lanterns over water");
  await press(page, "Create my account");
  await setUpSecondStep(page);
  await page.waitForURL(/\/therapist/);
  return page;
}

async function inviteTherapist(page: Page, name: string, email: string) {
  await page.goto("/admin/staff");
  await page.getByLabel("E-mail address").fill("not an address");
  const wrong = [
    "Enter a name.",
    "Enter an e-mail address like name@example.com.",
    "Choose what they will do.",
  ];
  await expectRefused(page, "Send the invitation", ...wrong);
  for (const words of wrong) await expect(page.getByText(words)).toHaveCount(2);
  await expect(page.getByLabel("E-mail address")).toHaveValue("not an address");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Therapist", { exact: true }).check();
  await press(page, "Send the invitation");
  await expect(main(page)).toContainText("The invitation is on its way.");
  await expect(page.getByRole("table", { name: "Open invitations" })).toContainText(email);
}

async function giveLicense(page: Page, name: string, visit: Visit) {
  await page.goto("/admin/staff");
  await page.getByRole("link", { name, exact: true }).click();
  await heading(page, name);
  await expect(main(page)).toContainText("No license yet: nobody can book this therapist.");
  const form = page.getByRole("region", { name: "Add a license" });
  await form.getByLabel("State", { exact: true }).fill("Virginia");
  const wrong = ["Enter two letters, like VA.", "Enter the license number."];
  await expectRefused(page, "Add the license", ...wrong);
  await expect(form.getByLabel("State", { exact: true })).toHaveValue("Virginia");
  await form.getByLabel("State", { exact: true }).fill("va");
  await form.getByLabel("Number").fill("VA-55");
  await form.getByLabel("First day").fill("2026-01-01");
  await form.getByLabel("Last day").fill("2099-12-31");
  await press(page, "Add the license");
  await expect(page.getByRole("table", { name: "Licenses" })).toContainText("VA-55");
  const profile = page.getByRole("region", { name: "Profile" });
  await profile.getByLabel("NPI").fill("1234567890");
  await expectRefused(page, "Save the profile", "Enter the credentials, such as LMFT.");
  await profile.getByLabel("Credentials").fill("LMFT");
  await expectRefused(page, "Save the profile", "This is not a valid NPI: check the digits.");
  await profile.getByLabel("NPI").fill("");
  await press(page, "Save the profile");
  await expect(main(page)).toContainText("The profile is saved.");
  await lookWith(visit)(page);
}

bothWays(
  "the owner invites a therapist, who joins, is licensed, and later leaves and comes back",
  async (visit) => {
    const { page, browser } = visit;
    const tag = randomBytes(4).toString("hex");
    const [name, email] = [`Noa ${tag}`, `noa.${tag}@example.com`];
    await signInAs(page, OWNER);
    await inviteTherapist(page, name, email);
    await lookWith(visit)(page);
    const theirs = await acceptAsTherapist(browser, visit, email);
    await giveLicense(page, name, visit);
    const books = await newOfficeBooks();
    await handOver(page, books, name);
    await page.goto("/admin/staff");
    await page.getByRole("link", { name: `End ${name}’s work here` }).click();
    await expect(page.getByRole("row", { name: books.household })).toBeVisible();
    await lookWith(visit)(page);
    await press(page, `End ${name}’s work here`);
    await expect(main(page)).toContainText("Their work here is ended, and they are signed out.");
    await theirs.goto("/therapist");
    await expect(theirs).toHaveURL(/\/sign-in/);
    await press(page, `Let ${name} work here again`);
    await expect(main(page)).toContainText("They can sign in and work here again.");
    await page.goto("/admin/staff");
    await expect(page.getByRole("table", { name: "People" })).toContainText(email);
  },
);

/** A day far ahead that no other run of this test has set a price for. */
const farDay = (visit: Visit) => (visit.javaScriptEnabled ? "2098-03-01" : "2098-04-01");

bothWays(
  "the owner edits a service, sets a price from a day on, and changes the practice's own rules",
  async (visit) => {
    const { page } = visit;
    await signInAs(page, OWNER);
    await page.goto("/admin/services");
    await lookWith(visit)(page);
    await page.getByRole("link", { name: "Long couple session, 80 minutes" }).click();
    const price = page.getByRole("region", { name: "A new price" });
    await price.getByLabel("Price in dollars").fill("a lot");
    await expectRefused(page, "Set the price", "Enter a price, like 165.00.", "Choose a level.");
    await expect(price.getByLabel("Price in dollars")).toHaveValue("a lot");
    await price.getByLabel("Price in dollars").fill("271.50");
    await price.getByLabel("Licensed").check();
    await price.getByLabel("From which day").fill("2020-01-01");
    await expectRefused(page, "Set the price", "Choose today or a later day.");
    await price.getByLabel("From which day").fill(farDay(visit));
    await press(page, "Set the price");
    await expect(main(page)).toContainText("The price is set.");
    await expect(page.getByRole("table", { name: "Prices" })).toContainText("$271.50");
    const service = page.getByRole("region", { name: "The service" });
    await service.getByLabel("Length in minutes").fill("four");
    await expectRefused(page, "Save the service", "Enter the length in minutes as a number.");
    await service.getByLabel("Length in minutes").fill("80");
    await press(page, "Save the service");
    await expect(main(page)).toContainText("The service is saved.");
    await lookWith(visit)(page);
    await page.goto("/admin/settings");
    await page.getByLabel("Short name").fill("");
    await page.getByLabel("States where clients can be").fill("VA, Narnia");
    const wrong = ["Enter the short name.", "Enter states by two letters, like VA, NC."];
    await expectRefused(page, "Save the settings", ...wrong);
    await expect(page.getByLabel("States where clients can be")).toHaveValue("VA, Narnia");
    await page.getByLabel("Short name").fill("Rivermist");
    await page.getByLabel("States where clients can be").fill("VA, NC");
    await press(page, "Save the settings");
    await expect(main(page)).toContainText("The settings are saved.");
    await lookWith(visit)(page);
  },
);

bothWays("the owner lets somebody set up a new second step who has lost the old one", async (visit) => {
  const { page, browser } = visit;
  const therapist = await newTherapistDay();
  const theirs = await (await browser.newContext({ javaScriptEnabled: visit.javaScriptEnabled })).newPage();
  await signInAs(theirs, therapist.email);
  await theirs.goto("/profile/second-step");
  await press(theirs, "Set up an authenticator app");
  await typeNewApp(theirs);
  await signInAs(page, OWNER);
  await page.goto("/admin/staff");
  await page.getByRole("link", { name: "Lost second step" }).click();
  await heading(page, "Lost second step");
  await lookWith(visit)(page);
  await page.getByLabel("Their e-mail address").fill(`nobody.${therapist.email}`);
  await expectRefused(page, "Remove their second step", "Nobody with this address has a second step.");
  await page.getByLabel("Their e-mail address").fill(therapist.email);
  await press(page, "Remove their second step");
  await expect(main(page)).toContainText("is removed, and they are signed out.");
  await theirs.goto("/therapist");
  await expect(theirs).toHaveURL(/\/sign-in/);
});
