import { expect, test } from "vitest";
import { acceptOffer, declineOffer } from "#app/domain/scheduling/answer-offer.server";
import { acceptRequest, declineRequest, withdrawRequest } from "#app/domain/scheduling/answer-request.server";
import { bookSeriesOrAsk, moveSeriesOrAsk } from "#app/domain/scheduling/ask-for-series.server";
import { moveOrAsk } from "#app/domain/scheduling/ask-to-move.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { joinWaitlist } from "#app/domain/scheduling/join-waitlist.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import { listOpenRequests, requestAboutOffer } from "#app/domain/scheduling/request-queries.server";
import { listOwnWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import {
  anAskingCouple,
  type Couple,
  formOf,
  isFree,
  mailsTo,
  sessionsOf,
  stateOf,
} from "#tests/fixtures/asking-world";
import { amara, at, both, form, later, others } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const YES = 16_500;

/** A session of the couple that their therapist has booked. */
async function aSession(us: Couple, startsAt: string): Promise<string> {
  const { appointmentId } = await bookAppointment(amara, formOf(us, startsAt), () =>
    at("2026-11-20T13:00:00Z"),
  );
  return appointmentId;
}

async function askedToMove(us: Couple, appointmentId: string, to: string): Promise<string> {
  const { requestId } = await moveOrAsk(us.a, { appointmentId, startsAt: at(to), version: 1 }, clock);
  return requestId ?? "";
}

const startOf = async (id: string): Promise<string> =>
  (await db.appointment.findUniqueOrThrow({ where: { id } })).startsAt.toISOString();

test("a move is asked about: both times are kept, and a yes moves it", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-12-01T15:00:00Z");
  const to = "2026-12-02T15:00:00Z";
  const input = { appointmentId: id, startsAt: at(to), version: 1 };
  expect(await codeOf(moveAppointment(us.a, input, clock))).toBe("ask-first");
  const made = await Promise.all([moveOrAsk(us.a, input, clock), moveOrAsk(us.a, input, clock)]);
  expect(made[0]).toEqual(made[1]);
  const requestId = made[0]?.requestId ?? "";
  expect([await isFree(to), await isFree("2026-12-01T15:00:00Z")]).toEqual([false, false]);
  expect(await startOf(id)).toBe("2026-12-01T15:00:00.000Z");
  expect(await mailsTo(`asked:${requestId}`)).toEqual([us.b.personId]);
  const { path } = await acceptRequest(us.b, { requestId, agreedCents: YES }, later(5));
  expect(path).toBe(`/client/sessions/${id}`);
  expect(await startOf(id)).toBe("2026-12-02T15:00:00.000Z");
  expect(await isFree("2026-12-01T15:00:00Z")).toBe(true);
  expect(await db.appointment.count({ where: { status: "held", startsAt: at(to) } })).toBe(0);
  expect(await undoNow(us.b, { appointmentId: id }, later(6))).toBe("move");
  expect(await startOf(id)).toBe("2026-12-01T15:00:00.000Z");
  expect(await stateOf(requestId)).toBe("declined");
});

test("a session moves by half an hour: what it keeps itself needs no hold", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-12-03T15:00:00Z");
  const requestId = await askedToMove(us, id, "2026-12-03T15:30:00Z");
  const held = await db.appointment.findFirstOrThrow({
    where: { status: "held", therapistId: amara.therapistId },
  });
  expect([held.blockedFrom, held.blockedUntil]).toEqual([
    at("2026-12-03T16:00:00Z"),
    at("2026-12-03T16:30:00Z"),
  ]);
  await acceptRequest(us.b, { requestId, agreedCents: YES }, later(5));
  expect(await startOf(id)).toBe("2026-12-03T15:30:00.000Z");
});

test("while a move waits nothing else is asked about that session; another change ends the question", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-12-04T15:00:00Z");
  const requestId = await askedToMove(us, id, "2026-12-04T17:00:00Z");
  const other = { appointmentId: id, startsAt: at("2026-12-04T18:00:00Z"), version: 1 };
  expect(await codeOf(moveOrAsk(us.b, other, clock))).toBe("asked-already");
  await cancelAppointment(us.b, { appointmentId: id, version: 1, agreedFeeCents: 0 }, later(5));
  expect(await stateOf(requestId)).toBe("overtaken");
  expect(await mailsTo(`asked:${requestId}`)).toEqual([]);
  expect(await isFree("2026-12-04T17:00:00Z", 6)).toBe(true);
  expect(await codeOf(acceptRequest(us.b, { requestId, agreedCents: YES }, later(6)))).toBe("request-over");
  expect(await listOpenRequests(us.a, later(6))).toEqual([]);
});

test("therapists move at once; the holder of a mailed link has to sign in to ask", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-12-07T15:00:00Z");
  const link = { appointmentId: id, personId: us.a.personId };
  const input = { appointmentId: id, startsAt: at("2026-12-07T17:00:00Z"), version: 1 };
  expect(await codeOf(moveOrAsk(link, input, clock))).toBe("ask-first");
  expect((await readChange(us.a, id, clock)).asks).toEqual(["Vic"]);
  expect((await readChange(amara, id, clock)).asks).toEqual([]);
  expect(await moveOrAsk(amara, input, clock)).toEqual({ requestId: null });
});

test("nobody is asked to move a session longer than it can be moved", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-11-24T18:00:00Z");
  const requestId = await askedToMove(us, id, "2026-12-08T15:00:00Z");
  const { expiresAt } = await db.timeRequest.findUniqueOrThrow({ where: { id: requestId } });
  expect(expiresAt).toEqual(at("2026-11-23T18:00:00Z"));
});

test("a regular time is one question: all its dates are kept, and one yes books them as a series", async () => {
  const us = await anAskingCouple();
  const days = ["2026-12-09", "2026-12-16", "2026-12-23"].map((day) => `${day}T15:00:00Z`);
  const { requestKey, ...rest } = formOf(us, days[0] ?? "");
  const dates = days.map((day) => ({ startsAt: at(day), agreedCents: YES }));
  const input = { ...rest, requestKey, everyWeeks: 1 as const, dates };
  const made = await bookSeriesOrAsk(us.a, input, clock);
  expect(await bookSeriesOrAsk(us.a, input, clock)).toEqual(made);
  const requestId = "requestId" in made ? made.requestId : "";
  for (const day of days) expect(await isFree(day)).toBe(false);
  expect(await codeOf(acceptRequest(us.b, { requestId, agreedCents: YES }, later(5)))).toBe("price-changed");
  const { path } = await acceptRequest(us.b, { requestId, agreedCents: 3 * YES }, later(5));
  const sessions = await sessionsOf(us);
  expect(sessions.map((one) => one.startsAt)).toEqual(days.map(at));
  expect(path).toBe(`/client/sessions/series/${sessions[0]?.seriesId}`);

  const seriesId = sessions[0]?.seriesId ?? "";
  const appointments = sessions.slice(1).map((one) => {
    const startsAt = new Date(one.startsAt.getTime() + 2 * 3_600_000);
    return { id: one.id, version: one.version, startsAt };
  });
  const moved = await moveSeriesOrAsk(us.b, { seriesId, appointments }, later(20));
  expect(moved.requestId).not.toBeNull();
  await acceptRequest(us.a, { requestId: moved.requestId ?? "", agreedCents: 2 * YES }, later(21));
  expect((await sessionsOf(us)).map((one) => one.startsAt.toISOString().slice(0, 13))).toEqual([
    "2026-12-09T15",
    "2026-12-16T17",
    "2026-12-23T17",
  ]);
  await undoNow(us.a, { appointmentId: sessions[1]?.id ?? "" }, later(22));
  expect((await sessionsOf(us)).map((one) => one.startsAt)).toEqual(days.map(at));
  expect(await stateOf(moved.requestId ?? "")).toBe("declined");
});

test("of a regular time nothing is kept where one date cannot be had", async () => {
  const us = await anAskingCouple();
  const days = ["2026-12-10T15:00:00Z", "2026-12-17T15:00:00Z"];
  await bookAppointment(
    others.a,
    form(days[1] ?? "", { chartId: others.chartId, attending: both(others) }),
    clock,
  );
  const dates = days.map((day) => ({ startsAt: at(day), agreedCents: YES }));
  const input = { ...formOf(us, days[0] ?? ""), everyWeeks: 1 as const, dates };
  expect(await codeOf(bookSeriesOrAsk(us.a, input, clock))).toBe("dates-taken");
  expect(await db.timeRequest.count({ where: { chartId: us.chartId } })).toBe(0);
  expect(await isFree(days[0] ?? "")).toBe(true);
});

/** A time that somebody gave back, offered to the couple. */
async function anOffer(us: Couple, startsAt: string): Promise<string> {
  const wish = { therapistSlug: amara.slug, serviceSlug: "couple-50", weekdays: [], parts: [] };
  const until = { fromDate: "2026-11-23", untilDate: "2026-12-31" };
  await joinWaitlist(us.a, { ...wish, ...until, chartId: us.chartId }, clock);
  const input = form(startsAt, { chartId: others.chartId, attending: both(others) });
  const { appointmentId } = await bookAppointment(others.a, input, clock);
  await cancelAppointment(others.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  const slot = await db.freedSlot.findFirstOrThrow({
    where: { startsAt: at(startsAt) },
    orderBy: { id: "desc" },
  });
  await offerFreedSlot({ freedSlotId: slot.id }, later(3));
  return (await listOwnWaitlist(us.a, later(4)))[0]?.offer?.id ?? "";
}

test("a time of the waiting list is asked about too: it stays kept as long as it was, and a yes ends the waiting", async () => {
  const us = await anAskingCouple();
  const offerId = await anOffer(us, "2026-12-11T15:00:00Z");
  const take = (who: Couple["a"]) =>
    acceptOffer(who, { offerId, attending: both(us), agreedCents: YES }, later(5));
  const made = await take(us.a);
  const requestId = "requestId" in made ? made.requestId : "";
  expect(await take(us.b)).toEqual({ requestId });
  const { expiresAt } = await db.timeRequest.findUniqueOrThrow({ where: { id: requestId } });
  expect(expiresAt).toEqual(later(243)());
  expect(await requestAboutOffer(us.b, offerId)).toBe(requestId);
  expect((await listOwnWaitlist(us.b, later(6)))[0]?.offer).toBeNull();
  expect(await codeOf(declineOffer(us.b, { offerId }, later(6)))).toBe("offer-over");
  await acceptRequest(us.b, { requestId, agreedCents: YES }, later(7));
  expect(await listOwnWaitlist(us.a, later(8))).toEqual([]);
  const [session] = await sessionsOf(us);
  const offer = await db.waitlistOffer.findUniqueOrThrow({ where: { id: offerId } });
  expect(offer).toMatchObject({ state: "accepted", appointmentId: session?.id });
});

test("a time of the waiting list that one would take and the other said nothing about was not let go by", async () => {
  const us = await anAskingCouple();
  const offerId = await anOffer(us, "2026-12-22T15:00:00Z");
  await acceptOffer(us.a, { offerId, attending: both(us), agreedCents: YES }, later(5));
  const { freedSlotId, entryId } = await db.waitlistOffer.findUniqueOrThrow({ where: { id: offerId } });
  await offerFreedSlot({ freedSlotId }, later(244));
  const closed = { where: { id: entryId }, data: { closedAt: later(245)() } };
  const { unanswered } = await db.waitlistEntry.update(closed);
  expect(unanswered).toBe(0);
});

test("a no to a time of the waiting list gives it to the next, and the chart goes on waiting", async () => {
  const us = await anAskingCouple();
  const offerId = await anOffer(us, "2026-12-14T15:00:00Z");
  const made = await acceptOffer(us.a, { offerId, attending: both(us), agreedCents: YES }, later(5));
  const requestId = "requestId" in made ? made.requestId : "";
  await declineRequest(us.b, { requestId }, later(6));
  const offer = await db.waitlistOffer.findUniqueOrThrow({ where: { id: offerId } });
  expect(offer.state).toBe("declined");
  expect(await listOwnWaitlist(us.a, later(7))).toHaveLength(1);
  const jobs = await db.$queryRawUnsafe<{ n: bigint }[]>(
    "SELECT count(*) AS n FROM pgboss.job WHERE data->'payload'->>'freedSlotId' = $1",
    offer.freedSlotId,
  );
  expect(Number(jobs[0]?.n)).toBe(3);
});

test("what is taken back keeps no time, and asking anew begins anew", async () => {
  const us = await anAskingCouple();
  const id = await aSession(us, "2026-12-15T15:00:00Z");
  const first = await askedToMove(us, id, "2026-12-15T18:00:00Z");
  await withdrawRequest(us.a, { requestId: first }, later(1));
  const second = await askedToMove(us, id, "2026-12-15T18:00:00Z");
  expect(second).not.toBe(first);
  expect(await db.timeRequest.count({ where: { chartId: us.chartId, requestKey: newId() } })).toBe(0);
});
