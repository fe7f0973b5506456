import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/crossed-page";

test("the home page says who the practice is and offers a free call", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expectAccessible(page);
});
