import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import { DEMO_PASSWORD } from "../../../prisma/seed/demo-password";

/** Tall enough that the bar at the bottom of a phone covers nothing of what axe measures. */
const TALL = 3000;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A theme changes colors and nothing else: in the second one axe asks only its rules that look at colors. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];
/** Each look differs from the one before in its size or in its theme. */
const LOOKS = [
  { width: 360, theme: "light", whole: true },
  { width: 360, theme: "dark", whole: false },
  { width: 1280, theme: "dark", whole: false },
  { width: 1280, theme: "light", whole: true },
] as const;

/** Only what it finds is asked for; the assets it would load anew decide no rule of these. */
const ASKED: RunOptions = { resultTypes: ["violations"], preload: false, iframes: false };
const WHOLE: RunOptions = { ...ASKED, runOnly: { type: "tag", values: TAGS } };
const COLORS: RunOptions = { ...ASKED, runOnly: { type: "rule", values: COLOR_RULES } };

async function expectNothingFound(page: Page, { width, theme, whole }: (typeof LOOKS)[number]) {
  const found = await page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
    whole ? WHOLE : COLORS,
  );
  expect(found, `${page.url()} at ${width} in ${theme}`).toEqual([]);
}

/** The page has one heading, a title, and nothing that axe finds, narrow and wide, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  expect(await page.title()).not.toBe("");
  // Colors that are still on their way from one theme to the other are neither's.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.evaluate(axe.source);
  for (const look of LOOKS) {
    await page.setViewportSize({ width: look.width, height: TALL });
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, look.theme);
    // A drawn frame, with every transition at its end.
    await page.screenshot({ animations: "disabled", clip: { x: 0, y: 0, width: 1, height: 1 } });
    await expectNothingFound(page, look);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${page.url()} scrolls sideways at ${look.width}`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ reducedMotion: null });
  await page.setViewportSize(before);
}

/** Signs in from an address of one's own: a whole run comes from one machine, and the limits count by address. */
export async function signInAs(page: Page, email: string): Promise<void> {
  const [a, b, c] = randomBytes(3);
  await page.context().setExtraHTTPHeaders({ "X-Forwarded-For": `10.${a}.${b}.${c}` });
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Presses a button and waits for the answer to have said its problems, with the focus on their summary and in the title. */
export async function expectRefused(page: Page, button: string, ...messages: string[]): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: button, exact: true }).click();
  expect((await answered).status()).toBe(422);
  const summary = page.getByRole("alert");
  for (const message of messages) await expect(summary).toContainText(message);
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
}
