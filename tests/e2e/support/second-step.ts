import { expect, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { heading, press } from "./page-words";

/** What an authenticator app of the test's own shows, so many half minutes from now. Good a half minute early and late. */
export const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Sets up an app on its page, from the key that is written there. Gives the key, and the code that was used. */
export async function typeNewApp(page: Page): Promise<{ secret: string; used: string }> {
  await heading(page, "Set up your authenticator app");
  const secret = ((await page.locator("code").textContent()) ?? "").replaceAll(" ", "");
  const used = codeOf(secret);
  await page.getByLabel("Six-digit code").fill(used);
  await press(page, "Turn it on");
  await heading(page, "Recovery codes");
  return { secret, used };
}

/** From the page that asks staff for a second step, through it, to where they wanted to go. */
export async function setUpSecondStep(page: Page): Promise<void> {
  await heading(page, "Set up your second step");
  await press(page, "Set up an authenticator app");
  await typeNewApp(page);
  await page.getByRole("link", { name: "Not now" }).click();
}

/** The ten codes of the page that shows them once. */
export async function keptCodes(page: Page): Promise<string[]> {
  const list = page.getByRole("list", { name: "Recovery codes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  return list.getByRole("listitem").allTextContents();
}
