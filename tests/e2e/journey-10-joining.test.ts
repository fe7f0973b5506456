import { expect, type Page } from "@playwright/test";
import { mailTo } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays, type Visit } from "./support/both-ways";
import { countedClicks } from "./support/counted-clicks";
import { expectRefused, signInAs } from "./support/crossed-page";
import { type Joining, newJoining, newLapse } from "./support/new-joining";
import { heading, lookWith, main, press } from "./support/page-words";
import { test } from "./support/test";

type Look = (page: Page) => Promise<void>;

const HERE = "This is where I am";

async function someone({ browser, javaScriptEnabled }: Visit, email: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await signInAs(page, email);
  return page;
}

const says = (page: Page, words: string | RegExp) => expect(main(page)).toContainText(words);

/** The video is another site's, which nobody answers for here: that the browser goes there, from our page, is all. */
async function onTheVideo(page: Page, videoUrl: string): Promise<void> {
  const gone = page.context().waitForEvent("request", (request) => request.url() === videoUrl);
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: /^Join the (session|call)$/ }).click();
  const request = await gone;
  expect(request.isNavigationRequest()).toBe(true);
  expect(await request.headerValue("referer")).toBeNull();
  await (await opened).close();
}

/** From home to ready: join, and one press, because nothing has changed since the last time. */
async function alexIsReady(alex: Page, { soon, videoUrl }: Joining, look: Look) {
  const clicks = countedClicks();
  await alex.goto("/client");
  await expect(alex.getByRole("link", { name: "Change the time" })).toHaveCount(0);
  await look(alex);
  await clicks.click(alex.getByRole("link", { name: "Join", exact: true }));
  await heading(alex, "Join your session");
  await expect(alex.getByLabel("Address where you are")).toHaveValue("4 Elm Street");
  await look(alex);
  expect(await alex.content()).not.toContain("video.example.com");
  await clicks.click(alex.getByRole("button", { name: HERE }));
  await says(alex, "We are waiting until everybody is ready.");
  clicks.expectAtMost(2);
  await look(alex);
  const early = await alex.request.get(`/client/sessions/${soon}/video`, { maxRedirects: 0 });
  expect(early.headers().location).toBe(`/client/sessions/${soon}/join`);
  expect(`${await early.text()} ${await alex.content()}`).not.toContain(videoUrl);
}

async function blakeIsAway(blake: Page, { soon }: Joining, look: Look) {
  await blake.goto(`/client/sessions/${soon}/join`);
  await expect(blake.getByLabel("Address where you are")).toHaveValue("");
  await expectRefused(
    blake,
    HERE,
    "Choose at home or somewhere else",
    "Enter the address where you are",
    "Enter a phone number we can call now",
  );
  await look(blake);
  await blake.getByLabel("State you are in").selectOption("Maryland");
  await blake.getByLabel("Somewhere else").check();
  await blake.getByLabel("Address where you are").fill("9 Harbor Lane, Baltimore");
  await blake.getByLabel("Phone we can call now").fill("410 555 0101");
  await press(blake, HERE);
  await says(blake, "You can't join from there today");
  await says(blake, "was told just now, and will be in touch");
  await says(blake, "you pay no fee for that");
  await look(blake);
}

/** Nothing of where the other one is, and nothing of why it does not begin. */
async function alexKnowsNothing(alex: Page) {
  await alex.goto(alex.url());
  await says(alex, "We are waiting until everybody is ready.");
  await says(alex, /Blake\s*Not ready yet/);
  expect(await main(alex).textContent()).not.toMatch(/Baltimore|410 555|cannot|can't|Harbor/);
}

async function therapistWritesDown(page: Page, joining: Joining, look: Look) {
  await page.goto("/therapist");
  await says(page, "Blake is in Maryland.");
  await look(page);
  await page
    .getByRole("link", { name: new RegExp(`AM|PM.*${joining.label}`) })
    .first()
    .click();
  await says(page, "9 Harbor Lane, Baltimore, phone 410 555 0101");
  await says(page, "4 Elm Street");
  await look(page);
  await page.getByRole("link", { name: "Correct it, or change the video" }).click();
  await heading(page, "Where everybody is");
  await expectRefused(
    page,
    "Write it down",
    "Choose who it is about",
    "Choose the state",
    "Write how you know",
  );
  await look(page);
  await expectRefused(page, "Go on without them", "Choose who it is about", "Write how you know");
  const without = page.getByRole("region", { name: "Go on without somebody" });
  await without.getByLabel("Blake").check();
  await without.getByLabel("Why?").fill("Does not come");
  await expectRefused(page, "Go on without them", "They said that they are where you may not treat them.");
  const told = page.getByRole("region", { name: "Write down where somebody is" });
  await told.getByLabel("Blake").check();
  await told.getByLabel("State they are in").selectOption("Virginia");
  await told.getByLabel("Somewhere else").check();
  await told.getByLabel("How do you know?").fill("Drove back over the bridge, told me by phone");
  await press(page, "Write it down");
  await expect(page.getByText("It is written down.")).toBeVisible();
  await says(page, "Drove back over the bridge");
}

bothWays(
  "a couple says where they are and joins; who is away is met kindly, and the therapist mends it",
  async (visit) => {
    const look = lookWith(visit);
    const joining = await newJoining();
    const [alex, blake] = [
      await someone(visit, joining.clients[0]),
      await someone(visit, joining.clients[1]),
    ];
    await alexIsReady(alex, joining, look);
    await blakeIsAway(blake, joining, look);
    await alexKnowsNothing(alex);
    const mail = await mailTo(runningApp().mailFolder, joining.therapist.email, {
      subject: "An appointment needs you now",
    });
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/Alex|Blake|Maryland|couple/);

    const therapist = await someone(visit, joining.therapist.email);
    await therapistWritesDown(therapist, joining, look);
    if (!visit.javaScriptEnabled) await alex.goto(alex.url());
    // With scripts the page looks again by itself, every ten seconds.
    await expect(main(alex)).toContainText("Everybody is ready", { timeout: 30_000 });
    await look(alex);
    await onTheVideo(alex, joining.videoUrl);
    await blake.goto(blake.url());
    await says(blake, `${joining.therapist.name} wrote down where you are: Virginia, not at home.`);
    await onTheVideo(blake, joining.videoUrl);
    await blake.goto("/client");
    await expect(main(blake).getByText("Confirmed", { exact: true })).toBeVisible();

    const own = await therapist.request.get(`/therapist/sessions/${joining.soon}/video`, { maxRedirects: 0 });
    expect(own.headers().location).toBe(joining.videoUrl);
    await blake.goto(`/client/sessions/${joining.later}`);
    await says(blake, /You can join from .*\d+:\d\d [AP]M ET/);
    await blake.goto(`/client/sessions/${joining.later}/join`);
    await says(blake, "It is a little early");
    await look(blake);
  },
);

bothWays("a visitor joins a free call from the link of the mail, without an account", async (visit) => {
  const look = lookWith(visit);
  const { callToken } = await newJoining();
  const { page } = visit;
  await page.goto(`/appointment/${callToken}`);
  await look(page);
  await page.getByRole("link", { name: "Join", exact: true }).click();
  await heading(page, "Join your call");
  await page.getByLabel("At home").check();
  await page.getByLabel("Address where you are").fill("17 Visitor Street");
  await page.getByLabel("Phone we can call now").fill("804 555 0188");
  await press(page, HERE);
  await says(page, "You are ready");
  await look(page);
  // Who reads that mail later is not shown what was typed.
  expect(await page.content()).not.toContain("17 Visitor Street");
  const answer = await page.request.get(`/appointment/${callToken}/video`, { maxRedirects: 0 });
  await onTheVideo(page, answer.headers().location ?? "");
});

bothWays(
  "a licence that has ended flags what is booked, until it is renewed or the session cancelled",
  async (visit) => {
    const look = lookWith(visit);
    const { therapist, label, session } = await newLapse();
    const own = await someone(visit, therapist.email);
    await own.goto("/therapist");
    const needs = own.getByRole("region", { name: "Needs you" });
    await expect(needs).toContainText("No license for North Carolina that day.");
    await expect(needs).toContainText("Ended yesterday");
    await expect(needs.getByRole("link", { name: `Move it: ${label}` })).toBeVisible();
    await look(own);
    await own.goto(`/therapist/sessions/${session}`);
    await says(own, "You hold no license for North Carolina that day");

    const office = await someone(visit, "morgan.ellery@example.com");
    await office.goto("/admin");
    await office.getByRole("link", { name: "See which, and what to do" }).click();
    await heading(office, "Licenses");
    const row = office.getByRole("row", { name: label });
    await expect(row).toContainText("No license for North Carolina that day.");
    await look(office);

    await row.getByRole("link", { name: /^Enter a license/ }).click();
    const form = office.getByRole("region", { name: "Add a license" });
    await form.getByLabel("State", { exact: true }).fill("NC");
    await form.getByLabel("Number").fill("NC-NEW");
    await form.getByLabel("First day").fill(dayFromNow(0));
    await form.getByLabel("Last day").fill(dayFromNow(400));
    await press(office, "Add the license");
    await expect(office.getByText("The license is added.")).toBeVisible();
    await office.goto("/admin/licenses");
    await expect(row).toHaveCount(0);
    await own.goto("/therapist");
    await expect(needs).not.toContainText("No license");

    const other = await newLapse();
    await office.goto("/admin/licenses");
    const lost = office.getByRole("row", { name: other.label });
    await lost.getByText("Cancel it without a fee").click();
    await lost.getByRole("button", { name: /^Cancel / }).click();
    await expect(office.getByText(/is canceled without a fee/)).toBeVisible();
    await expect(lost).toHaveCount(0);
  },
);

const inNewYork = new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" });
const dayFromNow = (days: number): string => inNewYork.format(Date.now() + days * 86_400_000);

test("a partner and strangers find no way in but their own", async ({ browser }) => {
  const joining = await newJoining();
  const visit = { browser, javaScriptEnabled: true } as Visit;
  const stranger = await someone(visit, (await newJoining()).clients[0]);
  for (const part of ["join", "video"]) {
    const answer = await stranger.request.get(`/client/sessions/${joining.soon}/${part}`, {
      maxRedirects: 0,
    });
    expect(answer.status(), part).toBe(404);
  }
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`/client/sessions/${joining.soon}/join`);
  await heading(visitor, /Sign in/);
  // The link of a member's mail leads to signing in, and to the same page from there.
  await visitor.goto(`/appointment/${joining.alexToken}`);
  await visitor.getByRole("link", { name: "Join", exact: true }).click();
  await heading(visitor, /Sign in/);
  await expect(visitor).toHaveURL(new RegExp(`next=.*${joining.soon}.*join`));
});
