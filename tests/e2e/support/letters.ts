import { type Browser, expect, type Page } from "@playwright/test";
import { signInAs } from "./crossed-page";

export type Look = (page: Page) => Promise<void>;
export type Words = { subject: string; body: string };

/** "Saved 5:31 PM ET", as it stands beside what saves itself. */
export const SAVED = /^Saved \d+:\d\d [AP]M ET$/;

/** A browser of its own, signed in. */
export async function someone(browser: Browser, email: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

export const messages = (page: Page) => page.getByRole("list", { name: "Messages, oldest first" });
export const sendButton = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

export async function writeFirst(page: Page, readers: RegExp, { subject, body }: Words): Promise<string> {
  await page.getByRole("radio", { name: readers }).check();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message", { exact: true }).fill(body);
  await sendButton(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
  await expect(messages(page)).toContainText(body);
  const [, threadId = ""] = /messages\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  expect(threadId).not.toBe("");
  return threadId;
}

export async function reply(page: Page, body: string): Promise<void> {
  await page.getByLabel("Write a message").fill(body);
  await sendButton(page).click();
  await expect(messages(page)).toContainText(body);
  await expect(page.getByLabel("Write a message")).toHaveValue("");
  await expect(page.getByLabel("Write a message")).toBeInViewport();
}

/** Reads how private information is handled on the way to a first private message. */
export async function acknowledge(page: Page, look: Look = async () => undefined): Promise<void> {
  await page.getByRole("link", { name: "Read how private information is handled" }).click();
  await expect(page.getByRole("button", { name: "I have read this" })).toBeVisible();
  await look(page);
  await page.getByRole("button", { name: "I have read this" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Write a message");
}
