import { expect } from "@playwright/test";
import { bothWays } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newTherapistDay } from "./support/new-therapist-day";
import { heading, lookWith, main, press } from "./support/page-words";

const OWNER = "morgan.ellery@example.com";
const REASON = "The sister of a client called us: nobody has heard from them for two days.";

bothWays("the owner opens a record in an emergency, and its people see that", async (visit) => {
  const { page, browser } = visit;
  const look = lookWith(visit);
  const { chartId, clients, label } = await newTherapistDay();
  await signInAs(page, OWNER, 20);
  await page.goto(`/admin/emergency/${chartId}`);
  await heading(page, "Confirm that it is you");
  await signInAs(page, OWNER);
  await page.goto(`/admin/households?q=${encodeURIComponent(label)}`);
  await page.goto(`/admin/households/${chartId}`);
  await page.getByRole("link", { name: "Open this record in an emergency" }).click();
  await heading(page, /Emergency access to/);
  await look(page);
  await page.getByLabel("Why do you have to open this record now?").fill("because");
  await expectRefused(page, "Open the record for an hour", "Write at least a sentence");
  await page.getByLabel("Why do you have to open this record now?").fill(REASON);
  await press(page, "Open the record for an hour");
  await heading(page, /Open in an emergency/);
  await expect(main(page)).toContainText("Whom to reach");
  await look(page);
  await press(page, "Close it now");
  await heading(page, "Emergency access");
  await expect(page.getByRole("row", { name: label }).first()).toContainText(REASON);
  await look(page);
  await page.goto(`/admin/emergency/${chartId}`);
  await heading(page, /Emergency access to/);

  const theirs = await (await browser.newContext({ javaScriptEnabled: visit.javaScriptEnabled })).newPage();
  await signInAs(theirs, clients[1]);
  await theirs.goto("/client/record-access");
  await expect(main(theirs)).toContainText("opened the record in an emergency, for an hour");
  await expect(main(theirs)).not.toContainText(REASON);
});
