import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { runNode } from "../../scripts/run/children.mjs";
import { runningApp } from "../setup/running-app";
import { bothWays } from "./support/both-ways";
import { signInAs } from "./support/crossed-page";
import { someone } from "./support/letters";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";
import { test } from "./support/test";

const OWNER = "morgan.ellery@example.com";

bothWays(
  "a look at a chart is there for the client, for the therapist and for the owner",
  async ({ page, browser, javaScriptEnabled }) => {
    const look = lookWith({ javaScriptEnabled });
    const day = await newTherapistDay();
    const [alex, blake] = day.clients;
    await signInAs(page, day.email);
    await page.goto(`/therapist/charts/${day.chartId}/forms`);
    await page.getByRole("link", { name: "Who looked" }).click();
    await expect(page.getByRole("heading", { name: "Who looked, and who changed what" })).toBeVisible();
    for (const what of ["Opened the chart", "Checked answers for a concern"])
      await expect(page.getByRole("row").filter({ hasText: what }).first()).toContainText("Vera");
    await look(page);

    const client = await someone(browser, alex, javaScriptEnabled);
    await client.goto("/client/more");
    await client.getByRole("link", { name: "Who opened your record" }).click();
    await heading(client, "Who opened your record");
    await expect(client.getByRole("listitem").filter({ hasText: "opened the chart" }).first()).toContainText(
      "Vera",
    );
    await look(client);

    const owner = await someone(browser, OWNER, javaScriptEnabled);
    await owner.goto("/admin");
    await owner.getByRole("link", { name: "Audit log" }).first().click();
    await heading(owner, "Audit log");
    await owner.getByLabel("Person").fill(day.email);
    await owner.getByLabel("What").selectOption("Reading records");
    await press(owner, "Show");
    await expect(owner).toHaveURL(/group=reading/);
    const opened = owner.getByRole("row").filter({ hasText: "Opened the chart" }).first();
    await expect(opened).toContainText(/10\.\d+\.\d+\.x/);
    await look(owner);
    await owner.getByLabel("Chart").fill("nobody is called so");
    await press(owner, "Show");
    await expect(main(owner)).toContainText("Nothing here.");
    await look(owner);

    await owner.goto(`/admin/audit?person=${encodeURIComponent(blake)}`);
    const download = owner.waitForEvent("download");
    await owner.getByRole("link", { name: "Export", exact: true }).click();
    const file = await (await download).path();
    const lines = readFileSync(file, "utf8").trim().split("\r\n");
    expect(lines[0]).toContain("At (UTC),Who,Role,What,Object,Chart,Whose,Audience,Result,Network,Event id");
    expect(lines.length).toBeGreaterThan(1);
  },
);

test("the log that the running application writes and seals verifies, the demo's past included", async () => {
  test.setTimeout(120_000);
  const verify = () =>
    runNode(["build/programs/verify-audit.js"], { env: runningApp().env, check: false }) as Promise<{
      code: number;
      output: string;
    }>;
  const words =
    /^\d[\d,]{3,} events are sealed, [\d,]+ waits? for the next round\. \d+ heads? (?:is|are) on file/;
  await expect.poll(async () => (await verify()).output, { timeout: 90_000 }).toMatch(words);
  expect(await verify()).toEqual({ code: 0, output: expect.stringContaining("None was changed, deleted") });
});
