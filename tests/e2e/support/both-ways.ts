import type { Browser, Page } from "@playwright/test";
import { test } from "./test";

export type Visit = { page: Page; browser: Browser; javaScriptEnabled: boolean };

/** The same journey twice: once with scripts, once as in a browser that runs none. */
export function bothWays(title: string, journey: (visit: Visit) => Promise<void>): void {
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    test(`${title}, ${how}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ javaScriptEnabled });
      await journey({ page: await context.newPage(), browser, javaScriptEnabled });
      await context.close();
    });
  }
}
