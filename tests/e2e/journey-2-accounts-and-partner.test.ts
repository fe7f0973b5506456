import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../../prisma/seed/demo-password";
import { mailTo, receivedMails } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays, type Visit } from "./support/both-ways";
import { expectRefused, signInAs } from "./support/crossed-page";
import { newCouple, newCoupleApart } from "./support/new-couple";
import { heading, lookWith } from "./support/page-words";
import { linkIn, waitingMailTo } from "./support/waiting-mail";

const PASSWORD = "quiet otters cross the mill pond";
const PHONE = "804 555 0177";
const CANARY = "a lantern beneath the eleventh stair";
/** Faster than this no person fills in the form of a free call. */
const QUICKEST_MS = 1_000;

const newAddress = (name: string): string => `${name}.${randomBytes(4).toString("hex")}@example.com`;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

async function anotherDevice({ browser, javaScriptEnabled }: Visit): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled })).newPage();
}

/** A free call with a note for the therapist; the link to make an account is in its mail. */
async function bookFreeCall(page: Page, email: string): Promise<string> {
  await page.goto("/consult?with=priya-raman");
  await page.getByRole("radio").last().check();
  await press(page, "Continue");
  await heading(page, "Tell us how to reach you");
  const since = Date.now();
  await page.getByLabel("Your name").fill("Jo Marsh");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("North Carolina").check();
  await page.getByText("Anything else?").click();
  await page.getByLabel("Anything we should know").fill(CANARY);
  await page.getByLabel("Phone number").fill(PHONE);
  await expect.poll(() => Date.now() - since).toBeGreaterThan(QUICKEST_MS);
  await press(page, "Book my free call");
  await heading(page, "You're booked");
  return linkIn(await waitingMailTo(email, "Appointment with Rivermist"), "/join/");
}

/** The link of the newest invitation to an address. */
async function invitationTo(email: string): Promise<string> {
  return linkIn(await mailTo(runningApp().mailFolder, email), "/join/");
}

async function invite(page: Page, email: string) {
  await page.getByLabel("Their name").fill("Blake");
  await page.getByLabel("Their e-mail address").fill(email);
  await press(page, "Send the invitation");
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
}

bothWays(
  "a visitor makes an account of their booking, and the partner they invite joins it",
  async (visit) => {
    const { page, javaScriptEnabled } = visit;
    const look = lookWith({ javaScriptEnabled });
    const email = newAddress("jo");
    const join = await bookFreeCall(page, email);

    await page.goto(join);
    await heading(page, "Create your account");
    await look(page);
    await page.getByLabel("What should we call you?").fill("");
    await expectRefused(page, "Create my account", "Enter the name we should call you");
    await page.getByLabel("What should we call you?").fill("Jo");
    await page.getByLabel("Password").fill("too brief");
    await expectRefused(page, "Create my account", "Use at least 15 characters.");
    await expect(page.getByLabel("What should we call you?")).toHaveValue("Jo");
    expect(await page.content()).not.toContain("too brief");
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, "Create my account");
    await page.waitForURL(/\/client$/);
    await expect(page.getByText("You are in. Welcome.")).toBeVisible();
    await heading(page, "Hello, Jo");
    await expect(page.getByRole("region", { name: "Your next session" })).toContainText("Priya");
    await page.getByRole("link", { name: "Invite your partner" }).click();
    await heading(page, "Your partner");
    await look(page);
    await page.getByLabel("Their e-mail address").fill("blake at example");
    await expectRefused(page, "Send the invitation", "Enter an e-mail address like name@example.com");
    await page.getByLabel("Their name").fill("Blake");
    await page.getByLabel("Their e-mail address").fill(email);
    await expectRefused(page, "Send the invitation", "They are on this chart already");
    const partnerEmail = newAddress("blake");
    await invite(page, partnerEmail);
    await expect(page.getByText("Invited", { exact: true })).toBeVisible();

    const first = await invitationTo(partnerEmail);
    const before = (await receivedMails(runningApp().mailFolder)).length;
    await page.getByRole("button", { name: "Send it again" }).click();
    await expect(page.getByText("The earlier link no longer works.")).toBeVisible();
    const again = await mailTo(runningApp().mailFolder, partnerEmail, { newerThan: before });
    expect(`${again.subject} ${again.text}`).not.toMatch(/\bJo\b|couple['s]* (therapy|session)/i);

    const partner = await anotherDevice(visit);
    expect((await partner.goto(first))?.status()).toBe(404);
    await partner.goto(linkIn(again, "/join/"));
    await expect(partner.getByLabel("What should we call you?")).toHaveValue("Blake");
    await partner.getByLabel("Password").fill(PASSWORD);
    await press(partner, "Create my account");
    await partner.waitForURL(/\/client$/);
    await heading(partner, "Hello, Blake");
    await partner.goto("/client/partner");
    const joined = partner.getByRole("listitem").filter({ hasText: "Joined" });
    await expect(joined).toHaveText([/JoJoined/, /Blake \(you\)/]);
    await page.goto("/client/partner");
    await expect(page.getByRole("listitem").filter({ hasText: "Blake" })).toContainText("Joined");
    await look(page);

    await page.goto("/client");
    const call = await page.getByRole("region", { name: "Your next session" }).getByRole("link").first();
    const callPath = (await call.getAttribute("href")) ?? "";
    await seesNothingPrivate(partner, callPath, [email, PHONE, CANARY]);

    const late = await anotherDevice(visit);
    for (const used of [join, linkIn(again, "/join/")]) {
      expect((await late.goto(used))?.status()).toBe(410);
      await heading(late, "This invitation was used");
    }
    await look(late);
  },
);

/** The partner's pages, their data included, hold nothing of the first's own; the first's own call is not there. */
async function seesNothingPrivate(partner: Page, callPath: string, secrets: string[]) {
  const pages = ["", "/sessions", "/messages", "/billing", "/intake", "/partner", "/book", "/more"];
  for (const path of pages.map((name) => `/client${name}`)) {
    const answer = await partner.goto(path);
    expect(answer?.status(), path).toBe(200);
    const html = await partner.content();
    for (const secret of secrets) expect(html, path).not.toContain(secret);
  }
  expect(callPath).toMatch(/^\/client\/sessions\//);
  for (const part of ["", "/move", "/cancel", "/calendar.ics"])
    expect((await partner.goto(`${callPath}${part}`))?.status(), part).toBe(404);
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
}

async function wrongSignIn(page: Page, email: string): Promise<string | null> {
  await page.goto("/sign-in");
  await fillSignIn(page, email, "not the right words at all");
  await expectRefused(page, "Sign in");
  await expect(page.getByLabel("E-mail address")).toHaveValue(email);
  expect(await page.content()).not.toContain("not the right words");
  return page.getByRole("alert").textContent();
}

/** From the sign-in page, with the wish to see the sessions, to the page that waits for the code. */
async function askForMail(page: Page, email: string) {
  await page.goto("/client/sessions");
  await heading(page, "Sign in");
  await page.getByRole("link", { name: "E-mail me a link or code" }).click();
  await heading(page, "Sign in by e-mail");
  await page.getByLabel("E-mail address").fill(email);
  await press(page, "E-mail me a link and code");
  await heading(page, "Check your mail");
}

async function signOut(page: Page) {
  await page.goto("/client/more");
  await page.getByRole("main").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
}

bothWays(
  "password, mailed link and mailed code each sign in, and signing out ends it",
  async ({ page, javaScriptEnabled }) => {
    const look = lookWith({ javaScriptEnabled });
    const [email] = (await newCouple()).emails;
    const nobody = `nobody.${email}`;
    const said = await wrongSignIn(page, email);
    expect(said).toContain("do not go together");
    expect(await wrongSignIn(page, nobody)).toBe(said);
    await look(page);
    await page.goto("/sign-in");
    await fillSignIn(page, email, DEMO_PASSWORD);
    await press(page, "Sign in");
    await heading(page, "Hello, Alex");
    await page.goto("/client/more");
    await look(page);
    await signOut(page);

    const { mailFolder } = runningApp();
    await askForMail(page, nobody);
    await look(page);
    await askForMail(page, email);
    const mail = await mailTo(mailFolder, email, { subject: "" });
    const link = linkIn(mail, "/sign-in/link/");
    await page.goto(link);
    await heading(page, "Welcome back");
    await look(page);
    await press(page, "Continue");
    await heading(page, "Your sessions");
    await signOut(page);
    expect((await page.goto(link))?.status()).toBe(410);
    await heading(page, "That link was used or is too old");
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await look(page);

    await page.goto("/sign-in/link");
    await look(page);
    await page.getByLabel("E-mail address").fill("alex at example");
    await expectRefused(page, "E-mail me a link and code", "Enter an e-mail address like name@example.com");
    const newerThan = (await receivedMails(mailFolder)).length;
    await askForMail(page, email);
    const code = /\b\d{6}\b/.exec((await mailTo(mailFolder, email, { newerThan })).text ?? "")?.[0] ?? "";
    await page.getByLabel("Six-digit code").fill(code === "000000" ? "000001" : "000000");
    await expectRefused(page, "Sign in", "That is not the code from our mail. You have 4 tries left.");
    await page.getByLabel("Six-digit code").fill(code);
    await press(page, "Sign in");
    await heading(page, "Your sessions");
    const toNobody = (await receivedMails(mailFolder)).filter((one) =>
      JSON.stringify(one.to).includes(nobody),
    );
    expect(toNobody).toEqual([]);
  },
);

bothWays("an invitation to somebody with an account is accepted by its owner only, once", async (visit) => {
  const { page: alex, javaScriptEnabled } = visit;
  const look = lookWith({ javaScriptEnabled });
  const { emails } = await newCoupleApart();
  await signInAs(alex, emails[0]);
  await alex.goto("/client/partner");
  const wrong = newAddress("typo");
  await invite(alex, wrong);
  const takenBack = await invitationTo(wrong);
  await alex.getByRole("button", { name: "Take it back" }).click();
  await expect(alex.getByText("The invitation is taken back.")).toBeVisible();
  await invite(alex, emails[1]);
  const path = await invitationTo(emails[1]);

  const blake = await anotherDevice(visit);
  expect((await blake.goto(takenBack))?.status()).toBe(410);
  await heading(blake, "This invitation was taken back");
  await alex.goto(path);
  await heading(alex, "This invitation is for somebody else");
  await expect(alex.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await look(alex);

  await blake.goto(path);
  await heading(blake, "You have an account already");
  await expect(blake.getByLabel("Password")).toHaveCount(0);
  await look(blake);
  await blake.getByRole("link", { name: "Sign in to accept" }).click();
  await fillSignIn(blake, emails[1], DEMO_PASSWORD);
  await press(blake, "Sign in");
  await heading(blake, "Accept your invitation");
  await look(blake);
  await press(blake, "Accept");
  await heading(blake, "Hello, Blake");
  await blake.goto("/client/partner");
  await expect(blake.getByRole("listitem").filter({ hasText: "Alex" })).toContainText("Joined");
  expect((await blake.goto(path))?.status()).toBe(410);
  await heading(blake, "This invitation was used");
});
