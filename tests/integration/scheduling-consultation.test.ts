import { beforeAll, expect, test } from "vitest";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { appointmentToken, readAppointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { readLinkedAppointment } from "#app/domain/scheduling/appointment-queries.server";
import { bookConsultation, type ConsultationInput } from "#app/domain/scheduling/book-consultation.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { findHold, holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { newId } from "#app/domain/shared/ids";
import { openText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { openContent, openRecipients } from "#app/platform/mail/outbound.server";
import { codeOf } from "#tests/fixtures/code-of";
import { aPractice, clock, NOW, type WorldTherapist } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

let amara: WorldTherapist;
let luis: WorldTherapist;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
});

const input = (change: Partial<ConsultationInput> = {}): ConsultationInput => ({
  therapistSlug: amara.slug,
  serviceSlug: "free-call",
  startsAt: new Date("2026-11-24T15:00:00Z"),
  name: "Robin",
  email: "robin@example.com",
  state: "VA",
  contactBy: "video",
  discreet: true,
  requestKey: newId(),
  ...change,
});

const at = (iso: string) => new Date(iso);
const later = (minutes: number) => () => new Date(NOW.getTime() + minutes * 60_000);
const mailsOf = (appointmentId: string) =>
  db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `appointment:${appointmentId}:` } },
    orderBy: { createdAt: "asc" },
  });

test("a visitor books a free call: lead, appointment and a mail with a calendar file that waits for the undo", async () => {
  const booked = await bookConsultation(input({ note: "We argue about the in-laws" }), clock);
  const row = await db.appointment.findUniqueOrThrow({
    where: { id: booked.appointmentId },
    include: { lead: true },
  });
  expect(row).toMatchObject({ status: "booked", chartId: null, agreedCents: 0, reference: booked.reference });
  expect(row.blockedUntil).toEqual(at("2026-11-24T15:30:00Z"));
  expect(row.lead).toMatchObject({ name: "Robin", state: "VA" });
  const [mail, ...others] = await mailsOf(booked.appointmentId);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ subject: "Appointment with Rivermist", state: "queued" });
  expect(mail?.sendAt).toEqual(later(3)());
  if (!mail?.contentSealed) throw new Error("no content");
  expect(await openRecipients(db, [mail])).toEqual(["robin@example.com"]);
  const content = await openContent(db, { ...mail, contentSealed: mail.contentSealed });
  expect(content.text).toContain("Tue, Nov 24, 10:00 AM ET");
  expect(content.text).toContain("/appointment/");
  const calendar = Buffer.from(content.attachments?.[0]?.base64 ?? "", "base64").toString();
  expect(calendar).toContain("SUMMARY:Appointment with Rivermist");
  for (const text of [content.html, content.text, calendar]) {
    expect(text).not.toMatch(/couple|therap|counsel|Amara|in-laws/i);
  }
});

test("what a visitor writes is sealed, and opens in its place", async () => {
  const { appointmentId } = await bookConsultation(
    input({ startsAt: at("2026-11-24T16:00:00Z"), note: "Private words" }),
    clock,
  );
  const { lead } = await db.appointment.findUniqueOrThrow({
    where: { id: appointmentId },
    include: { lead: true },
  });
  if (!lead?.noteSealed || !lead.compartmentId) throw new Error("no note");
  expect(Buffer.from(lead.noteSealed).toString("latin1")).not.toContain("Private words");
  const place = { compartmentId: lead.compartmentId, table: "lead", column: "note_sealed", rowId: lead.id };
  expect(await openText(db, place, lead.noteSealed)).toBe("Private words");
});

test("the same form sent twice books once", async () => {
  const form = input({ startsAt: at("2026-11-24T17:00:00Z") });
  const [first, second] = await Promise.all([bookConsultation(form, clock), bookConsultation(form, clock)]);
  expect(first).toEqual(second);
  expect(await db.appointment.count({ where: { requestKey: form.requestKey } })).toBe(1);
});

test("a hold keeps a time for its holder and from everybody else, for ten minutes", async () => {
  const holdKey = newId();
  const startsAt = at("2026-11-24T18:00:00Z");
  await holdSlot(null, { therapistSlug: amara.slug, serviceSlug: "free-call", startsAt, holdKey }, clock);
  expect(await findHold(holdKey, later(9))).toMatchObject({
    therapistSlug: amara.slug,
    startsAt: startsAt.toISOString(),
  });
  expect(await codeOf(bookConsultation(input({ startsAt }), clock))).toBe("slot-taken");
  const booked = await bookConsultation(input({ startsAt, requestKey: holdKey }), clock);
  expect(await db.appointment.count({ where: { startsAt, therapistId: amara.therapistId } })).toBe(1);
  expect(booked.reference).toHaveLength(8);
});

test("a hold that ran out gives its time back, and one key holds one time", async () => {
  const holdKey = newId();
  const hold = { therapistSlug: amara.slug, serviceSlug: "free-call", holdKey };
  await holdSlot(null, { ...hold, startsAt: at("2026-11-24T19:00:00Z") }, clock);
  await holdSlot(null, { ...hold, startsAt: at("2026-11-24T20:00:00Z") }, clock);
  expect(await db.appointment.count({ where: { requestKey: holdKey } })).toBe(1);
  await bookConsultation(input({ startsAt: at("2026-11-24T19:00:00Z") }), clock);
  expect(await findHold(holdKey, later(10))).toBeNull();
  await bookConsultation(input({ startsAt: at("2026-11-24T20:00:00Z") }), later(11));
});

test("a time that somebody took comes back with the three nearest, also of other therapists", async () => {
  const startsAt = at("2026-11-24T15:00:00Z");
  const refused = await bookConsultation(input({ startsAt }), clock).catch((error) => error);
  expect(refused.code).toBe("slot-taken");
  expect(refused.details.nearest).toHaveLength(3);
  expect(refused.details.nearest).toContainEqual({
    startsAt: startsAt.toISOString(),
    therapist: luis.slug,
    therapistName: "Luis",
  });
});

test("who is not licensed in the visitor's state is refused with times of somebody who is", async () => {
  const wish = input({ therapistSlug: luis.slug, startsAt: at("2026-11-25T15:00:00Z"), state: "NC" });
  const error = await bookConsultation(wish, clock).catch((refusal) => refusal);
  expect(error).toMatchObject({ code: "not-licensed" });
  expect(error.details.nearest).toHaveLength(3);
  for (const one of error.details.nearest) expect(one).toMatchObject({ therapistName: "Amara" });
});

test("the server checks hours, notice, licence and service again", async () => {
  expect(await codeOf(bookConsultation(input({ startsAt: at("2026-11-24T15:07:00Z") }), clock))).toBe(
    "not-an-opening",
  );
  expect(await codeOf(bookConsultation(input({ startsAt: at("2026-11-23T14:30:00Z") }), clock))).toBe(
    "not-an-opening",
  );
  expect(await codeOf(bookConsultation(input({ startsAt: at("2026-11-28T15:00:00Z") }), clock))).toBe(
    "not-an-opening",
  );
  expect(
    await codeOf(bookConsultation(input({ startsAt: at("2026-11-25T15:00:00Z"), state: "MD" }), clock)),
  ).toBe("not-licensed");
  expect(
    await codeOf(
      bookConsultation(input({ startsAt: at("2026-11-25T15:00:00Z"), serviceSlug: "couple-50" }), clock),
    ),
  ).toBe("not-found");
});

test("200 visitors at once for one slot: one appointment, 199 times the nearest", async () => {
  const startsAt = at("2026-11-25T16:00:00Z");
  const results = await Promise.allSettled(
    Array.from({ length: 200 }, (_, index) =>
      bookConsultation(input({ startsAt, email: `v${index}@example.com` }), clock),
    ),
  );
  const refused = results
    .filter((one) => one.status === "rejected")
    .map((one) => one.reason as { code?: string });
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(new Set(refused.map((one) => one.code))).toEqual(new Set(["slot-taken"]));
  expect(
    await db.appointment.count({ where: { startsAt, therapistId: amara.therapistId, status: "booked" } }),
  ).toBe(1);
  const leads = await withEmails(db, "lead", await db.lead.findMany());
  expect(leads.filter(({ email }) => email.startsWith("v"))).toHaveLength(1);
});

test("the daily maximum holds under rivalry", async () => {
  await db.therapist.update({ where: { id: luis.therapistId }, data: { dailyMaximum: 3 } });
  const starts = ["15:00", "15:30", "16:00", "16:30", "17:00", "17:30"].map((time) =>
    at(`2026-11-30T${time}:00Z`),
  );
  const results = await Promise.allSettled(
    starts.map((startsAt) => bookConsultation(input({ therapistSlug: luis.slug, startsAt }), clock)),
  );
  expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(3);
});

test("the signed link reads, moves, cancels and undoes one appointment, signed out", async () => {
  const startsAt = at("2026-12-01T15:00:00Z");
  const { appointmentId } = await bookConsultation(input({ startsAt }), clock);
  const holder = readAppointmentToken(appointmentToken({ appointmentId, personId: null }, NOW), NOW);
  const view = await readLinkedAppointment(holder);
  const moved = at("2026-12-01T18:00:00Z");
  await moveAppointment(holder, { appointmentId, startsAt: moved, version: view.version }, clock);
  expect((await readLinkedAppointment(holder)).startsAt).toBe(moved.toISOString());
  expect((await mailsOf(appointmentId)).map((mail) => [mail.template, mail.state])).toEqual([
    ["appointment-booked", "cancelled"],
    ["appointment-moved", "queued"],
  ]);
  expect(await undoNow(holder, { appointmentId }, later(2))).toBe("move");
  const back = await readLinkedAppointment(holder);
  expect(back.startsAt).toBe(startsAt.toISOString());
  await cancelAppointment(holder, { appointmentId, version: back.version, agreedFeeCents: 0 }, later(2));
  expect((await readLinkedAppointment(holder)).status).toBe("cancelled");
  expect(await undoNow(holder, { appointmentId }, later(4))).toBe("cancellation");
  expect((await readLinkedAppointment(holder)).status).toBe("booked");
  const queued = (await mailsOf(appointmentId)).filter((mail) => mail.state === "queued");
  // All of it within the minutes of the booking: that it is booked has not been told yet.
  expect(queued.map(({ template }) => template)).toEqual(["appointment-booked"]);
});

test("undo of a booking cancels it without a mail, and ends after three minutes", async () => {
  const { appointmentId } = await bookConsultation(input({ startsAt: at("2026-12-02T15:00:00Z") }), clock);
  const holder = { appointmentId, personId: null };
  expect(await codeOf(undoNow(holder, { appointmentId }, later(3)))).toBe("undo-over");
  expect(await undoNow(holder, { appointmentId }, later(1))).toBe("booking");
  expect((await readLinkedAppointment(holder)).status).toBe("cancelled");
  expect((await mailsOf(appointmentId)).map((mail) => mail.state)).toEqual(["cancelled"]);
});

test("a link is good for its appointment only, and a forged one for none", async () => {
  const one = await bookConsultation(input({ startsAt: at("2026-12-03T15:00:00Z") }), clock);
  const other = await bookConsultation(input({ startsAt: at("2026-12-03T16:00:00Z") }), clock);
  const holder = { appointmentId: one.appointmentId, personId: null };
  const change = { appointmentId: other.appointmentId, version: 1, agreedFeeCents: 0 };
  expect(await codeOf(cancelAppointment(holder, change, clock))).toBe("not-found");
  const token = appointmentToken(holder, NOW);
  const refused = expect.objectContaining({ code: "link-expired" });
  expect(() => readAppointmentToken(`${token.slice(0, -2)}AA`, NOW)).toThrow(refused);
  expect(() => readAppointmentToken(token, new Date("2028-06-01T00:00:00Z"))).toThrow(refused);
  expect(
    await codeOf(readLinkedAppointment({ appointmentId: one.appointmentId, personId: amara.personId })),
  ).toBe("not-found");
});
