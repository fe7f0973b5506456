import { expect, type Locator, type Page } from "@playwright/test";
import type { Visit } from "./both-ways";
import { expectAccessible } from "./crossed-page";

export const main = (page: Page): Locator => page.getByRole("main");

/** The page has come to the one with this heading. */
export const heading = (page: Page, words: string | RegExp): Promise<void> =>
  expect(page.getByRole("heading", { level: 1 })).toHaveText(words);

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).click();

/** Looks at a page with axe in the run with scripts; the other run crosses the same pages. */
export const lookWith =
  ({ javaScriptEnabled }: Pick<Visit, "javaScriptEnabled">) =>
  async (page: Page): Promise<void> => {
    if (javaScriptEnabled) await expectAccessible(page);
  };
