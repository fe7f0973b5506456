import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/demo-password";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newCouple } from "./support/new-couple";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";
import { codeOf, keptCodes, typeNewApp } from "./support/second-step";
import { linkIn } from "./support/waiting-mail";

const NEW_PASSWORD = "copper lanterns drift upstream";

async function signInByPassword(page: Page, email: string, password = DEMO_PASSWORD, path = "/sign-in") {
  await page.goto(path);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function leave(page: Page) {
  const answer = await page.request.post("/sign-out", { headers: { Origin: runningApp().origin } });
  expect(answer.ok()).toBe(true);
}

bothWays("a therapist sets up an app at the first sign-in, and needs it from then on", async (visit) => {
  const { page } = visit;
  const look = lookWith(visit);
  const { email, label } = await newTherapistDay();
  await signInByPassword(page, email, DEMO_PASSWORD, "/therapist/caseload");
  await heading(page, "Set up your second step");
  await look(page);
  await page.goto("/therapist");
  await heading(page, "Set up your second step");
  await page.goto("/profile");
  await heading(page, "Set up your second step");
  await page.goto("/profile/second-step?next=/therapist/caseload");
  await press(page, "Set up an authenticator app");
  await heading(page, "Set up your authenticator app");
  await look(page);
  await page.getByLabel("Six-digit code").fill("000 000");
  await expectRefused(page, "Turn it on", "That code is not right");
  const { secret, used } = await typeNewApp(page);
  await look(page);
  await press(page, "Make ten recovery codes");
  const codes = await keptCodes(page);
  await look(page);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await heading(page, "Caseload");
  await expect(main(page)).toContainText(label);

  await leave(page);
  await signInByPassword(page, email, DEMO_PASSWORD, "/therapist/caseload");
  await heading(page, "Second step");
  await look(page);
  await page.goto("/therapist/caseload");
  await heading(page, "Second step");
  await page.getByLabel("Six-digit code").fill(used);
  await expectRefused(page, "Sign in", "was used before");
  await page.getByLabel("Six-digit code").fill(codeOf(secret, 1));
  await press(page, "Sign in");
  await heading(page, "Caseload");

  await leave(page);
  await signInByPassword(page, email);
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill("no such code");
  await expectRefused(page, "Sign in", "That code is not right");
  await look(page);
  await page.getByLabel("Recovery code").fill((codes[0] ?? "").toUpperCase());
  await press(page, "Sign in");
  await page.waitForURL(/\/therapist$/);
  await page.goto("/profile");
  await expect(main(page)).toContainText("Authenticator app. 9 recovery codes left.");
  await look(page);
  await page.getByRole("link", { name: "Change Second step" }).click();
  await heading(page, "Second step");
  await look(page);
  await press(page, "Remove Authenticator app");
  await expect(main(page)).toContainText("You need one second step to work here.");
});

bothWays(
  "a forgotten password is set anew by a mailed link, the same for an unknown address",
  async (visit) => {
    const { page } = visit;
    const look = lookWith(visit);
    const [email] = (await newCouple()).emails;
    const { mailFolder } = runningApp();
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await heading(page, "Set a new password");
    await look(page);
    await page.getByLabel("E-mail address").fill("alex at example");
    await expectRefused(page, "E-mail me a link", "Enter an e-mail address like name@example.com");
    for (const address of [`nobody.${email}`, email]) {
      await page.goto("/reset");
      await page.getByLabel("E-mail address").fill(address);
      await press(page, "E-mail me a link");
      await heading(page, "Sign in");
      await expect(main(page)).toContainText("If we know that address, a link is in the mail.");
    }
    const link = linkIn(await mailTo(mailFolder, email, { subject: "A new password" }), "/reset/");
    await page.goto(link);
    await heading(page, "Choose your new password");
    await look(page);
    await page.getByLabel("New password").fill("short");
    await expectRefused(page, "Save my password", "Use at least 15 characters.");
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await press(page, "Save my password");
    await heading(page, "Hello, Alex");
    expect((await page.goto(link))?.status()).toBe(410);
    await heading(page, "That link was used or is too old");
    await look(page);
    await mailTo(mailFolder, email, { subject: "Your account" });
    await leave(page);
    await signInByPassword(page, email, NEW_PASSWORD);
    await heading(page, "Hello, Alex");
  },
);

bothWays(
  "who sat there for a while proves to be themself before the address of mail changes",
  async (visit) => {
    const { page } = visit;
    const look = lookWith(visit);
    const [email] = (await newCouple()).emails;
    const address = `new.${email}`;
    const { mailFolder } = runningApp();
    await signInAs(page, email, 20);
    await page.goto("/profile");
    await page.getByRole("link", { name: "Change E-mail address" }).click();
    await heading(page, "Confirm that it is you");
    await look(page);
    await page.getByLabel("Password").fill("not the right words at all");
    await expectRefused(page, "Continue", "That is not right.");
    await page.getByLabel("Password").fill(DEMO_PASSWORD);
    await press(page, "Continue");
    await heading(page, "Change your e-mail address");
    await look(page);
    await page.getByLabel("New e-mail address").fill(email);
    await expectRefused(page, "Send the link", "That is the address you have now");
    await page.getByLabel("New e-mail address").fill(address);
    await press(page, "Send the link");
    await heading(page, "Your profile");
    await expect(main(page)).toContainText("A link is on its way to the new address.");
    await mailTo(mailFolder, email, { subject: "Your account" });
    const link = linkIn(
      await mailTo(mailFolder, address, { subject: "Your e-mail address" }),
      "/verify-email/",
    );
    await page.goto(link);
    await heading(page, "Use this address?");
    await look(page);
    await press(page, "Use this address");
    await heading(page, "Your profile");
    await expect(main(page)).toContainText(`You sign in as ${address}.`);
    expect((await page.goto(link))?.status()).toBe(410);
    await heading(page, "That link cannot be used");
    await look(page);
  },
);

bothWays("a mailed code proves who has no password at hand", async (visit) => {
  const { page } = visit;
  const [, email] = (await newCouple()).emails;
  await signInAs(page, email, 20);
  await page.goto("/profile/password");
  await heading(page, "Confirm that it is you");
  await press(page, "E-mail me a code instead");
  const code =
    /\b\d{6}\b/.exec((await mailTo(runningApp().mailFolder, email, { subject: "" })).text ?? "")?.[0] ?? "";
  await page.getByLabel("Six-digit code").fill(code === "000000" ? "000001" : "000000");
  await expectRefused(page, "Continue", "That is not right.");
  await lookWith(visit)(page);
  await page.getByLabel("Six-digit code").fill(code);
  await press(page, "Continue");
  await heading(page, "Change your password");
});

bothWays(
  "signing out clears what the browser kept, but not how the pages look, and Back leads to signing in",
  async (visit) => {
    const { page, javaScriptEnabled } = visit;
    const [email] = (await newCouple()).emails;
    await signInAs(page, email);
    const url = runningApp().origin;
    await page.context().addCookies([{ name: "theme", value: "dark", url }]);
    await page.goto("/client/more");
    if (javaScriptEnabled) await page.evaluate(() => localStorage.setItem("left", "behind"));
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await main(page).getByRole("button", { name: "Sign out" }).click();
    expect(await (await answered).headerValue("Clear-Site-Data")).toBe('"cache", "storage"');
    await heading(page, "Sign in");
    await expect(page.getByText("You are signed out.")).toBeVisible();
    if (javaScriptEnabled) expect(await page.evaluate(() => localStorage.getItem("left"))).toBeNull();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.goBack();
    await heading(page, "Sign in");
  },
);
