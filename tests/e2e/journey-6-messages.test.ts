import { type Browser, expect, type Page, test } from "@playwright/test";
import { mailTo, receivedMails } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { bothWays } from "./support/both-ways";
import { expectAccessible, expectRefused, signInAs } from "./support/crossed-page";
import { newCouple } from "./support/new-couple";
import { rowsOf } from "./support/rows";

const AMARA = "amara.okafor@example.com";
const SAVED = /^Saved \d+:\d\d [AP]M ET$/;

type Look = (page: Page) => Promise<void>;
type Words = { subject: string; body: string };

const main = (page: Page) => page.getByRole("main");
const messages = (page: Page) => page.getByRole("list", { name: "Messages, oldest first" });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true });

async function someone(browser: Browser, email: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await signInAs(page, email);
  return page;
}

async function writeFirst(page: Page, readers: RegExp, { subject, body }: Words): Promise<string> {
  await page.getByRole("radio", { name: readers }).check();
  await page.getByLabel("Subject").fill(subject);
  await page.getByLabel("Message", { exact: true }).fill(body);
  await send(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(subject);
  await expect(messages(page)).toContainText(body);
  const [, threadId = ""] = /messages\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  expect(threadId).not.toBe("");
  return threadId;
}

async function reply(page: Page, body: string): Promise<void> {
  await page.getByLabel("Write a message").fill(body);
  await send(page).click();
  await expect(messages(page)).toContainText(body);
  await expect(page.getByLabel("Write a message")).toHaveValue("");
}

/** Reads how private information is handled on the way to a first private message. */
async function acknowledge(page: Page, look: Look = async () => undefined): Promise<void> {
  await page.getByRole("link", { name: "Read how private information is handled" }).click();
  await expect(page.getByRole("button", { name: "I have read this" })).toBeVisible();
  await look(page);
  await page.getByRole("button", { name: "I have read this" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Write a message");
}

/** A joint thread, begun from the list of messages, with what can go wrong on the way. */
async function writeJointly(page: Page, words: Words, look: Look): Promise<string> {
  await page.goto("/client/messages");
  await expect(main(page)).toContainText("In crisis?");
  await look(page);
  await page.getByRole("link", { name: "Write a message" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Write a message");
  await look(page);
  await expectRefused(
    page,
    "Send",
    "Choose who can read this.",
    "Enter a subject.",
    "Write a message first.",
  );
  await look(page);
  const threadId = await writeFirst(page, /You, Blake, and Amara/, words);
  await expect(main(page)).toContainText("You, Blake, and Amara can read this.");
  await look(page);
  await expectRefused(page, "Send", "Write a message first.");
  return threadId;
}

/** A private thread: refused until the rule about private information was read, with every word kept. */
async function writePrivately(page: Page, words: Words, look: Look): Promise<string> {
  await page.goto("/client/messages/new");
  await page.getByRole("radio", { name: /Only you and Amara/ }).check();
  await page.getByLabel("Subject").fill(words.subject);
  await page.getByLabel("Message", { exact: true }).fill(words.body);
  await expectRefused(page, "Send", "Before your first private message");
  await expect(page.getByLabel("Message", { exact: true })).toHaveValue(words.body);
  await acknowledge(page, look);
  const threadId = await writeFirst(page, /Only you and Amara/, words);
  await expect(main(page)).toContainText("Only you and Amara can read this.");
  return threadId;
}

bothWays(
  "a couple and their therapist write jointly, and one partner privately",
  async ({ browser, javaScriptEnabled }) => {
    const look: Look = async (page) => {
      if (javaScriptEnabled) await expectAccessible(page);
    };
    const { emails } = await newCouple();
    const tag = emails[0].split(/[.@]/)[1] ?? "";
    const joint = { subject: `Our week ${tag}`, body: "We tried the pause." };
    const secret = { subject: `Only for you ${tag}`, body: "Something I have not said yet." };
    const first = await someone(browser, emails[0], javaScriptEnabled);
    await writeJointly(first, joint, look);
    const privateThread = await writePrivately(first, secret, look);

    const partner = await someone(browser, emails[1], javaScriptEnabled);
    await partner.goto("/client/messages");
    await expect(main(partner)).toContainText("1 unread");
    await expect(main(partner)).not.toContainText(secret.subject);
    await partner.getByRole("link", { name: joint.subject }).click();
    await reply(partner, "It helped me too.");
    expect((await partner.goto(`/client/messages/${privateThread}`))?.status()).toBe(404);

    const therapist = await someone(browser, AMARA, javaScriptEnabled);
    await therapist.goto("/therapist/messages");
    const waiting = therapist.getByRole("region", { name: "Needs reply" });
    await expect(waiting).toContainText(secret.subject);
    await look(therapist);
    await waiting.getByRole("link", { name: joint.subject }).click();
    await expect(main(therapist)).toContainText("It helped me too.");
    await look(therapist);
    await reply(therapist, "Keep going with it.");
    await therapist.goto("/therapist/messages");
    await expect(waiting).not.toContainText(joint.subject);
    await expect(waiting).toContainText(secret.subject);
    await first.goto("/client/messages");
    await expect(main(first).getByRole("listitem").filter({ hasText: joint.subject })).toContainText(
      "2 unread",
    );
  },
);

bothWays("a therapist opens a thread with one partner alone", async ({ browser, javaScriptEnabled }) => {
  const { emails } = await newCouple();
  const tag = emails[0].split(/[.@]/)[1] ?? "";
  const therapist = await someone(browser, AMARA, javaScriptEnabled);
  await therapist.goto("/therapist/messages/new");
  if (javaScriptEnabled) await expectAccessible(therapist);
  await therapist.getByRole("link", { name: `Alex & Blake ${tag}` }).click();
  await expectRefused(therapist, "Send", "Choose who can read this.");
  if (javaScriptEnabled) await expectAccessible(therapist);
  await writeFirst(therapist, /Only Blake/, { subject: `A question ${tag}`, body: "How did Sunday go?" });
  await expect(main(therapist)).toContainText("Only you and Blake can read this.");
  for (const [email, sees] of [
    [emails[0], false],
    [emails[1], true],
  ] as const) {
    const page = await someone(browser, email, javaScriptEnabled);
    await page.goto("/client/messages");
    await expect(main(page).getByText(`A question ${tag}`)).toHaveCount(sees ? 1 : 0);
  }
});

bothWays(
  "a draft waits in its thread on any device, and a second press sends nothing twice",
  async ({ browser, javaScriptEnabled }) => {
    const { emails } = await newCouple();
    const page = await someone(browser, emails[0], javaScriptEnabled);
    await page.goto("/client/messages/new");
    await writeFirst(page, /You, Blake, and Amara/, { subject: "Drafts", body: "First" });
    await page.getByLabel("Write a message").fill("Half a thought");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText(SAVED)).toBeVisible();
    const elsewhere = await someone(browser, emails[0], javaScriptEnabled);
    await elsewhere.goto(page.url());
    await expect(elsewhere.getByLabel("Write a message")).toHaveValue("Half a thought");
    await elsewhere.getByLabel("Write a message").fill("A whole thought");
    await send(elsewhere).dblclick();
    await expect(messages(elsewhere)).toContainText("A whole thought");
    await elsewhere.goto(page.url());
    await expect(messages(elsewhere).getByRole("listitem")).toHaveCount(2);
    await expect(elsewhere.getByLabel("Write a message")).toHaveValue("");
  },
);

const OWN_PAGES = ["/client", "/client/messages", "/client/intake", "/client/sessions", "/client/billing"];

/** Follows every link of a client's own pages, as far as they go, and asks for the data of each page too. */
async function everythingOf(page: Page): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const todo = [...OWN_PAGES, "/client/more", "/client/messages/new", "/profile"];
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    if (seen.has(path)) continue;
    const answer = await page.request.get(path);
    const text = await answer.text();
    seen.set(path, text);
    if (!(answer.headers()["content-type"] ?? "").includes("html")) continue;
    const [address, query] = path.split("?");
    const data = await page.request.get(`${address}.data${query ? `?${query}` : ""}`);
    seen.set(`${path} as data`, await data.text());
    // Free times are the same for everybody, and without end.
    for (const [, link = ""] of text.matchAll(/href="(\/(?:client|profile)(?!\/book)[^"#]*)/g)) {
      todo.push(link.replaceAll("&amp;", "&"));
    }
  }
  return seen;
}

/** The mail about an unread message waits ten minutes. This makes those of one thread due; the server sends them. */
const makeNoticesDue = (threadId: string) =>
  rowsOf(
    `UPDATE pgboss.job SET start_after = now() WHERE state = 'created'
       AND data->>'job' = 'messaging.notify-readers' AND data->'payload'->>'threadId' = $1`,
    [threadId],
  );

test("nothing that one partner can fetch or receives holds a trace of the other one's private thread", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { emails } = await newCouple();
  const first = await someone(browser, emails[0]);
  await first.goto("/client/messages/new");
  await acknowledge(first);
  const threadId = await writeFirst(first, /Only you and Amara/, {
    subject: "Heron subject",
    body: "heron body",
  });
  const { mailFolder, origin } = runningApp();
  const newerThan = (await receivedMails(mailFolder)).length;
  await makeNoticesDue(threadId);
  const notice = await mailTo(mailFolder, AMARA, { subject: "You have a new message", newerThan });
  expect(`${notice.subject} ${notice.text}`).not.toMatch(/heron|Alex|Blake|private/i);
  const therapist = await someone(browser, AMARA);
  await therapist.goto(`/therapist/messages/${threadId}`);
  await reply(therapist, "heron answer");
  await makeNoticesDue(threadId);
  await mailTo(mailFolder, emails[0], { subject: "You have a new message", newerThan });
  await first.getByLabel("Write a message").fill("heron draft");
  await expect(first.getByText(SAVED)).toBeVisible();

  const own = [...(await everythingOf(first)).values()];
  for (const canary of ["heron body", "heron answer", "heron draft", "Heron subject", "1 unread"])
    expect(
      own.some((text) => text.includes(canary)),
      canary,
    ).toBe(true);
  const partner = await someone(browser, emails[1]);
  const fetched = await everythingOf(partner);
  expect(fetched.size).toBeGreaterThan(10);
  for (const [address, text] of fetched) {
    const traces = [/heron/i, /\d unread/, /new messages?/, new RegExp(threadId)];
    expect(
      traces.filter((trace) => trace.test(text)),
      address,
    ).toEqual([]);
  }
  for (const mail of await receivedMails(mailFolder)) {
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/heron/i);
    if (JSON.stringify(mail.to).includes(emails[1])) expect(mail.text).not.toContain(threadId);
  }

  const unknown = "00000000-0000-7000-8000-000000000000";
  const route = "_routes=routes%2Fclient%2B%2Fmessages.%24threadId";
  for (const id of [threadId, unknown]) {
    for (const address of [id, `${id}.data`, `${id}.data?${route}`]) {
      expect((await partner.request.get(`/client/messages/${address}`)).status(), address).toBe(404);
    }
    expect((await partner.request.get(`/therapist/messages/${id}`)).status()).toBe(404);
    const forms: Record<string, string>[] = [
      { intent: "read", seq: "1" },
      { intent: "draft", body: "hello" },
      { intent: "send", clientId: unknown, body: "hello" },
    ];
    for (const form of forms) {
      const headers = { Origin: origin };
      const answer = await partner.request.post(`/client/messages/${id}`, { form, headers });
      expect(answer.status(), form.intent).toBe(404);
    }
  }
});
