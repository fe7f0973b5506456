import { expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { bookSeries, type SeriesInput } from "#app/domain/scheduling/book-series.server";
import { cancelSeries } from "#app/domain/scheduling/cancel-series.server";
import { moveSeries } from "#app/domain/scheduling/move-series.server";
import { planSeries } from "#app/domain/scheduling/series-plan-queries.server";
import { planSeriesMove, readSeries } from "#app/domain/scheduling/series-queries.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import { undoBooking } from "#app/domain/scheduling/undo-booking.server";
import { newId } from "#app/domain/shared/ids";
import { toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import {
  amara,
  at,
  both,
  couple,
  form,
  jobsFor,
  later,
  luis,
  others,
  stranger,
} from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const dates = (...isos: string[]) => isos.map((iso) => ({ startsAt: at(iso), agreedCents: 16_500 }));
const input = (list: SeriesInput["dates"], change: Partial<SeriesInput> = {}): SeriesInput => ({
  chartId: couple.chartId,
  therapistSlug: amara.slug,
  serviceSlug: "couple-50",
  everyWeeks: 1,
  dates: list,
  attending: both(couple),
  requestKey: newId(),
  ...change,
});
const weekly = (first: string, times: number) => ({
  chartId: couple.chartId,
  therapistSlug: amara.slug,
  serviceSlug: "couple-50",
  first: at(first),
  rule: { everyWeeks: 1, ends: { times } } as const,
});
const startsOf = async (seriesId: string, status = "booked") => {
  const { sessions } = await readSeries(couple.a, seriesId, clock);
  return sessions.filter(({ view }) => view.status === status).map(({ view }) => view.startsAt);
};
const versionsOf = async (seriesId: string) => {
  const { sessions } = await readSeries(couple.a, seriesId, clock);
  return sessions.map(({ view }) => ({ id: view.id, version: view.version }));
};
const mailsAbout = (seriesId: string) =>
  db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `series:${seriesId}:` } },
    select: { personId: true, state: true, template: true, subject: true },
  });

test("every conflict is named before anything is booked, with another time of that day where there is one", async () => {
  await db.availabilityException.create({
    data: {
      id: newId(),
      therapistId: amara.therapistId,
      kind: "closed",
      onDate: toDateColumn("2026-12-14"),
      throughDate: toDateColumn("2026-12-14"),
    },
  });
  const taken = form("2026-12-21T15:30:00Z", { chartId: others.chartId, attending: both(others) });
  await bookAppointment(others.a, taken, clock);
  const plan = await planSeries(couple.a, weekly("2026-12-07T15:00:00Z", 4), clock);
  expect(plan).toEqual([
    { startsAt: "2026-12-07T15:00:00.000Z", cents: 16_500, problem: null, instead: null },
    { startsAt: "2026-12-14T15:00:00.000Z", cents: 16_500, problem: "not-an-opening", instead: null },
    {
      startsAt: "2026-12-21T15:00:00.000Z",
      cents: 16_500,
      problem: "slot-taken",
      instead: "2026-12-21T14:30:00.000Z",
    },
    { startsAt: "2026-12-28T15:00:00.000Z", cents: 16_500, problem: null, instead: null },
  ]);
});

test("a partner's other session makes a date one that is taken, and nothing says whose it is", async () => {
  await bookAppointment(
    luisFor(),
    form("2026-12-11T15:00:00Z", {
      chartId: (await aloneWithLuis()).chartId,
      therapistSlug: luis.slug,
      serviceSlug: "individual-50",
      attending: [{ personId: couple.b.personId, state: "VA" }],
      agreedCents: 14_000,
    }),
    clock,
  );
  const [first] = await planSeries(couple.a, weekly("2026-12-11T15:00:00Z", 2), clock);
  expect(first?.problem).toBe("slot-taken");
  const refused = bookSeries(couple.a, input(dates("2026-12-11T15:00:00Z", "2026-12-18T15:00:00Z")), clock);
  await expect(refused).rejects.toMatchObject({
    code: "dates-taken",
    details: { dates: [{ problem: "slot-taken" }, { problem: null }] },
  });
});

const luisFor = () => luis;
async function aloneWithLuis() {
  const chartId = newId();
  const joinedAt = at("2026-01-05T12:00:00Z");
  await db.chart.create({
    data: {
      id: chartId,
      kind: "individual",
      status: "active",
      label: "Sam alone",
      members: {
        create: { id: newId(), personId: couple.b.personId, joinOrder: 1, joinedAt, seesJointFrom: joinedAt },
      },
      careTeam: { create: { id: newId(), therapistId: luis.therapistId, validFrom: joinedAt } },
    },
  });
  return { chartId };
}

test("a series is booked whole, past the horizon too, told in one mail each, and taken back with one press", async () => {
  const list = dates("2027-01-19T15:00:00Z", "2027-01-26T15:00:00Z", "2027-02-02T15:00:00Z");
  const { seriesId } = await bookSeries(couple.a, input(list), clock);
  expect(await startsOf(seriesId)).toHaveLength(3);
  const mails = await mailsAbout(seriesId);
  expect(mails.map((one) => one.personId).sort()).toEqual([couple.a.personId, couple.b.personId].sort());
  expect(mails[0]).toMatchObject({ template: "appointments-booked", subject: "Appointment with Rivermist" });
  const { undo } = await readSeries(couple.b, seriesId, later(1));
  expect(undo).toMatchObject({ what: "booking", count: 3 });
  expect(undo?.count).toBe(3);
  const shown = { appointmentId: undo?.id ?? "", version: undo?.version ?? 0, count: 2 };
  expect(await codeOf(undoBooking(couple.b, shown, later(2)))).toBe("stale-version");
  expect(await undoNow(couple.b, { appointmentId: undo?.id ?? "" }, later(2))).toBe("booking");
  expect(await codeOf(startsOf(seriesId))).toBe("not-found");
  expect((await mailsAbout(seriesId)).map((one) => one.state)).toEqual(["cancelled", "cancelled"]);
});

test("one taken date books nothing, and says which it was", async () => {
  const list = dates("2027-01-05T15:00:00Z", "2027-01-12T15:00:00Z");
  const taken = form("2027-01-12T15:00:00Z", { chartId: others.chartId, attending: both(others) });
  await bookAppointment(others.a, taken, clock);
  await expect(bookSeries(couple.a, input(list), clock)).rejects.toMatchObject({ code: "dates-taken" });
  const { requestKey, ...rest } = input(list);
  expect(await db.appointmentSeries.count({ where: { requestKey } })).toBe(0);
  expect(rest.dates).toHaveLength(2);
});

test("the same form sent twice at once books once", async () => {
  const twice = input(dates("2026-12-08T19:00:00Z", "2026-12-15T19:00:00Z"));
  const booked = await Promise.all([bookSeries(couple.a, twice, clock), bookSeries(couple.a, twice, clock)]);
  expect(new Set(booked.map((one) => one.seriesId)).size).toBe(1);
  const foreign = bookSeries(others.a, { ...twice, chartId: others.chartId, attending: both(others) }, clock);
  expect(await codeOf(foreign)).toBe("not-found");
});

test("what cannot be a series is refused by name", async () => {
  const two = dates("2026-12-09T15:00:00Z", "2026-12-16T15:00:00Z");
  const wrong = async (change: Partial<SeriesInput>) =>
    codeOf(bookSeries(couple.a, input(two, change), clock));
  expect(await wrong({ dates: two.slice(1) })).toBe("too-few-dates");
  expect(await wrong({ dates: dates("2026-12-09T15:00:00Z", "2028-12-13T15:00:00Z") })).toBe(
    "too-many-dates",
  );
  expect(await wrong({ dates: two.map((one) => ({ ...one, agreedCents: 1 })) })).toBe("price-changed");
  expect(await wrong({ attending: [] })).toBe("nobody-attends");
  expect(await wrong({ attending: both(others) })).toBe("not-found");
  expect(await wrong({ attending: both(couple, ["VA", "MD"]) })).toBe("dates-taken");
  expect(await codeOf(bookSeries(stranger, input(two), clock))).toBe("not-found");
  expect(await wrong({ dates: [...two, ...two.slice(0, 1)] })).toBe("slot-taken");
});

test("each date has the price of its own day", async () => {
  const service = await db.service.findUniqueOrThrow({ where: { slug: "couple-50" }, select: { id: true } });
  const from = toDateColumn("2027-03-01");
  await db.servicePrice.updateMany({
    where: { serviceId: service.id, level: "licensed" },
    data: { validUntil: from },
  });
  const price = {
    id: newId(),
    serviceId: service.id,
    level: "licensed" as const,
    cents: 17_500,
    validFrom: from,
  };
  await db.servicePrice.create({ data: price });
  const plan = await planSeries(amara, weekly("2027-02-23T15:00:00Z", 2), clock);
  expect(plan.map((one) => one.cents)).toEqual([16_500, 17_500]);
  const list = plan.map((one) => ({ startsAt: at(one.startsAt), agreedCents: one.cents }));
  const { seriesId } = await bookSeries(amara, input(list), clock);
  const { sessions, side } = await readSeries(amara, seriesId, clock);
  expect(sessions.map(({ view }) => view.agreedCents)).toEqual([16_500, 17_500]);
  expect(side).toBe("practice");
  await db.servicePrice.delete({ where: { id: price.id } });
  await db.servicePrice.updateMany({
    where: { serviceId: service.id, level: "licensed" },
    data: { validUntil: null },
  });
});

test("this and the following ones move along, by days and to one time of the clock, and go back together", async () => {
  const isos = ["2026-12-10T15:00:00Z", "2026-12-17T15:00:00Z", "2026-12-24T15:00:00Z"];
  const { seriesId } = await bookSeries(couple.a, input(dates(...isos)), clock);
  const [, second] = await versionsOf(seriesId);
  const to = at("2026-12-24T15:30:00Z");
  const asked = { seriesId, appointmentId: second?.id ?? "", to, scope: "following" as const };
  const { moves } = await planSeriesMove(couple.b, asked, clock);
  expect(
    moves.map(({ was, startsAt, problem }) => [was.slice(5, 10), startsAt.slice(5, 16), problem]),
  ).toEqual([
    ["12-17", "12-24T15:30", null],
    ["12-24", "12-31T15:30", null],
  ]);
  const wish = moves.map(({ id, version, startsAt }) => ({ id, version, startsAt: at(startsAt) }));
  await moveSeries(couple.b, { seriesId, appointments: wish }, later(5));
  const moved = ["2026-12-10T15:00:00.000Z", "2026-12-24T15:30:00.000Z", "2026-12-31T15:30:00.000Z"];
  expect(await startsOf(seriesId)).toEqual(moved);
  expect((await mailsAbout(seriesId)).filter((one) => one.template === "appointments-moved")).toHaveLength(2);
  expect(await codeOf(moveSeries(couple.a, { seriesId, appointments: wish }, later(6)))).toBe(
    "stale-version",
  );
  await undoNow(couple.a, { appointmentId: second?.id ?? "" }, later(7));
  expect(await startsOf(seriesId)).toEqual(isos.map((iso) => iso.replace("Z", ".000Z")));
});

test("of all that lie ahead, a session within the window costs its fee, and undo takes back the lot", async () => {
  const { seriesId } = await bookSeries(
    couple.a,
    input(dates("2026-11-23T19:00:00Z", "2026-11-30T19:00:00Z", "2026-12-07T19:00:00Z")),
    clock,
  );
  const appointments = await versionsOf(seriesId);
  const cancel = { seriesId, appointments, agreedFeeCents: 0 };
  const refused = cancelSeries(couple.b, cancel, later(4));
  await expect(refused).rejects.toMatchObject({ code: "fee-not-agreed", details: { feeCents: 16_500 } });
  expect(await startsOf(seriesId)).toHaveLength(3);
  await cancelSeries(couple.b, { ...cancel, agreedFeeCents: 16_500 }, later(4));
  expect(await startsOf(seriesId, "late_cancelled")).toHaveLength(1);
  expect(await startsOf(seriesId, "cancelled")).toHaveLength(2);
  const [first] = appointments;
  expect(await jobsFor(first?.id ?? "")).toHaveLength(1);
  expect(await undoNow(couple.a, { appointmentId: first?.id ?? "" }, later(5))).toBe("cancellation");
  expect(await startsOf(seriesId)).toHaveLength(3);
  await cancelSeries(amara, { ...cancel, appointments: await versionsOf(seriesId) }, later(9));
  expect(await startsOf(seriesId, "cancelled")).toHaveLength(3);
});

test("nobody else finds the series, and ids of other appointments are none of it", async () => {
  const list = dates("2026-12-10T19:00:00Z", "2026-12-17T19:00:00Z");
  const { seriesId } = await bookSeries(couple.a, input(list), clock);
  const appointments = await versionsOf(seriesId);
  for (const actor of [stranger, others.a, luis]) {
    expect(await codeOf(readSeries(actor, seriesId, clock))).toBe("not-found");
    const cancelling = cancelSeries(actor, { seriesId, appointments, agreedFeeCents: 0 }, clock);
    expect(await codeOf(cancelling)).toBe("not-found");
    const moves = appointments.map((one) => ({ ...one, startsAt: at("2026-12-18T19:00:00Z") }));
    expect(await codeOf(moveSeries(actor, { seriesId, appointments: moves }, clock))).toBe("not-found");
  }
  const single = await bookAppointment(
    others.a,
    form("2026-12-10T21:00:00Z", { chartId: others.chartId, attending: both(others) }),
    clock,
  );
  const foreign = { seriesId, appointments: [{ id: single.appointmentId, version: 1 }], agreedFeeCents: 0 };
  expect(await codeOf(cancelSeries(couple.a, foreign, clock))).toBe("not-found");
});

test("a session that is over stays as it was when the rest is canceled", async () => {
  const list = dates("2026-12-02T15:00:00Z", "2026-12-09T18:00:00Z");
  const { seriesId } = await bookSeries(couple.a, input(list), clock);
  const [first] = await versionsOf(seriesId);
  const afterFirst = () => at("2026-12-02T16:00:00Z");
  await setAppointmentStatus(
    amara,
    { appointmentId: first?.id ?? "", version: 1, status: "done" },
    afterFirst,
  );
  const all = cancelSeries(
    couple.a,
    { seriesId, appointments: await versionsOf(seriesId), agreedFeeCents: 0 },
    afterFirst,
  );
  expect(await codeOf(all)).toBe("wrong-status");
  expect(await startsOf(seriesId)).toEqual(["2026-12-09T18:00:00.000Z"]);
});

test("one session of a series can be moved by itself to a time that is none, and is refused by name", async () => {
  const list = dates("2026-12-22T19:00:00Z", "2026-12-29T19:00:00Z");
  const { seriesId } = await bookSeries(couple.a, input(list), clock);
  const [first] = await versionsOf(seriesId);
  const appointments = [{ id: first?.id ?? "", version: 1, startsAt: at("2027-03-10T20:08:01.083Z") }];
  expect(await codeOf(moveSeries(couple.b, { seriesId, appointments }, later(5)))).toBe("dates-taken");
  expect(await codeOf(moveSeries(couple.b, { seriesId, appointments: [] }, later(5)))).toBe("too-few-dates");
});
