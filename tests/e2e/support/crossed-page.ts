import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";
import { runningApp } from "../../setup/running-app";
import { made } from "./made";

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

/** In the page: the look drawn to its end, and what axe finds in it. */
async function lookAround({ theme, options }: { theme: string; options: RunOptions }) {
  const axeInPage = (window as unknown as { axe: typeof axe }).axe;
  document.documentElement.dataset.theme = theme;
  // Colors on their way from one theme to the other are neither's. Asking for the animations starts those to the new one;
  // at the end of one, those begin that inherit from it.
  const running = () => document.getAnimations().filter(({ playState }) => playState !== "finished");
  for (let left = running(); left.length > 0; left = running())
    for (const animation of left) {
      if (animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY) animation.cancel();
      else animation.finish();
    }
  const { violations } = await axeInPage.run(document, options);
  return {
    found: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
    width: window.innerWidth,
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  };
}

/** The page has one heading, a title, and nothing that axe finds, narrow and wide, in light and in dark. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  expect(await page.title()).not.toBe("");
  await page.emulateMedia({ reducedMotion: "reduce" });
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.evaluate(axe.source);
  for (const { width, theme, whole } of LOOKS) {
    await page.setViewportSize({ width, height: TALL });
    const seen = await page.evaluate(lookAround, { theme, options: whole ? WHOLE : COLORS });
    const where = `${page.url()} at ${width} in ${theme}`;
    expect(seen.found, where).toEqual([]);
    expect(seen.width, where).toBe(width);
    expect(seen.overflow, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ reducedMotion: null });
  await page.setViewportSize(before);
}

/**
 * Signs in without the form and its second step, which have journeys of their own, from an address of one's own: a whole run
 * comes from one machine, and the limits count by address.
 */
export async function signInAs(page: Page, email: string, provedMinutesAgo = 0): Promise<void> {
  const [a, b, c] = randomBytes(3);
  const context = page.context();
  await context.setExtraHTTPHeaders({ "X-Forwarded-For": `10.${a}.${b}.${c}` });
  const { token } = await made("session", { email, provedMinutesAgo });
  const url = runningApp().origin;
  await context.addCookies([{ name: "session", value: token, url, httpOnly: true, sameSite: "Lax" }]);
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
