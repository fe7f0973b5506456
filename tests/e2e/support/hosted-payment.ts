import { expect, type Page } from "@playwright/test";

/** Stripe's published test cards, as the emulator's hosted page takes them. */
export const CARDS = {
  visa: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  asksForConfirmation: "4000 0027 6000 3184",
} as const;

/** Fills in the payment partner's own page and presses its button. */
export async function enterCard(page: Page, number: string, button: string | RegExp): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiration").fill("12 / 34");
  await page.getByLabel("Security code").fill("123");
  await page.getByRole("button", { name: button }).click();
}

/** Answers the bank's question of 3-D Secure. */
export async function confirmWithBank(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm with your bank");
  await page.getByRole("button", { name: "Complete" }).click();
}
