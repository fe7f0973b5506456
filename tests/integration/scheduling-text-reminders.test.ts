import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { agreeToTexts } from "#app/domain/accounts/agree-to-texts.server";
import { sealPhone } from "#app/domain/accounts/contact-details.server";
import { USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { endTexts } from "#app/domain/accounts/end-texts.server";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { takeInboundText } from "#app/domain/accounts/take-inbound-text.server";
import { TEXT_WORDING } from "#app/domain/accounts/text-consent";
import { ownTextState } from "#app/domain/accounts/text-consent-queries.server";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { openContent, openRecipients } from "#app/platform/mail/outbound.server";
import { inboundText, startTwilio } from "#tests/emulators/sms/start";
import { couple } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { asOwner } from "#tests/fixtures/database-owner";
import { aBookedSession, before, remindersOf } from "#tests/fixtures/reminder-world";

const PHONES = { a: "+18045550142", b: "+18045550143" };
const WORDS = { version: TEXT_WORDING.version };

let provider: Awaited<ReturnType<typeof startTwilio>>;
let hour = 14;
let day = 1;

/** A time of its own for each test. */
function nextStart(): string {
  hour = hour === 21 ? 15 : hour + 1;
  if (hour === 15) day += 1;
  return `2026-12-${String(day).padStart(2, "0")}T${hour}:00:00Z`;
}

const give = ({ personId: id }: Actor, phone: string | null) =>
  inTransaction(async (tx) =>
    tx.person.update({ where: { id }, data: await sealPhone(tx, "person", id, phone) }),
  );

beforeAll(async () => {
  provider = await startTwilio();
  env().twilio = provider.config;
  await Promise.all([give(couple.a, PHONES.a), give(couple.b, PHONES.b)]);
});

beforeEach(async () => {
  env().twilio = provider.config;
  for (const actor of [couple.a, couple.b]) await endTexts(actor);
  await asOwner("DELETE FROM contact_rule");
});

afterAll(() => provider.stop());

const textsOf = async (appointmentId: string) =>
  (await remindersOf(appointmentId)).filter(({ channel }) => channel === "text");

const wordsIn = async (message: Awaited<ReturnType<typeof textsOf>>[number] | undefined): Promise<string> =>
  message?.contentSealed
    ? (await openContent(db, { ...message, contentSealed: message.contentSealed })).text
    : "";

test("only who has agreed is texted, at their own number, once, beside the mails to both", async () => {
  await agreeToTexts(couple.a, WORDS);
  const startsAt = nextStart();
  const id = await aBookedSession(couple.a, startsAt);
  await Promise.all([1, 2, 3].map(() => sendDueReminders(before(startsAt, 2))));
  const [text, ...more] = await textsOf(id);
  expect(more).toEqual([]);
  expect(text).toMatchObject({ personId: couple.a.personId, state: "queued" });
  expect(text && (await openRecipients(db, [text]))).toEqual([PHONES.a]);
  expect(await remindersOf(id)).toHaveLength(3);
  const words = await wordsIn(text);
  expect(words).toMatch(/^Rivermist: Reminder of your appointment on \w{3}, Dec \d+, \d+:00 [AP]M ET\. /);
  expect(words).toMatch(/\/coming\/[\w-]{43} Questions: \(555\) 555-0100\. Reply STOP to end texts\.$/);
  expect(words).not.toMatch(/\b(?:Robin|Sam|Amara)\b|couple|session|therap|counsel|video/i);
});

test("whoever does not want the practice named gets a text without its name, its number and a link that has it", async () => {
  await agreeToTexts(couple.b, WORDS);
  await setContactRules(couple.b, { ...USUAL_RULES, namesPractice: false });
  const { appOrigin } = env();
  const wordsAt = async (origin: string) => {
    env().appOrigin = origin;
    const startsAt = nextStart();
    const id = await aBookedSession(couple.a, startsAt);
    await sendDueReminders(before(startsAt, 2));
    return wordsIn((await textsOf(id))[0]);
  };
  const named = await wordsAt("https://portal.rivermist.example");
  const neutral = await wordsAt("https://portal.example.org");
  env().appOrigin = appOrigin;
  expect(named).toMatch(/^Reminder of your appointment on .+ ET\. Reply STOP to end texts\.$/);
  expect(neutral).toContain("https://portal.example.org/coming/");
  expect(named + neutral).not.toMatch(/rivermist|555-0100/i);
});

test("a consent is for one number, in words that were read, where texts go out at all", async () => {
  expect(await ownTextState(couple.a)).toMatchObject({
    kind: "open",
    phone: "(804) 555-0142",
    stoppedAt: null,
  });
  expect(await codeOf(agreeToTexts(couple.a, { version: "1999" }))).toBe("words-changed");
  await agreeToTexts(couple.a, WORDS);
  await agreeToTexts(couple.a, WORDS);
  expect(await ownTextState(couple.a)).toMatchObject({ kind: "agreed", phone: "(804) 555-0142" });
  const consents = await db.textConsent.findMany({ where: { personId: couple.a.personId, endedAt: null } });
  expect(consents).toMatchObject([{ wording: TEXT_WORDING.version }]);
  expect(JSON.stringify(consents)).not.toContain("5550142");

  await give(couple.a, "+18045550150");
  expect(await ownTextState(couple.a)).toMatchObject({ kind: "open", phone: "(804) 555-0150" });
  const startsAt = nextStart();
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 2));
  expect(await textsOf(id)).toEqual([]);
  await give(couple.a, null);
  expect(await ownTextState(couple.a)).toEqual({ kind: "no-phone" });
  expect(await codeOf(agreeToTexts(couple.a, WORDS))).toBe("no-phone");
  await give(couple.a, PHONES.a);

  env().twilio = null;
  expect(await ownTextState(couple.a)).toEqual({ kind: "not-offered" });
  expect(await codeOf(agreeToTexts(couple.a, WORDS))).toBe("no-texts");
  await sendDueReminders(before(startsAt, 1));
  expect(await textsOf(id)).toEqual([]);
});

test("STOP from a phone ends texts for who has that number, takes back what waits, and touches nobody else", async () => {
  await agreeToTexts(couple.a, WORDS);
  await agreeToTexts(couple.b, WORDS);
  const startsAt = nextStart();
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 2));
  const url = `${env().appOrigin}/api/sms/webhook`;
  const send = (fields: Record<string, string>, token?: string) => {
    const { body, signature } = inboundText(url, fields, token);
    return takeInboundText({ body: Buffer.from(body), signature });
  };
  expect(await send({ From: PHONES.a, Body: "STOP" }, "somebody else")).toBe("refused");
  expect(await send({ From: PHONES.a, Body: "Thank you" })).toBe("ignored");
  expect(await ownTextState(couple.a)).toMatchObject({ kind: "agreed" });
  expect(await send({ From: PHONES.a, Body: "Stop" })).toBe("stopped");
  expect(await send({ From: PHONES.a, Body: "Stop" })).toBe("stopped");
  expect(await ownTextState(couple.a)).toMatchObject({ kind: "open", stoppedAt: expect.any(String) });
  expect(await ownTextState(couple.b)).toMatchObject({ kind: "agreed" });
  const states = (await textsOf(id)).map(({ personId, state }) => [personId, state]);
  expect(new Map(states as [string, string][])).toEqual(
    new Map([
      [couple.a.personId, "cancelled"],
      [couple.b.personId, "queued"],
    ]),
  );
  const later = nextStart();
  const next = await aBookedSession(couple.a, later);
  await sendDueReminders(before(later, 2));
  expect((await textsOf(next)).map(({ personId }) => personId)).toEqual([couple.b.personId]);
  const events = await db.auditEvent.findMany({
    where: { action: "text-consent-ended", actorPersonId: null },
    select: { subjectPersonId: true },
  });
  expect(events).toEqual([{ subjectPersonId: couple.a.personId }]);
});

test("to end texts and to be reminded at the same moment never leaves one waiting", async () => {
  for (let round = 0; round < 6; round += 1) {
    await agreeToTexts(couple.a, WORDS);
    const startsAt = nextStart();
    const id = await aBookedSession(couple.a, startsAt);
    const when = before(startsAt, 2);
    await Promise.all([sendDueReminders(when), endTexts(couple.a), sendDueReminders(when)]);
    expect((await textsOf(id)).filter(({ state }) => state === "queued")).toEqual([]);
  }
});

test("a text that is held up is given up before the night begins", async () => {
  await agreeToTexts(couple.a, WORDS);
  const startsAt = "2026-12-21T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 40));
  // 6 PM on Saturday; the night begins at 9 PM ET.
  expect((await textsOf(id))[0]?.expiresAt?.toISOString()).toBe("2026-12-20T02:00:00.000Z");
  const [mail] = (await remindersOf(id)).filter(({ channel }) => channel === "mail");
  expect(mail?.expiresAt?.toISOString()).toBe("2026-12-21T15:00:00.000Z");
});

test("no text comes in quiet hours, and the practice may send none at all", async () => {
  await agreeToTexts(couple.a, WORDS);
  await setContactRules(couple.a, { ...USUAL_RULES, quietFrom: 0, quietUntil: 15 * 60 + 30 });
  const startsAt = `2026-12-1${(day % 4) + 4}T20:30:00Z`;
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 2));
  expect(await textsOf(id)).toEqual([]);
  await setContactRules(couple.a, USUAL_RULES);
  await db.reminderPlan.update({ where: { id: 1 }, data: { textOn: false } });
  await sendDueReminders(before(startsAt, 2));
  expect(await textsOf(id)).toEqual([]);
  await db.reminderPlan.update({ where: { id: 1 }, data: { textOn: true } });
  await sendDueReminders(before(startsAt, 1));
  expect(await textsOf(id)).toHaveLength(1);
});
