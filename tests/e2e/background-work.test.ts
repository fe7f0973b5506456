import { randomBytes, randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { bothWays } from "./support/both-ways";
import { signInAs } from "./support/crossed-page";
import { someone } from "./support/letters";
import { heading, lookWith, main } from "./support/page-words";
import { rowsOf } from "./support/rows";

const OWNER = "morgan.ellery@example.com";
const BILLING = "dana.brooks@example.com";

/** The server's own worker takes it, knows no handler of that name, and gives it up at the first try. */
const FAILING = `
  INSERT INTO pgboss.job (name, data, retry_limit, dead_letter, policy)
  VALUES ('jobs', jsonb_build_object('job', $1::text, 'payload', '{}'::jsonb), 0, 'dead-letters', 'standard')`;

/** A mail that was given up when its server was away. */
const GIVEN_UP = `
  INSERT INTO pgboss.job (name, data, retry_limit, output)
  VALUES ('dead-letters', jsonb_build_object('job', 'mail.send', 'payload', jsonb_build_object('id', $1::text)), 2,
          jsonb_build_object('error', 'Error', 'code', $2::text))`;

const rowIn = (page: Page, part: string, words: string) =>
  page.getByRole("region", { name: part }).getByRole("row").filter({ hasText: words });

bothWays(
  "the owner lets work that was given up run again, or puts it aside and brings it back",
  async ({ page, browser, javaScriptEnabled }) => {
    const look = lookWith({ javaScriptEnabled });
    const tag = randomBytes(4).toString("hex");
    const unknown = `tests.${tag}`;
    const [mailId, code] = [randomUUID(), `E${tag}`];
    await rowsOf(FAILING, [unknown]);
    await rowsOf(GIVEN_UP, [mailId, code]);

    await signInAs(page, OWNER);
    const givenUp = rowIn(page, "Given up", unknown);
    await expect(async () => {
      await page.goto("/admin/jobs");
      await expect(givenUp).toHaveCount(1, { timeout: 500 });
    }).toPass();
    await page.goto("/admin");
    await expect(main(page)).toContainText(/failed every time/);
    await look(page);
    await page.getByRole("link", { name: "See what it is, and let it run again" }).click();
    await heading(page, "Background work");
    await expect(givenUp).toContainText("This version of the portal does not know it");
    const mail = rowIn(page, "Given up", code);
    await expect(mail).toContainText("Send a mail");
    await expect(main(page)).not.toContainText(mailId);
    await look(page);

    await mail.getByRole("button", { name: "Run again" }).click();
    await expect(page.getByRole("status").filter({ hasText: "It runs again." })).toBeVisible();
    await expect(mail).toHaveCount(0);
    const done = () =>
      rowsOf(
        "SELECT 1 FROM pgboss.job WHERE data->'payload'->>'id' = $1 AND name = 'jobs' AND state = 'completed'",
        [mailId],
      );
    await expect.poll(async () => (await done()).length).toBe(1);

    await givenUp.getByRole("button", { name: "Put aside" }).click();
    await expect(page.getByRole("status").filter({ hasText: "It is put aside." })).toBeVisible();
    await expect(givenUp).toHaveCount(0);
    const aside = rowIn(page, "Put aside in the last twelve hours", unknown);
    await look(page);
    await aside.getByRole("button", { name: "Bring back" }).click();
    await expect(givenUp).toHaveCount(1);
    await givenUp.getByRole("button", { name: "Put aside" }).click();
    await expect(givenUp).toHaveCount(0);

    await page.goto("/admin/audit?group=practice");
    await expect(page.getByRole("row").filter({ hasText: "Put given-up work aside" }).first()).toContainText(
      "Morgan",
    );

    const office = await someone(browser, BILLING, javaScriptEnabled);
    const answer = await office.goto("/admin/jobs");
    expect(answer?.status()).toBe(404);
    await office.goto("/admin");
    await expect(office.getByRole("link", { name: "Background work" })).toHaveCount(0);
  },
);
