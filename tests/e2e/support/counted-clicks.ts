import { expect, type Locator } from "@playwright/test";

/** Clicks for a journey with a limit: every press of the pointer goes through it, typing does not count. */
export function countedClicks() {
  let count = 0;
  return {
    async click(target: Locator): Promise<void> {
      count += 1;
      await target.click();
    },
    expectAtMost: (most: number): void => expect(count, "pointer activations").toBeLessThanOrEqual(most),
  };
}
