import { expect, type Page, type Request } from "@playwright/test";
import { bothWays } from "./support/both-ways";
import { expectAccessible, expectRefused } from "./support/crossed-page";
import {
  acknowledge,
  type Look,
  messages,
  reply,
  SAVED,
  sendButton,
  someone,
  type Words,
  writeFirst,
} from "./support/letters";
import { newCouple } from "./support/new-couple";
import { main } from "./support/page-words";
import { test } from "./support/test";

const AMARA = "amara.okafor@example.com";

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
    const markRead = partner.getByRole("button", { name: "Mark as read" });
    await expect(markRead).toHaveCount(javaScriptEnabled ? 0 : 1);
    await reply(partner, "It helped me too.");
    await expect(markRead).toHaveCount(0);
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
    await sendButton(elsewhere).dblclick();
    await expect(messages(elsewhere)).toContainText("A whole thought");
    await elsewhere.goto(page.url());
    await expect(messages(elsewhere).getByRole("listitem")).toHaveCount(2);
    await expect(elsewhere.getByLabel("Write a message")).toHaveValue("");
  },
);

bothWays("a message is taken back, and its words wait in the box", async ({ browser, javaScriptEnabled }) => {
  const { emails } = await newCouple();
  const page = await someone(browser, emails[0], javaScriptEnabled);
  await page.goto("/client/messages/new");
  await writeFirst(page, /You, Blake, and Amara/, { subject: "A slip", body: "First" });
  await expect(page.getByRole("button", { name: "Undo send" })).toHaveCount(0);
  await reply(page, "Not like this");
  if (javaScriptEnabled) await expectAccessible(page);
  await reply(page, "Nor like that");
  await page.getByRole("button", { name: "Undo send" }).click();
  await expect(page.getByLabel("Write a message")).toHaveValue("Nor like that");
  await expect(messages(page)).not.toContainText("Nor like that");
  const partner = await someone(browser, emails[1], javaScriptEnabled);
  await partner.goto("/client/messages");
  await expect(main(partner)).toContainText("2 unread");
});

/** Something to wait for, and what lets go of it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

test("a message that is sent while the page marks the others as read shows up all the same", async ({
  browser,
}) => {
  const { emails } = await newCouple();
  const first = await someone(browser, emails[0]);
  await first.goto("/client/messages/new");
  const threadId = await writeFirst(first, /You, Blake, and Amara/, { subject: "At once", body: "First" });
  const page = await someone(browser, emails[1]);
  const [sent, lookedAgain] = [gate(), gate()];
  const isReload = (request: Request) => request.method() === "GET" && request.url().includes(".data");
  await page.route("**/messages/*.data*", async (route) => {
    if (isReload(route.request())) await sent.opened;
    if (route.request().postData()?.includes("intent=send")) {
      sent.open();
      await lookedAgain.opened;
    }
    await route.continue();
  });
  const goOn = (request: Request) => isReload(request) && lookedAgain.open();
  page.on("requestfinished", goOn);
  page.on("requestfailed", goOn);
  const reload = page.waitForRequest(isReload);
  await page.goto(`/client/messages/${threadId}`);
  await reload;
  await reply(page, "Second");
});

test("a message on its way says so, and what could not be sent stays in the box until it is", async ({
  browser,
}) => {
  const { emails } = await newCouple();
  const page = await someone(browser, emails[0]);
  await page.goto("/client/messages/new");
  await writeFirst(page, /You, Blake, and Amara/, { subject: "In the tunnel", body: "First" });
  const cut = gate();
  await page.route("**/*.data*", async (route) => {
    if (!route.request().postData()?.includes("intent=send")) return route.continue();
    await cut.opened;
    await route.abort();
  });
  await page.getByLabel("Write a message").fill("Are you there?");
  await page.getByLabel("Write a message").press("Control+Enter");
  await expect(messages(page).getByRole("listitem").last()).toContainText("Sending…");
  await expect(messages(page).getByRole("listitem").last()).toContainText("Are you there?");
  cut.open();
  await expect(page.getByRole("alert")).toContainText("Not sent. Your words are still here.");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(messages(page).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByLabel("Write a message")).toHaveValue("Are you there?");
  await expectAccessible(page);
  await page.unroute("**/*.data*");
  await sendButton(page).click();
  await expect(page.getByLabel("Write a message")).toHaveValue("");
  await expect(messages(page).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a text that is too long to be sent says so, and stays in the box", async ({ browser }) => {
  const { emails } = await newCouple();
  const page = await someone(browser, emails[0]);
  await page.goto("/client/messages/new");
  const box = page.getByLabel("Message", { exact: true });
  const long = "All of it. ".repeat(40_000);
  await page.getByRole("radio", { name: /You, Blake, and Amara/ }).check();
  await page.getByLabel("Subject").fill("All of it");
  await box.fill(long);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("alert")).toContainText("the text is too long. It is still here.");
  expect((await box.inputValue()).length).toBe(long.length);
  await box.fill("In short.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(messages(page).getByRole("listitem")).toHaveCount(1);
});
