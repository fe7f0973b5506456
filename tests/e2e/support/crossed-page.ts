import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../../prisma/seed/demo-password";

/** Tall enough that the bar at the bottom of a phone covers nothing of what axe measures. */
const TALL = 3000;
/** Sizes change where things stand, themes what color they have: two looks meet both of each. */
const LOOKS = [
  [360, "light"],
  [1280, "dark"],
] as const;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The page has one heading, a title, and nothing that axe finds, narrow and light, wide and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  expect(await page.title()).not.toBe("");
  // Colors that are still on their way from one theme to the other are neither's.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  for (const [width, theme] of LOOKS) {
    await page.setViewportSize({ width, height: TALL });
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    // A drawn frame, with every transition at its end.
    await page.screenshot({ animations: "disabled" });
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    expect(found, `${page.url()} at ${width} in ${theme}`).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page.url()} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ reducedMotion: null });
  await page.setViewportSize(before);
}

export async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Presses a button and waits for the answer to have said its problems, with the focus on their summary. */
export async function expectRefused(page: Page, button: string, ...messages: string[]): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: button, exact: true }).click();
  expect((await answered).status()).toBe(422);
  const summary = page.getByRole("alert");
  for (const message of messages) await expect(summary).toContainText(message);
  await expect(summary).toBeFocused();
}
