import { expect, test } from "vitest";
import { readClientAppointment } from "#app/domain/scheduling/appointment-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { db } from "#app/platform/db/client.server";
import { amara, at, couple, form } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";

/** Around each change of the clocks: the Friday before and the Monday after, both at 2:00 PM ET. */
const CHANGES = [
  {
    now: "2026-10-28T13:00:00Z",
    friday: "2026-10-30T18:00:00.000Z",
    monday: "2026-11-02T19:00:00.000Z",
    closed: "2026-11-02T13:00:00.000Z",
    change: "back in November",
  },
  {
    now: "2027-03-10T14:00:00Z",
    friday: "2027-03-12T19:00:00.000Z",
    monday: "2027-03-15T18:00:00.000Z",
    closed: "2027-03-15T21:00:00.000Z",
    change: "ahead in March",
  },
];

for (const { now, friday, monday, closed, change } of CHANGES) {
  test(`when clocks go ${change}, the same hour on the wall is offered, booked and told to both partners`, async () => {
    const clock = () => at(now);
    const { openings } = await findOpenings(
      { serviceSlug: "couple-50", therapistSlug: amara.slug, days: 8, states: ["VA", "NC"] },
      clock,
    );
    const starts = openings.map((one) => one.startsAt.toISOString());
    expect(starts).toContain(friday);
    expect(starts).toContain(monday);
    expect(starts).not.toContain(closed);
    expect(await codeOf(bookAppointment(couple.a, form(closed), clock))).toBe("not-an-opening");
    for (const start of [friday, monday]) {
      const { appointmentId } = await bookAppointment(couple.a, form(start), clock);
      const seen = await readClientAppointment(couple.b, appointmentId);
      expect(new Date(seen.startsAt).toISOString()).toBe(start);
      const mails = await db.outboundMessage.findMany({
        where: { dedupeKey: { contains: appointmentId } },
        select: { personId: true },
      });
      expect(new Set(mails.map((mail) => mail.personId))).toEqual(
        new Set([couple.a.personId, couple.b.personId]),
      );
    }
  });
}
