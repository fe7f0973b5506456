import { expect, type Page } from "@playwright/test";
import { runningApp } from "../setup/running-app";
import { expectAccessible, signInAs } from "./support/crossed-page";
import { newCouple } from "./support/new-couple";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, main, press } from "./support/page-words";
import { test } from "./support/test";

/** Gives the page's browser an authenticator that is unlocked, as the lock of a phone would be. */
async function anAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    lock: () => session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false }),
    remove: () => session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }),
  };
}

async function addPasskey(page: Page) {
  await page.goto("/profile/second-step");
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await heading(page, "Add a passkey");
  await page.getByLabel("Name of this passkey").fill("The kitchen tablet");
  await press(page, "Make the passkey");
  await heading(page, "Recovery codes");
}

async function signOut(page: Page) {
  await page.request.post("/sign-out", { headers: { Origin: runningApp().origin } });
}

test("a client adds a passkey, signs in with it and takes it away again", async ({ page }) => {
  const [email] = (await newCouple()).emails;
  await anAuthenticator(page);
  await signInAs(page, email);
  await page.goto("/profile/second-step/passkey");
  await expectAccessible(page);
  await addPasskey(page);
  await page.goto("/profile/second-step");
  await expect(main(page)).toContainText("The kitchen tablet");
  await expectAccessible(page);
  await signOut(page);
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
  await expectAccessible(page);
  await press(page, "Sign in with a passkey");
  await heading(page, "Hello, Alex");
  await page.goto("/profile/second-step");
  await press(page, "Remove The kitchen tablet");
  await expect(main(page)).toContainText("That is removed.");
  await signOut(page);
  await page.goto("/sign-in");
  await press(page, "Sign in with a passkey");
  await expect(main(page)).toContainText("That passkey is not known here.");
});

test("for a therapist a passkey is the second step, and the whole of signing in", async ({ page }) => {
  const { email } = await newTherapistDay();
  const device = await anAuthenticator(page);
  await signInAs(page, email);
  await addPasskey(page);
  await signOut(page);
  await page.goto("/sign-in?next=/therapist/caseload");
  await press(page, "Sign in with a passkey");
  await heading(page, "Caseload");
  await signOut(page);
  await page.goto("/sign-in?next=/therapist/caseload");
  await device.lock();
  await press(page, "Sign in with a passkey");
  await expect(main(page)).toContainText("That did not work. Try again, or use another way.");
});

test("a passkey proves again who sits there", async ({ page }) => {
  const [email] = (await newCouple()).emails;
  await anAuthenticator(page);
  await signInAs(page, email);
  await addPasskey(page);
  await signInAs(page, email, 20);
  await page.goto("/profile/email");
  await heading(page, "Confirm that it is you");
  await expectAccessible(page);
  await press(page, "Use a passkey");
  await heading(page, "Change your e-mail address");
});
