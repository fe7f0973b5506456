import { expect } from "@playwright/test";
import { expectAccessible } from "./support/crossed-page";
import { test } from "./support/test";

const PAGES = [
  "/",
  "/therapists",
  "/therapists/amara-okafor",
  "/therapists/jonah-whitfield",
  "/prices",
  "/about",
  "/privacy",
  "/accessibility",
  "/crisis",
  "/consult/elsewhere",
];

for (const path of PAGES) {
  test(`${path} is accessible, ships no script and asks no other server`, async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect(await page.locator("script[src], link[rel=modulepreload]").count()).toBe(0);
    const { origin } = new URL(page.url());
    expect(asked.filter((url) => !url.startsWith(origin) || url.endsWith(".js"))).toEqual([]);
    await expect(page.getByRole("contentinfo").getByRole("link", { name: "988" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("the home page leads to the first free time, chosen already", async ({ page }) => {
  await page.goto("/");
  const next = page.getByRole("link", { name: / ET$/ });
  const words = (await next.textContent()) ?? "";
  await next.click();
  const clock = /\d+:\d\d [AP]M/.exec(words)?.[0] ?? "";
  await expect(page.getByRole("radio", { checked: true })).toHaveAccessibleName(new RegExp(`^${clock}`));
});

test("a therapist without room says so and names two others", async ({ page }) => {
  await page.goto("/therapists/jonah-whitfield");
  const main = page.getByRole("main");
  await expect(main).toContainText("Jonah is not taking new clients now.");
  await expect(main.getByRole("region", { name: "These have room" }).getByRole("listitem")).toHaveCount(2);
  await expect(main.getByRole("link", { name: /Book a free call/ })).toHaveCount(0);
});

test("on a phone the way to book stays in sight on a therapist's page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/therapists/amara-okafor");
  await expect(page.getByRole("link", { name: "Book a free call with Amara" })).toBeInViewport();
});

for (const path of ["/no-such-page", "/therapists/nobody"]) {
  test(`${path} is a page that is not there, with a way home and the crisis line`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("link", { name: "Go to the home page" })).toBeVisible();
    await expect(page.getByRole("link", { name: "988" })).toBeVisible();
    await expectAccessible(page);
  });
}
