import pg from "pg";
import { beforeEach, expect, test, vi } from "vitest";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { bookConsultation } from "#app/domain/scheduling/book-consultation.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { sendDueReminders } from "#app/domain/scheduling/send-due-reminders.server";
import { newId } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { openContent, openRecipients } from "#app/platform/mail/outbound.server";
import { amara, at, both, couple, luis, others } from "#tests/fixtures/booked-world";
import { asOwner, ownerUrl } from "#tests/fixtures/database-owner";
import { aBookedSession, before, bookedAt, remindersOf, waitingOf } from "#tests/fixtures/reminder-world";
import { clock, NOW } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

/** 10 AM ET on a Tuesday: two days before is a Sunday morning, two hours before the end of the night. */
const TUESDAY = "2026-12-01T15:00:00Z";

beforeEach(async () => {
  await asOwner("DELETE FROM contact_rule");
  await db.reminderPlan.update({ where: { id: 1 }, data: { mailOn: true, mailHours: [48, 2] } });
});

const people = () => [couple.a.personId, couple.b.personId].sort();

test("each of both is reminded at their own address, two days and two hours before, and never twice", async () => {
  const id = await aBookedSession(couple.a, TUESDAY);
  await sendDueReminders(before(TUESDAY, 48, 1));
  expect(await remindersOf(id)).toEqual([]);
  for (const when of [before(TUESDAY, 48), before(TUESDAY, 47), before(TUESDAY, 3)])
    await sendDueReminders(when);
  expect((await waitingOf(id)).sort()).toEqual(people());
  for (const when of [before(TUESDAY, 2), before(TUESDAY, 1), before(TUESDAY, 0)])
    await sendDueReminders(when);
  const made = await remindersOf(id);
  expect(made.map(({ personId }) => personId).sort()).toEqual([...people(), ...people()].sort());
  const sealed = await db.person.findMany({
    where: { id: { in: people() } },
    select: { id: true, emailSealed: true },
  });
  const addresses = await withEmails(db, "person", sealed);
  expect(new Set(await openRecipients(db, made))).toEqual(new Set(addresses.map(({ email }) => email)));
  expect(made.every(({ expiresAt }) => expiresAt?.getTime() === at(TUESDAY).getTime())).toBe(true);
});

test("a reminder says name, time and phone, and neither what for nor with whom", async () => {
  const startsAt = "2026-12-01T17:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 2));
  for (const { contentSealed, ...mail } of await remindersOf(id)) {
    const { text, attachments } = await openContent(db, {
      ...mail,
      contentSealed: contentSealed ?? Buffer.alloc(0),
    });
    const name = mail.personId === couple.a.personId ? "Robin" : "Sam";
    expect(mail.subject).toBe("Appointment with Rivermist");
    expect(text).toContain(`Hello ${name},`);
    expect(text).toContain("Tue, Dec 1, 12:00 PM ET");
    expect(text).toContain("(555) 555-0100");
    expect(text.replace(`Hello ${name},`, "")).not.toMatch(
      /\b(?:Robin|Sam|Amara)\b|couple|session|therap|counsel|video/i,
    );
    expect(text).toMatch(/\/coming\/[A-Za-z0-9_-]{43}/);
    expect(attachments).toEqual([]);
  }
});

test("whoever does not want the practice named is told without its name and number", async () => {
  await setContactRules(couple.b, { ...USUAL_RULES, namesPractice: false });
  const startsAt = "2026-12-01T18:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await sendDueReminders(before(startsAt, 2));
  const all = await db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `appointment:${id}:` } },
  });
  expect(all).toHaveLength(4);
  for (const { contentSealed, ...mail } of all) {
    const { html, attachments } = await openContent(db, {
      ...mail,
      contentSealed: contentSealed ?? Buffer.alloc(0),
    });
    const files = attachments.map(({ base64 }) => Buffer.from(base64, "base64").toString());
    const isNamed = /Rivermist|555-0100|hello@example/.test([mail.subject, html, ...files].join(" "));
    expect(isNamed, mail.template).toBe(mail.personId === couple.a.personId);
  }
});

/** Holds a table against writing while `work` runs, which is given how to wait for somebody who waits for it. */
async function holding(
  table: string,
  work: (waiting: (count?: number) => Promise<number>, line: pg.Client) => Promise<void>,
) {
  const line = new pg.Client({ connectionString: ownerUrl() });
  await line.connect();
  await line.query("BEGIN");
  await line.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  const waits = () =>
    db.$queryRawUnsafe<{ pid: number }[]>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
       AND query LIKE '%INSERT INTO ${table}%' AND pid <> pg_backend_pid()`,
    );
  const waiting = async (count = 1) => {
    await vi.waitFor(async () => expect(await waits()).toHaveLength(count), 10_000);
    return (await waits())[0]?.pid ?? 0;
  };
  try {
    await work(waiting, line);
  } finally {
    await line.end();
  }
}

test("however many machines look at once, each reminder is made once", async () => {
  const startsAt = "2026-12-02T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  let looked: Promise<number>[] = [];
  // All of them have looked before any of them writes.
  await holding("reminder", async (waiting) => {
    looked = Array.from({ length: 6 }, () => sendDueReminders(before(startsAt, 40)));
    await waiting(6);
  });
  await Promise.all(looked);
  expect(await db.reminder.count({ where: { appointmentId: id } })).toBe(2);
  expect((await remindersOf(id)).map(({ personId }) => personId).sort()).toEqual(people());
});

test("a machine that dies between writing a reminder down and queueing it has done neither", async () => {
  const startsAt = "2026-12-02T19:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await holding("outbound_message", async (waiting, line) => {
    const dies = sendDueReminders(before(startsAt, 47)).catch((error: Error) => error);
    await line.query("SELECT pg_terminate_backend($1)", [await waiting()]);
    expect(await dies).toBeInstanceOf(Error);
  });
  expect(await db.reminder.count({ where: { appointmentId: id } })).toBe(0);
  await Promise.all([1, 2].map(() => sendDueReminders(before(startsAt, 46))));
  expect((await waitingOf(id)).sort()).toEqual(people());
  expect(await remindersOf(id)).toHaveLength(2);
});

test("what changes between looking and writing is not reminded of as it was", async () => {
  const [old, moved] = ["2026-12-15T15:00:00Z", "2026-12-22T15:00:00Z"];
  const id = await aBookedSession(couple.a, old);
  let looked: Promise<number> = Promise.resolve(0);
  await holding("reminder", async (waiting) => {
    looked = sendDueReminders(before(old, 47));
    await waiting();
    await moveAppointment(couple.a, { appointmentId: id, version: 1, startsAt: at(moved) }, before(old, 47));
  });
  await looked;
  expect(await remindersOf(id)).toEqual([]);
  await sendDueReminders(before(moved, 48));
  expect((await waitingOf(id)).sort()).toEqual(people());
});

test("a moved session is reminded of at its new time, and what waited for the old one is not sent", async () => {
  const [old, moved] = ["2026-12-02T17:00:00Z", "2026-12-09T17:00:00Z"];
  const id = await aBookedSession(couple.a, old);
  await sendDueReminders(before(old, 48));
  expect(await waitingOf(id)).toHaveLength(2);
  await moveAppointment(couple.a, { appointmentId: id, version: 1, startsAt: at(moved) }, before(old, 47));
  expect(await waitingOf(id)).toEqual([]);
  await sendDueReminders(before(old, 2));
  expect(await waitingOf(id)).toEqual([]);
  await sendDueReminders(before(moved, 48));
  expect((await waitingOf(id)).sort()).toEqual(people());
});

test("a canceled session is not reminded of, a held one never, and a taken back cancellation again", async () => {
  const startsAt = "2026-12-03T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  const cancel = { appointmentId: id, version: 1, agreedFeeCents: 0 };
  await cancelAppointment(couple.a, cancel, before(startsAt, 48, 2));
  await sendDueReminders(before(startsAt, 48));
  expect(await remindersOf(id)).toEqual([]);
  await undoNow(couple.a, { appointmentId: id }, before(startsAt, 48));
  await sendDueReminders(before(startsAt, 47));
  expect((await waitingOf(id)).sort()).toEqual(people());
  const held = "2026-12-03T17:00:00Z";
  const slot = { therapistSlug: amara.slug, serviceSlug: "couple-50", startsAt: at(held), holdKey: newId() };
  await holdSlot(couple.a, slot, clock);
  expect(await sendDueReminders(before(held, 48))).toBe(0);
});

test("of a booking and a reminder of it that come at once, the reminder never outlives the booking", async () => {
  const pairs = [couple, others];
  for (let day = 7; day <= 11; day += 1) {
    const startsAt = `2026-12-${String(day).padStart(2, "0")}T20:00:00Z`;
    const pair = pairs[day % 2] ?? couple;
    const id = await aBookedSession(pair.a, startsAt, { chartId: pair.chartId, attending: both(pair) });
    const when = before(startsAt, 48);
    const cancel = { appointmentId: id, version: 1, agreedFeeCents: 0 };
    await Promise.all([
      sendDueReminders(when),
      cancelAppointment(pair.a, cancel, when),
      sendDueReminders(when),
    ]);
    expect(await waitingOf(id)).toEqual([]);
  }
});

test("what is booked later than its moment is left out, and the undo is waited for", async () => {
  const startsAt = "2026-12-04T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await bookedAt(id, before(startsAt, 24)());
  await sendDueReminders(before(startsAt, 23));
  expect(await remindersOf(id)).toEqual([]);
  const soon = "2026-12-04T17:00:00Z";
  const late = await aBookedSession(couple.a, soon);
  await bookedAt(late, before(soon, 2, 1)());
  await sendDueReminders(before(soon, 2));
  expect(await remindersOf(late)).toEqual([]);
  await sendDueReminders(() => addMinutes(before(soon, 2, 1)(), 3));
  expect((await waitingOf(late)).sort()).toEqual(people());
});

test("quiet hours are each person's own, by their own clock", async () => {
  await db.person.update({ where: { id: couple.b.personId }, data: { zone: "America/Los_Angeles" } });
  const startsAt = "2026-12-08T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  // 10 AM ET is 7 AM PT: the one is told now, the other an hour later.
  await sendDueReminders(before(startsAt, 48));
  expect(await waitingOf(id)).toEqual([couple.a.personId]);
  await sendDueReminders(before(startsAt, 47));
  expect((await waitingOf(id)).sort()).toEqual(people());
  // Two hours before is 5 AM PT, and the night ends after the start: 8:30 PM the evening before.
  await sendDueReminders(() => at("2026-12-08T04:30:00Z"));
  expect((await remindersOf(id)).filter(({ personId }) => personId === couple.b.personId)).toHaveLength(2);
  await sendDueReminders(before(startsAt, 2));
  expect(await remindersOf(id)).toHaveLength(4);
  await db.person.update({ where: { id: couple.b.personId }, data: { zone: "America/New_York" } });
});

test("only who attends, may still see it and wants mails is reminded", async () => {
  const startsAt = "2026-12-10T15:00:00Z";
  const alone = await aBookedSession(couple.a, startsAt, {
    attending: [{ personId: couple.a.personId, state: "VA" }],
  });
  const later = "2026-12-10T17:00:00Z";
  const id = await aBookedSession(couple.a, later);
  await setContactRules(couple.b, { ...USUAL_RULES, remindByMail: false });
  await sendDueReminders(before(startsAt, 40));
  expect(await waitingOf(alone)).toEqual([couple.a.personId]);
  expect(await waitingOf(id)).toEqual([couple.a.personId]);
  await setContactRules(couple.b, USUAL_RULES);
  const member = { chartId: couple.chartId, personId: couple.b.personId };
  await db.chartMember.updateMany({ where: member, data: { leftAt: NOW } });
  await sendDueReminders(before(startsAt, 39));
  expect(await waitingOf(id)).toEqual([couple.a.personId]);
  await db.chartMember.updateMany({ where: member, data: { leftAt: null } });
  await sendDueReminders(before(startsAt, 39));
  expect((await waitingOf(id)).sort()).toEqual(people());
});

test("a visitor is reminded of their free call at the address they gave", async () => {
  const startsAt = "2026-12-11T15:00:00Z";
  const { appointmentId } = await bookConsultation(
    {
      ...{ therapistSlug: luis.slug, serviceSlug: "free-call", startsAt: at(startsAt), name: "Casey" },
      ...{ email: "casey@example.com", state: "VA", contactBy: "phone", phone: "+18045550142" },
      ...{ discreet: true, requestKey: newId() },
    },
    clock,
  );
  await bookedAt(appointmentId, NOW);
  await Promise.all([1, 2].map(() => sendDueReminders(before(startsAt, 40))));
  const made = await remindersOf(appointmentId);
  expect(made).toMatchObject([{ personId: null }]);
  expect(await openRecipients(db, made)).toEqual(["casey@example.com"]);
});

test("the practice decides when, and whether at all", async () => {
  const startsAt = "2026-12-14T15:00:00Z";
  const id = await aBookedSession(couple.a, startsAt);
  await db.reminderPlan.update({ where: { id: 1 }, data: { mailOn: false } });
  expect(await sendDueReminders(before(startsAt, 40))).toBe(0);
  await db.reminderPlan.update({ where: { id: 1 }, data: { mailOn: true, mailHours: [24] } });
  expect(await sendDueReminders(before(startsAt, 40))).toBe(0);
  await sendDueReminders(before(startsAt, 24));
  expect(await waitingOf(id)).toHaveLength(2);
});
