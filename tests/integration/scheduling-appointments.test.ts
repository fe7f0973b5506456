import { expect, test } from "vitest";
import {
  listChartAppointments,
  listClientAppointments,
  nextClientAppointment,
  readClientAppointment,
  readTherapistAppointment,
} from "#app/domain/scheduling/appointment-queries.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  amara,
  aPastAppointment,
  at,
  both,
  couple,
  form,
  luis,
  others,
  stranger,
} from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { asOwner } from "#tests/fixtures/database-owner";
import { aCouple, aPerson, clock, NOW } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

test("either partner books for both, at the agreed price, and both are told at their own address", async () => {
  const { appointmentId } = await bookAppointment(couple.b, form("2026-11-25T15:00:00Z"), clock);
  const seen = await readClientAppointment(couple.a, appointmentId);
  expect(seen).toMatchObject({ status: "booked", agreedCents: 16_500, chart: { id: couple.chartId } });
  expect(seen.attending.map((one) => [one.chosenName, one.state])).toEqual([
    ["Robin", "VA"],
    ["Sam", "NC"],
  ]);
  const mails = await db.outboundMessage.findMany({ where: { dedupeKey: { contains: appointmentId } } });
  expect(new Set(mails.map((mail) => mail.personId))).toEqual(
    new Set([couple.a.personId, couple.b.personId]),
  );
  expect(await readTherapistAppointment(amara, appointmentId)).toMatchObject({ id: appointmentId });
});

test("somebody else's appointment is not found, whoever asks", async () => {
  const { appointmentId } = await bookAppointment(couple.a, form("2026-11-25T17:00:00Z"), clock);
  for (const actor of [stranger, others.a]) {
    expect(await codeOf(readClientAppointment(actor, appointmentId))).toBe("not-found");
    expect(
      await codeOf(cancelAppointment(actor, { appointmentId, version: 1, agreedFeeCents: 0 }, clock)),
    ).toBe("not-found");
    const move = { appointmentId, version: 1, startsAt: at("2026-11-26T15:00:00Z") };
    expect(await codeOf(moveAppointment(actor, move, clock))).toBe("not-found");
    expect(await codeOf(undoNow(actor, { appointmentId }, clock))).toBe("not-found");
  }
  expect(await codeOf(readTherapistAppointment(luis, appointmentId))).toBe("not-found");
  const status = { appointmentId, version: 1, status: "late_cancelled" as const };
  expect(await codeOf(setAppointmentStatus(luis, status, clock))).toBe("not-found");
  expect(await codeOf(setAppointmentStatus(couple.a, status, clock))).toBe("not-found");
  expect(await listChartAppointments(luis, couple.chartId)).toEqual([]);
});

test("a booking is refused for a chart, therapist, service, member or price that does not fit", async () => {
  const when = "2026-11-26T15:00:00Z";
  expect(await codeOf(bookAppointment(stranger, form(when), clock))).toBe("not-found");
  expect(await codeOf(bookAppointment(couple.a, form(when, { therapistSlug: luis.slug }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { serviceSlug: "individual-50" }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { attending: both(others) }), clock))).toBe(
    "not-found",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { attending: [] }), clock))).toBe(
    "nobody-attends",
  );
  expect(await codeOf(bookAppointment(couple.a, form(when, { agreedCents: 1 }), clock))).toBe(
    "price-changed",
  );
  expect(
    await codeOf(bookAppointment(couple.a, form(when, { attending: both(couple, ["VA", "MD"]) }), clock)),
  ).toBe("not-licensed");
});

test("nobody attends two sessions at once, also with two therapists", async () => {
  const secondChart = await aCouple(luis, ["X", "Y"]);
  await db.chartMember.create({
    data: { id: newId(), chartId: secondChart.chartId, personId: couple.a.personId, joinOrder: 3 },
  });
  await bookAppointment(couple.a, form("2026-11-27T15:00:00Z"), clock);
  const clash = form("2026-11-27T15:30:00Z", {
    chartId: secondChart.chartId,
    therapistSlug: luis.slug,
    attending: [{ personId: couple.a.personId, state: "VA" }],
  });
  expect(await codeOf(bookAppointment(couple.a, clash, clock))).toBe("person-busy");
});

test("rivals on two forms of two couples for overlapping slots: one wins, nobody deadlocks", async () => {
  const starts = ["15:00", "15:30", "16:00"];
  const results = await Promise.allSettled(
    Array.from({ length: 30 }, (_, index) => {
      const pair = index % 2 === 0 ? couple : others;
      return bookAppointment(
        pair.a,
        form(`2026-12-07T${starts[index % 3]}:00Z`, { chartId: pair.chartId, attending: both(pair) }),
        clock,
      );
    }),
  );
  const codes = results
    .filter((one) => one.status === "rejected")
    .map((one) => (one.reason as { code?: string }).code);
  expect(new Set(codes)).toEqual(new Set(["slot-taken"]));
  const rows = await db.appointment.findMany({
    where: {
      therapistId: amara.therapistId,
      startsAt: { gte: at("2026-12-07T00:00:00Z"), lt: at("2026-12-08T00:00:00Z") },
    },
    orderBy: { startsAt: "asc" },
  });
  expect(rows.length).toBe(results.filter((one) => one.status === "fulfilled").length);
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    if (next) expect(row.blockedUntil.getTime()).toBeLessThanOrEqual(next.blockedFrom.getTime());
  });
});

test("a therapist books for the caseload, by the same rules", async () => {
  const booked = await bookAppointment(amara, form("2026-12-11T15:00:00Z"), clock);
  expect(booked.reference).toHaveLength(8);
  expect(await codeOf(bookAppointment(amara, form("2026-12-12T15:00:00Z"), clock))).toBe("not-an-opening");
});

test("who joined later sees no appointment from before they may see joint items", async () => {
  const appointmentId = await aPastAppointment("2026-11-19");
  const late = await aPerson("Late");
  await db.chartMember.create({
    data: { id: newId(), chartId: couple.chartId, personId: late.personId, joinOrder: 3, seesJointFrom: NOW },
  });
  expect(await codeOf(readClientAppointment(late, appointmentId))).toBe("not-found");
  const seen = await listClientAppointments(late, clock);
  expect(seen.past.every((one) => Date.parse(one.endsAt) > NOW.getTime())).toBe(true);
  await asOwner("DELETE FROM chart_member WHERE person_id = $1", [late.personId]);
});

test("a client's list has what is planned, soonest first, and the past, latest first", async () => {
  const { upcoming, past } = await listClientAppointments(couple.a, clock);
  const starts = upcoming.map((one) => one.startsAt);
  expect(starts).toEqual([...starts].sort());
  expect(await nextClientAppointment(couple.a, clock)).toEqual(upcoming[0]);
  expect(upcoming.every((one) => one.status === "booked")).toBe(true);
  const before = past.map((one) => one.startsAt);
  expect(before).toEqual([...before].sort().reverse());
});
