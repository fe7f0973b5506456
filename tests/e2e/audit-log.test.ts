import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { bothWays } from "./support/both-ways";
import { signInAs } from "./support/crossed-page";
import { someone } from "./support/letters";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";

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
    await expect(page.getByRole("row").nth(1)).toContainText("Opened the chart");
    await look(page);

    const client = await someone(browser, alex, javaScriptEnabled);
    await client.goto("/client/more");
    await client.getByRole("link", { name: "Who opened your record" }).click();
    await heading(client, "Who opened your record");
    await expect(client.getByRole("listitem").filter({ hasText: "opened your chart" }).first()).toContainText(
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
    expect(lines[0]).toContain("At (UTC),Who,Role,What,Object,Chart,Whose,Audience,Result,From");
    expect(lines.length).toBeGreaterThan(1);
  },
);
