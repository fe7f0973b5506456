import { expect, type Page } from "@playwright/test";
import { mailTo, receivedMails } from "../setup/received-mail";
import { runningApp } from "../setup/running-app";
import { acknowledge, reply, SAVED, someone, writeFirst } from "./support/letters";
import { newCouple } from "./support/new-couple";
import { rowsOf } from "./support/rows";
import { test } from "./support/test";

const AMARA = "amara.okafor@example.com";

const OWN_PAGES = ["/client", "/client/messages", "/client/intake", "/client/sessions", "/client/billing"];

/** Follows every link of a client's own pages, as far as they go, and asks for the data of each page too. */
async function everythingOf(page: Page): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const todo = [...OWN_PAGES, "/client/more", "/client/messages/new", "/profile"];
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    if (seen.has(path)) continue;
    const answer = await page.request.get(path);
    // React separates pieces of text by empty comments.
    const text = (await answer.text()).replaceAll("<!-- -->", "");
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
  await first.getByLabel("Write a message").fill("heron draft");
  await expect(first.getByText(SAVED)).toBeVisible();
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
      { intent: "undo", seq: "1" },
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
