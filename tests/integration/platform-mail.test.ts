import { inspect } from "node:util";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import { cancelMail, type OutboundMail, queueMail } from "#app/platform/mail/outbound.server";
import { listOutbox, readOutboxMessage } from "#app/platform/mail/outbox-queries.server";
import { sendOutboundMessage } from "#app/platform/mail/send.server";

const handlers = { "mail.send": sendOutboundMessage };
const inbox: ParsedMail[] = [];
/** What the mail server answers to the next recipients; 0 takes the mail. */
let refuseWith = 0;
let delayMs = 0;

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onRcptTo(_address, _session, done) {
    if (refuseWith === 0) return done();
    done(Object.assign(new Error("no"), { responseCode: refuseWith }));
  },
  onData(stream, _session, done) {
    simpleParser(stream).then((mail) => {
      inbox.push(mail);
      setTimeout(() => done(), delayMs);
    }, done);
  },
});

const mail: OutboundMail = {
  to: "sam@example.com",
  template: "test",
  subject: "Appointment with Rivermist",
  html: "<p>Tuesday</p>",
  dedupeKey: "first",
};

const queue = (change: Partial<OutboundMail> = {}) =>
  inTransaction((tx) => queueMail(tx, { ...mail, ...change }));
const rows = () =>
  db.outboundMessage.findMany({
    select: { id: true, state: true, tries: true, contentSealed: true, lastError: true },
  });

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

beforeEach(async () => {
  const address = server.server.address();
  env().smtpUrl = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  inbox.length = 0;
  await db.outboundMessage.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
});

afterEach(() => {
  env().isDemo = false;
  refuseWith = 0;
  delayMs = 0;
});

afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await closeDatabase();
});

test("a queued mail arrives with both bodies, and its content is dropped", async () => {
  await queue();
  await runDueJobs(handlers);
  const [arrived] = inbox;
  expect(arrived).toMatchObject({ subject: mail.subject, text: "Tuesday" });
  expect(arrived?.html).toContain("<p>Tuesday</p>");
  const [row] = await rows();
  expect(row).toMatchObject({ state: "sent", tries: 1, contentSealed: null });
  expect(arrived?.messageId).toBe(`<${row?.id}@localhost>`);
});

test("what a mail says and whom it goes to wait sealed", async () => {
  await queue({ html: "<p>a-word-nobody-should-read</p>" });
  const [row] = await db.$queryRaw<{ text: string }[]>`
    SELECT concat(m::text, encode(content_sealed, 'escape'), encode(to_sealed, 'escape')) AS text FROM outbound_message m`;
  expect(row?.text).toContain(mail.subject);
  for (const word of ["a-word-nobody", mail.to]) expect(row?.text).not.toContain(word);
});

test("one key makes one mail, however often and at however many places it is queued", async () => {
  await Promise.all(Array.from({ length: 10 }, () => queue()));
  await runDueJobs(handlers);
  expect(inbox).toHaveLength(1);
});

test("a mail that leaves time to undo waits, and is gone when taken back", async () => {
  const sendAt = new Date(Date.now() + 180_000);
  await queue({ sendAt });
  await queue({ sendAt, dedupeKey: "second", to: "ash@example.com" });
  expect(await runDueJobs(handlers)).toBe(0);
  await inTransaction((tx) => cancelMail(tx, "first"));
  await runDueJobs(handlers, { includeLater: true });
  expect(inbox.map((one) => (Array.isArray(one.to) ? one.to[0] : one.to)?.text)).toEqual(["ash@example.com"]);
});

test("two workers with the same mail send it once", async () => {
  await queue();
  const [row] = await rows();
  delayMs = 300;
  const id = row?.id ?? "";
  const runs = await Promise.allSettled([sendOutboundMessage({ id }), sendOutboundMessage({ id })]);
  expect(runs.filter((run) => run.status === "fulfilled")).toHaveLength(1);
  await sendOutboundMessage({ id });
  expect(inbox).toHaveLength(1);
});

test("a mail whose worker was killed is taken over, under the same message id", async () => {
  await queue();
  await db.$executeRaw`UPDATE outbound_message SET state = 'sending', tries = 1, claimed_at = now() - interval '20 seconds'`;
  await runDueJobs(handlers);
  expect(inbox).toHaveLength(1);
  expect(await rows()).toMatchObject([{ state: "sent", tries: 2 }]);
});

test("a busy mail server is asked again, one that refuses the address is not", async () => {
  refuseWith = 451;
  await queue();
  const thrown: unknown = await runDueJobs(handlers).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ name: "MessageNotTaken", code: "EENVELOPE" });
  expect(inspect(thrown, { depth: 9, showHidden: true })).not.toContain(mail.to);
  expect(await rows()).toMatchObject([{ state: "queued", lastError: "EENVELOPE 451" }]);
  refuseWith = 550;
  expect(await runDueJobs(handlers, { includeLater: true })).toBe(1);
  expect(await rows()).toMatchObject([{ state: "failed", lastError: "EENVELOPE 550" }]);
  expect(await runDueJobs(handlers, { includeLater: true })).toBe(0);
});

test("a mail whose time is over is not sent, and its content is dropped", async () => {
  await queue({ expiresAt: new Date(Date.now() - 1_000) });
  await queue({ dedupeKey: "second", to: "ash@example.com", expiresAt: new Date(Date.now() + 60_000) });
  await runDueJobs(handlers);
  expect(inbox).toHaveLength(1);
  const states = (await rows()).map(({ state, contentSealed }) => [state, contentSealed]);
  expect(states.sort()).toEqual([
    ["cancelled", null],
    ["sent", null],
  ]);
});

test("attachments arrive, a calendar file also as a part of the message", async () => {
  const base64 = Buffer.from("%PDF-").toString("base64");
  await queue({
    attachments: [{ filename: "receipt.pdf", contentType: "application/pdf", base64 }],
    calendar: [
      {
        uid: "one@localhost",
        sequence: 0,
        method: "request",
        start: new Date("2026-11-24T22:30:00Z"),
        end: new Date("2026-11-24T23:20:00Z"),
        summary: "Appointment with Rivermist",
        organizer: { name: "Rivermist", email: "hello@rivermist.example" },
        attendeeEmail: mail.to,
        stamp: new Date("2026-11-20T12:00:00Z"),
      },
    ],
  });
  await runDueJobs(handlers);
  const types = inbox[0]?.attachments.map((file) => [file.filename ?? null, file.contentType]);
  expect(types).toContainEqual(["receipt.pdf", "application/pdf"]);
  expect(types?.some(([, type]) => type === "text/calendar")).toBe(true);
  expect(types?.some(([name]) => name === "appointment.ics")).toBe(true);
  const file = inbox[0]?.attachments.find((one) => one.filename === "appointment.ics");
  expect(file?.content.toString()).toContain("DTSTART:20261124T223000Z");
});

test("the demo without a mail server keeps its mails readable in the outbox, nobody else can read it", async () => {
  env().isDemo = true;
  env().smtpUrl = null;
  await queue();
  await runDueJobs(handlers);
  const [entry] = await listOutbox();
  expect(entry).toMatchObject({ to: mail.to, subject: mail.subject, state: "kept" });
  expect(await readOutboxMessage(entry?.id ?? "")).toMatchObject({ html: mail.html, text: "Tuesday" });
  env().isDemo = false;
  expect(await listOutbox()).toEqual([]);
  expect(await readOutboxMessage(entry?.id ?? "")).toBeNull();
});
