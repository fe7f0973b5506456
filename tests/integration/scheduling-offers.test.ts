import { expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { findBookingOption } from "#app/domain/scheduling/booking-options-queries.server";
import { readBookingPicker } from "#app/domain/scheduling/booking-times-queries.server";
import { readChange, readMovePicker } from "#app/domain/scheduling/change-queries.server";
import { suggestNextTimes } from "#app/domain/scheduling/suggestion-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { amara, both, couple, form, luis } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aCouple, clock } from "#tests/fixtures/scheduling-world";

const ZONE = "America/New_York";
const TUESDAY = "2026-12-01";

const livesIn = (person: Actor, homeState: string | null) =>
  db.person.update({ where: { id: person.personId }, data: { homeState } });

async function offered(actor: Actor, chartId: string, day = TUESDAY): Promise<string[]> {
  const { option } = await findBookingOption(actor, { chartId }, null, clock);
  const picker = await readBookingPicker(option, { day, zone: ZONE, days: 14 }, clock);
  return picker.parts.flatMap(({ slots }) => slots.map((one) => one.startsAt));
}

test("no time is offered where the therapist is not licensed for the partner's state", async () => {
  const { a, b, chartId } = await aCouple(luis, ["Ada", "Ben"]);
  expect(await offered(a, chartId)).not.toEqual([]);
  await livesIn(b, "NC");
  expect(await offered(a, chartId)).toEqual([]);
  expect(await offered(b, chartId)).toEqual([]);
  expect((await suggestNextTimes(a, clock))?.startsAt).toEqual([]);
});

test("where a partner was last time counts more than where they live", async () => {
  const { a, b, chartId } = await aCouple(luis, ["Cleo", "Dana"]);
  const booking = { chartId, therapistSlug: luis.slug, attending: both({ a, b }, ["VA", "VA"]) };
  await bookAppointment(a, form("2026-12-02T15:00:00Z", booking), clock);
  await livesIn(b, "NC");
  expect(await offered(a, chartId)).not.toEqual([]);
});

test("a state that the practice does not know of, and a partner who told none, hold nothing back", async () => {
  const { a, b, chartId } = await aCouple(luis, ["Eli", "Fay"]);
  await livesIn(b, "TX");
  expect(await offered(a, chartId)).not.toEqual([]);
  await livesIn(b, null);
  expect(await offered(a, chartId)).not.toEqual([]);
});

test("where a partner lives is in nothing that the page is given", async () => {
  await livesIn(couple.b, "NC");
  const suggested = await suggestNextTimes(couple.a, clock);
  const sam = suggested?.option.members.find((one) => one.personId === couple.b.personId);
  expect(sam?.homeState).toBeNull();
  expect(JSON.stringify(suggested)).not.toContain('"NC"');
});

test("a time at which one of them sits elsewhere is not offered, to book, to move or as close by", async () => {
  const { a, b, chartId } = await aCouple(luis, ["Gus", "Hal"]);
  const elsewhere = await aCouple(amara, ["Gus", "Other"]);
  await db.chartMember.updateMany({
    where: { chartId: elsewhere.chartId, personId: elsewhere.a.personId },
    data: { personId: a.personId },
  });
  const attending = [{ personId: a.personId, state: "VA" }];
  const input = form(`${TUESDAY}T15:00:00Z`, { chartId: elsewhere.chartId, attending });
  await bookAppointment(a, input, clock);

  const busy = ["T14:30", "T15:00", "T15:30"].map((time) => `${TUESDAY}${time}:00.000Z`);
  const free = await offered(b, chartId);
  expect(free).toContain(`${TUESDAY}T14:00:00.000Z`);
  for (const time of busy) expect(free).not.toContain(time);

  const ours = { chartId, therapistSlug: luis.slug, attending: both({ a, b }, ["VA", "VA"]) };
  const { appointmentId } = await bookAppointment(b, form(`${TUESDAY}T18:00:00Z`, ours), clock);
  const { appointment } = await readChange(b, appointmentId, clock);
  const picker = await readMovePicker(appointment, { day: TUESDAY, zone: ZONE, days: 14 }, clock);
  const moves = picker.parts.flatMap(({ slots }) => slots.map((one) => one.startsAt));
  expect(moves).toContain(`${TUESDAY}T18:30:00.000Z`);
  expect(moves).not.toContain(appointment.startsAt);
  for (const time of busy) expect(moves).not.toContain(time);

  await bookAppointment(b, form(`${TUESDAY}T16:30:00Z`, ours), clock);
  const refused = await bookAppointment(b, form(`${TUESDAY}T16:30:00Z`, ours), clock).catch((error) => error);
  expect(refused.details.nearest.map((one: { startsAt: string }) => one.startsAt)).not.toContain(busy[2]);
  expect(await codeOf(bookAppointment(b, form(`${TUESDAY}T15:30:00Z`, ours), clock))).toBe("person-busy");
});
