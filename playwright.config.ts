import { defineConfig } from "@playwright/test";
import { BROWSER_ARGS, findBrowser } from "./tests/setup/browser";

const browser = await findBrowser();

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.{test,spec}.ts",
  globalSetup: "./tests/setup/e2e-server.ts",
  outputDir: "test-results",
  // A test that passes only sometimes is a failing test.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: process.env.ATTUNE_E2E_ORIGIN,
    locale: "en-US",
    timezoneId: "America/New_York",
    // A press that finds nothing says so before the whole test is out of time.
    actionTimeout: 20_000,
    // A trace films every page, which takes longer than the test: `npx playwright test FILE --trace on` makes one.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...process.env, ...browser.env } as Record<string, string>,
      args: BROWSER_ARGS,
    },
  },
  projects: [{ name: "chromium" }],
});
