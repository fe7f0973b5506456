import { test as base } from "@playwright/test";

/** Whatever a test opened is closed with it: pages that stay behind are drawn and timed with all that follow. */
export const test = base.extend<{ nothingStaysOpen: undefined }>({
  nothingStaysOpen: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
});
