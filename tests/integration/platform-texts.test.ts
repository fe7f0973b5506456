import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import { givenUpMails } from "#app/platform/mail/given-up-mails.server";
import { cancelMailsWithPrefix, type OutboundText, queueTexts } from "#app/platform/mail/outbound.server";
import { listOutbox, readOutboxMessage } from "#app/platform/mail/outbox-queries.server";
import { sendOutboundMessage } from "#app/platform/mail/send.server";
import { readInboundText } from "#app/platform/sms/inbound.server";
import { inboundText, NO_NUMBER, STOPPED_NUMBER, startTwilio } from "#tests/emulators/sms/start";

const handlers = { "mail.send": sendOutboundMessage };
let provider: Awaited<ReturnType<typeof startTwilio>>;

const one: OutboundText = {
  to: "+18045550142",
  template: "appointment-reminder",
  text: "Reminder of your appointment on Tue, Nov 24, 5:30 PM ET.",
  dedupeKey: "first",
};

const queue = (change: Partial<OutboundText> = {}) =>
  inTransaction((tx) => queueTexts(tx, [{ ...one, ...change }]));
const rows = () =>
  db.outboundMessage.findMany({
    select: { id: true, channel: true, state: true, tries: true, contentSealed: true, lastError: true },
  });

beforeAll(async () => {
  provider = await startTwilio();
});

beforeEach(async () => {
  env().twilio = provider.config;
  provider.sent.length = 0;
  provider.behave("answers");
  await db.outboundMessage.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

afterEach(() => {
  env().isDemo = false;
});

afterAll(async () => {
  await provider.stop();
  await closeDatabase();
});

test("a queued text is handed over once, and its words are dropped", async () => {
  await Promise.all(Array.from({ length: 5 }, () => queue()));
  expect(Buffer.from((await rows())[0]?.contentSealed ?? []).toString("latin1")).not.toContain("appointment");
  await runDueJobs(handlers);
  expect(provider.sent).toMatchObject([{ to: one.to, from: "+18045550199", body: one.text }]);
  expect(await rows()).toMatchObject([{ channel: "text", state: "sent", tries: 1, contentSealed: null }]);
});

test("a text that was taken though its answer was lost is not sent again", async () => {
  await queue();
  provider.behave("takes-and-hangs-up");
  await expect(runDueJobs(handlers)).rejects.toThrow("not taken: UND_");
  expect(await rows()).toMatchObject([{ state: "queued", tries: 1 }]);
  provider.behave("answers");
  await runDueJobs(handlers, { includeLater: true });
  expect(provider.sent).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: "sent", tries: 2 }]);
});

test("the same words of an earlier text do not pass for this one", async () => {
  provider.sent.push({ to: one.to, from: "", body: one.text, at: new Date(Date.now() - 2 * 3_600_000) });
  await queue();
  provider.behave("busy");
  await expect(runDueJobs(handlers)).rejects.toThrow("not taken: 20429");
  provider.behave("answers");
  await runDueJobs(handlers, { includeLater: true });
  expect(provider.sent).toHaveLength(2);
});

test("a worker that was killed while it sent is followed by one that looks first", async () => {
  await queue();
  await db.$executeRaw`UPDATE outbound_message SET state = 'sending', tries = 1, claimed_at = now() - interval '20 seconds'`;
  provider.sent.push({ to: one.to, from: "", body: one.text, at: new Date() });
  await runDueJobs(handlers);
  expect(provider.sent).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: "sent", tries: 2 }]);
});

test.each([
  [NO_NUMBER, "21211"],
  [STOPPED_NUMBER, "21610"],
])(
  "a number that takes no texts is given up at once, and lies where unsent mails lie: %s",
  async (to, code) => {
    await queue({ to });
    await runDueJobs(handlers);
    const [given] = await givenUpMails(10);
    expect(given).toMatchObject({ channel: "text", template: one.template, code, tries: 1 });
    expect(JSON.stringify(await rows())).not.toContain("words of the provider");
  },
);

test("what is wrong with our own account is tried again", async () => {
  await queue();
  provider.behave("wrong-password");
  await expect(runDueJobs(handlers)).rejects.toThrow("20003");
  expect(await rows()).toMatchObject([{ state: "queued", lastError: "20003" }]);
});

test("a text is taken back by the beginning of its key, and is not sent after its time", async () => {
  await queue({ dedupeKey: "appointment:1:2:reminder", sendAt: new Date(Date.now() + 60_000) });
  await inTransaction((tx) => cancelMailsWithPrefix(tx, "appointment:1:"));
  await queue({ expiresAt: new Date(Date.now() - 1_000) });
  await runDueJobs(handlers, { includeLater: true });
  expect(provider.sent).toEqual([]);
  expect((await rows()).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

test("the demo without a provider keeps its texts readable in the outbox", async () => {
  env().twilio = null;
  env().isDemo = true;
  await queue();
  await runDueJobs(handlers);
  const [entry] = await listOutbox();
  expect(entry).toMatchObject({ to: one.to, subject: "A text message", state: "kept" });
  expect(await readOutboxMessage(entry?.id ?? "")).toMatchObject({ text: one.text, attachments: [] });
});

test("without a provider outside the demo a text is not lost: it waits for the settings", async () => {
  env().twilio = null;
  await queue();
  await expect(runDueJobs(handlers)).rejects.toThrow("not taken: no-carrier");
  expect(await rows()).toMatchObject([{ state: "queued" }]);
});

const URL = "http://localhost:4199/api/sms/webhook";
const read = ({ body, signature }: { body: string; signature: string }) =>
  readInboundText(Buffer.from(body), signature);

test("only what the provider signed is believed, whole and as it was sent", () => {
  const fields = { From: one.to, Body: "STOP", MessageSid: "SM1", Empty: "" };
  const good = inboundText(URL, fields);
  expect(read(good)).toEqual({ from: one.to, wantsStop: true });
  expect(read(inboundText(URL, fields, "another token"))).toBeNull();
  expect(read(inboundText("http://localhost:4199/elsewhere", fields))).toBeNull();
  expect(read({ ...good, body: good.body.replace("5550142", "5550143") })).toBeNull();
  expect(read({ ...good, body: `${good.body}&More=1` })).toBeNull();
  expect(read({ ...good, signature: good.signature.slice(0, -4) })).toBeNull();
  expect(readInboundText(Buffer.from(good.body), null)).toBeNull();
  env().twilio = null;
  expect(read(good)).toBeNull();
});

test.each([
  ["stop", true],
  [" Stop. ", true],
  ["STOPALL", true],
  ["Unsubscribe me", true],
  ["quit", true],
  ["CANCEL", true],
  ["opt out", true],
  ["Please do not stop", false],
  ["stopwatch", false],
  ["yes", false],
  ["", false],
])("a reply of %o ends texts: %s", (Body, wantsStop) => {
  expect(read(inboundText(URL, { From: one.to, Body }))).toEqual({ from: one.to, wantsStop });
  expect(read(inboundText(URL, { From: one.to, Body, OptOutType: "STOP" }))?.wantsStop).toBe(true);
});
