import { expect, test } from "vitest";
import { acceptRequest, declineRequest, withdrawRequest } from "#app/domain/scheduling/answer-request.server";
import { forPractice } from "#app/domain/scheduling/appointment-party";
import { bookOrAsk } from "#app/domain/scheduling/ask-to-book.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { readCalendar } from "#app/domain/scheduling/calendar-queries.server";
import { expireRequest } from "#app/domain/scheduling/expire-request.server";
import { listOpenRequests, readRequest } from "#app/domain/scheduling/request-queries.server";
import { setAskFirst } from "#app/domain/scheduling/set-ask-first.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import {
  anAskingCouple,
  asked,
  formOf,
  isFree,
  mailsTo,
  sessionsOf,
  stateOf,
} from "#tests/fixtures/asking-world";
import { amara, both, couple, form, later, luis, others, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const YES = 16_500;

/** What the therapist's calendar says of times that are kept on a day. */
const heldOn = async (at: string) => {
  const { blocks } = await readCalendar(amara, { view: "day", date: at.slice(0, 10) }, clock);
  return blocks.filter(({ status }) => status === "Held").map(({ fullText }) => fullText);
};

test("where nobody has to ask, booking is as it was", async () => {
  const made = await bookOrAsk(couple.a, form("2026-12-01T14:00:00Z"), clock);
  expect(made).toHaveProperty("appointmentId");
  expect(await db.timeRequest.count()).toBe(0);
});

test("one member asks, the time is kept, the other says yes once, and it is booked for both", async () => {
  const us = await anAskingCouple();
  const at = "2026-12-01T15:00:00Z";
  expect(await codeOf(bookAppointment(us.a, formOf(us, at), clock))).toBe("ask-first");
  const requestId = await asked(us, at);
  expect(await isFree(at)).toBe(false);
  expect(await heldOn(at)).toEqual([
    "Tue, Dec 1, 10:00 AM ET, Couple session, 50 minutes, held for somebody until Tue, Nov 24, 8:00 AM ET",
  ]);
  expect(await sessionsOf(us)).toEqual([]);
  expect(await mailsTo(`asked:${requestId}`)).toEqual([us.b.personId]);
  const [seen] = await listOpenRequests(us.b, later(1));
  expect(seen).toMatchObject({ id: requestId, isYours: false, expiresAt: "2026-11-24T13:00:00.000Z" });
  expect((await listOpenRequests(us.a, later(1)))[0]?.isYours).toBe(true);
  expect(await codeOf(acceptRequest(us.b, { requestId, agreedCents: 1 }, later(5)))).toBe("price-changed");
  const say = () => acceptRequest(us.b, { requestId, agreedCents: YES }, later(5));
  const paths = await Promise.all([say(), say()]);
  const [session, ...more] = await sessionsOf(us);
  expect(more).toEqual([]);
  expect(session).toMatchObject({ status: "booked", agreedCents: YES, bookedById: us.b.personId });
  expect(new Set(paths.map((one) => one.path))).toEqual(new Set([`/client/sessions/${session?.id}`]));
  expect(await mailsTo(`appointment:${session?.id}`)).toEqual([us.a.personId, us.b.personId].sort());
  expect(await listOpenRequests(us.b, later(6))).toEqual([]);
});

test("who says yes says where they will be; a state without a license books nothing and leaves the question open", async () => {
  const us = await anAskingCouple();
  const requestId = await asked(us, "2026-12-11T15:00:00Z");
  const say = (state: string) => acceptRequest(us.b, { requestId, agreedCents: YES, state }, later(5));
  expect(await codeOf(say("TX"))).toBe("not-licensed");
  expect(await stateOf(requestId)).toBe("open");
  await say("VA");
  const [session] = await sessionsOf(us);
  const members = await db.appointmentMember.findMany({
    where: { appointmentId: session?.id },
    select: { personId: true, state: true },
  });
  expect(members).toEqual(expect.arrayContaining(both(us, ["VA", "VA"])));
});

test("what the mail says is neutral: no name of anybody else, and no service", async () => {
  const us = await anAskingCouple(["Wanda", "Xaver"]);
  const requestId = await asked(us, "2026-12-01T16:00:00Z");
  const where = { dedupeKey: { startsWith: `asked:${requestId}` } };
  const mail = await db.outboundMessage.findFirstOrThrow({ where });
  expect(mail.sendAt).toEqual(later(3)());
  const { contentSealed, ...rest } = mail;
  const { text } = await openContent(db, { ...rest, contentSealed: contentSealed ?? new Uint8Array() });
  expect(`${mail.subject} ${text}`).not.toMatch(/Wanda|couple|partner|therap|session/i);
  expect(text).toContain("Tue, Dec 1, 11:00 AM ET");
  expect(text).toContain(`/client/requests/${requestId}`);
});

test("a form that is sent twice asks once, and nobody else can use its key", async () => {
  const us = await anAskingCouple();
  const input = formOf(us, "2026-12-01T17:00:00Z");
  const made = await Promise.all([bookOrAsk(us.a, input, clock), bookOrAsk(us.a, input, clock)]);
  expect(made[0]).toEqual(made[1]);
  expect(await db.timeRequest.count({ where: { chartId: us.chartId } })).toBe(1);
  const them = await anAskingCouple(["Yes", "Zoe"]);
  const stolen = formOf(them, "2026-12-01T20:00:00Z", { requestKey: input.requestKey });
  expect(await codeOf(bookOrAsk(them.a, stolen, clock))).toBe("not-found");
});

test("a no gives the time back, and whoever asked is told", async () => {
  const us = await anAskingCouple();
  const requestId = await asked(us, "2026-12-02T15:00:00Z");
  await declineRequest(us.b, { requestId }, later(1));
  await declineRequest(us.b, { requestId }, later(2));
  expect(await isFree("2026-12-02T15:00:00Z")).toBe(true);
  expect(await mailsTo(`answered:${requestId}:declined`)).toEqual([us.a.personId]);
  expect(await mailsTo(`asked:${requestId}`)).toEqual([]);
  const late = acceptRequest(us.b, { requestId, agreedCents: YES }, later(3));
  expect(await codeOf(late)).toBe("request-over");
  expect(await sessionsOf(us)).toEqual([]);
});

test("who takes the question back within three minutes leaves no mail; later the other is told", async () => {
  const us = await anAskingCouple();
  const early = await asked(us, "2026-12-02T16:00:00Z");
  await withdrawRequest(us.a, { requestId: early }, later(2));
  expect(await mailsTo(`asked:${early}`)).toEqual([]);
  expect(await mailsTo(`answered:${early}`)).toEqual([]);
  const late = await asked(us, "2026-12-02T16:00:00Z");
  await withdrawRequest(us.a, { requestId: late }, later(10));
  expect(await mailsTo(`answered:${late}:withdrawn`)).toEqual([us.b.personId]);
  expect(await isFree("2026-12-02T16:00:00Z", 11)).toBe(true);
});

test("only who is asked answers, only who asked takes back, and nobody else finds it", async () => {
  const us = await anAskingCouple();
  const requestId = await asked(us, "2026-12-02T17:00:00Z");
  const accept = { requestId, agreedCents: YES };
  expect(await codeOf(acceptRequest(us.a, accept, later(1)))).toBe("not-asked");
  expect(await codeOf(declineRequest(us.a, { requestId }, later(1)))).toBe("not-asked");
  expect(await codeOf(withdrawRequest(us.b, { requestId }, later(1)))).toBe("not-yours");
  for (const actor of [stranger, others.a, amara]) {
    expect(await codeOf(readRequest(actor, requestId))).toBe("not-found");
    expect(await codeOf(acceptRequest(actor, accept, later(1)))).toBe("not-found");
    expect(await codeOf(declineRequest(actor, { requestId }, later(1)))).toBe("not-found");
    expect(await codeOf(setAskFirst(actor, { chartId: us.chartId, on: false }, clock))).toBe("not-found");
  }
  const left = { chartId: us.chartId, personId: us.b.personId };
  await db.chartMember.updateMany({ where: left, data: { leftAt: later(1)() } });
  expect(await codeOf(readRequest(us.b, requestId))).toBe("not-found");
  expect(await codeOf(declineRequest(us.b, { requestId }, later(2)))).toBe("not-found");
  expect(await codeOf(acceptRequest(us.b, accept, later(2)))).toBe("not-found");
});

test("a question nobody answers ends by itself, and a yes that comes too late books nothing", async () => {
  const us = await anAskingCouple();
  const requestId = await asked(us, "2026-12-03T15:00:00Z");
  await expireRequest({ requestId }, later(1_439));
  expect(await stateOf(requestId)).toBe("open");
  expect(await codeOf(acceptRequest(us.b, { requestId, agreedCents: YES }, later(1_440)))).toBe(
    "request-over",
  );
  await expireRequest({ requestId }, later(1_440));
  await expireRequest({ requestId }, later(1_441));
  expect(await stateOf(requestId)).toBe("expired");
  expect(await mailsTo(`answered:${requestId}:expired`)).toEqual([us.a.personId]);
  expect(await isFree("2026-12-03T15:00:00Z", 1_442)).toBe(true);
  const [{ start_after: due } = {}] = await db.$queryRawUnsafe<{ start_after: Date }[]>(
    "SELECT start_after FROM pgboss.job WHERE data->>'job' = 'scheduling.expire-request' AND data->'payload'->>'requestId' = $1",
    requestId,
  );
  expect(due).toEqual(later(1_440)());
});

test("a time that is kept is nobody else's, and of rivals one gets it", async () => {
  const us = await anAskingCouple();
  const at = "2026-12-03T16:00:00Z";
  const rivals = await Promise.all([
    codeOf(bookOrAsk(us.a, formOf(us, at), clock)),
    codeOf(bookOrAsk(others.a, form(at, { chartId: others.chartId, attending: both(others) }), clock)),
  ]);
  expect(rivals.filter((code) => code === "nothing was refused")).toHaveLength(1);
  expect(rivals).toContain("slot-taken");
  const kept = await asked(us, "2026-12-03T18:00:00Z");
  const office = {
    ...(await aPerson("Office")),
    roles: ["admin" as const],
    permissions: ["practice" as const],
  };
  const rude = form("2026-12-03T18:00:00Z", {
    chartId: others.chartId,
    attending: both(others),
    anyTime: true,
  });
  expect(await codeOf(bookAppointment(forPractice(office), rude, clock))).toBe("slot-taken");
  await acceptRequest(us.b, { requestId: kept, agreedCents: YES }, later(4));
  expect(await stateOf(kept)).toBe("accepted");
});

test("who comes alone asks nobody and leaves no trace; therapist and office ask nobody", async () => {
  const us = await anAskingCouple();
  const alone = [{ personId: us.a.personId, state: "VA" }];
  await bookAppointment(us.a, formOf(us, "2026-12-04T15:00:00Z", { attending: alone }), clock);
  expect(await db.timeRequest.count({ where: { chartId: us.chartId } })).toBe(0);
  const toOther = { personId: us.b.personId, template: { startsWith: "time-" } };
  expect(await db.outboundMessage.count({ where: toOther })).toBe(0);
  expect(await listOpenRequests(us.b, later(1))).toEqual([]);
  await bookAppointment(amara, formOf(us, "2026-12-04T16:00:00Z"), clock);
  const office = {
    ...(await aPerson("Desk")),
    roles: ["admin" as const],
    permissions: ["practice" as const],
  };
  await bookAppointment(forPractice(office), formOf(us, "2026-12-04T17:00:00Z"), clock);
  const forTheOther = [{ personId: us.b.personId, state: "VA" }];
  const input = formOf(us, "2026-12-04T18:00:00Z", { attending: forTheOther });
  expect(await codeOf(bookAppointment(us.a, input, clock))).toBe("ask-first");
});

test("at the yes everything is looked at again: licenses, prices, and other sessions of both", async () => {
  const us = await anAskingCouple();
  const busy = await asked(us, "2026-12-07T15:00:00Z");
  const elsewhere = { chartId: us.chartId, attending: [{ personId: us.a.personId, state: "VA" }] };
  const taken = formOf(us, "2026-12-07T16:30:00Z", elsewhere);
  const { appointmentId } = await bookAppointment(us.a, taken, clock);
  await db.appointmentMember.updateMany({
    where: { appointmentId },
    data: { startsAt: new Date("2026-12-07T15:00:00Z"), endsAt: new Date("2026-12-07T15:50:00Z") },
  });
  expect(await codeOf(acceptRequest(us.b, { requestId: busy, agreedCents: YES }, later(5)))).toBe(
    "person-busy",
  );
  expect(await stateOf(busy)).toBe("open");
  expect(await isFree("2026-12-07T15:00:00Z")).toBe(false);

  const licence = await asked(us, "2026-12-08T15:00:00Z");
  const ofAmara = { therapistId: amara.therapistId, state: "NC" };
  await db.licence.updateMany({ where: ofAmara, data: { validUntil: new Date("2026-12-05") } });
  expect(await codeOf(acceptRequest(us.b, { requestId: licence, agreedCents: YES }, later(5)))).toBe(
    "not-licensed",
  );
  await db.licence.updateMany({ where: ofAmara, data: { validUntil: new Date("2027-12-31") } });

  const price = { service: { slug: "couple-50" }, level: "licensed" as const };
  await db.servicePrice.updateMany({ where: price, data: { cents: 17_000 } });
  expect(await codeOf(acceptRequest(us.b, { requestId: licence, agreedCents: YES }, later(5)))).toBe(
    "price-changed",
  );
  await db.servicePrice.updateMany({ where: price, data: { cents: YES } });
  await acceptRequest(us.b, { requestId: licence, agreedCents: YES }, later(5));
  expect(await stateOf(licence)).toBe("accepted");
});

test("nobody is asked when somebody is elsewhere, when it is too soon, or about a fourth time at once", async () => {
  const us = await anAskingCouple();
  const wish = formOf(us, "2026-12-09T18:00:00Z");
  const { noticeMinutes } = await db.practice.findFirstOrThrow({ select: { noticeMinutes: true } });
  const tooSoon = () => new Date(wish.startsAt.getTime() - (noticeMinutes + 29) * 60_000);
  expect(await codeOf(bookOrAsk(us.a, wish, tooSoon))).toBe("too-soon-to-ask");
  expect(await isFree("2026-12-09T18:00:00Z")).toBe(true);
  const alone = { attending: [{ personId: us.b.personId, state: "VA" }] };
  const elsewhere = formOf(us, "2026-12-09T20:00:00Z", alone);
  await bookAppointment(us.b, elsewhere, clock);
  const { id: luisId } = await db.therapist.findFirstOrThrow({ where: { slug: luis.slug } });
  await db.careTeam.create({
    data: { id: newId(), chartId: us.chartId, therapistId: luisId, role: "member" },
  });
  const overlapping = { therapistSlug: luis.slug, attending: both(us, ["VA", "VA"]) };
  expect(await codeOf(bookOrAsk(us.a, formOf(us, "2026-12-09T20:30:00Z", overlapping), clock))).toBe(
    "person-busy",
  );
  for (const hour of ["14", "15", "16"]) await asked(us, `2026-12-09T${hour}:00:00Z`);
  expect(await codeOf(bookOrAsk(us.a, formOf(us, "2026-12-09T17:00:00Z"), clock))).toBe("too-many-asked");
  expect(await bookOrAsk(us.b, formOf(us, "2026-12-09T17:00:00Z"), clock)).toHaveProperty("requestId");
});

test("three minutes take back what a yes has booked; the yes is a no then, and whoever asked is told", async () => {
  const us = await anAskingCouple();
  const requestId = await asked(us, "2026-12-10T15:00:00Z");
  await acceptRequest(us.b, { requestId, agreedCents: YES }, later(5));
  const [session] = await sessionsOf(us);
  expect(session?.undoUntil).toEqual(later(8)());
  await undoNow(us.b, { appointmentId: session?.id ?? "" }, later(7));
  expect(await stateOf(requestId)).toBe("declined");
  expect(await mailsTo(`answered:${requestId}:declined`)).toEqual([us.a.personId]);
  expect(await mailsTo(`appointment:${session?.id}`)).toEqual([]);
  expect(await isFree("2026-12-10T15:00:00Z", 8)).toBe(true);
  const again = await asked(us, "2026-12-10T15:00:00Z", later(9));
  await acceptRequest(us.b, { requestId: again, agreedCents: YES }, later(20));
  const booked = (await sessionsOf(us)).find((one) => one.status === "booked");
  await undoNow(us.a, { appointmentId: booked?.id ?? "" }, later(21));
  expect(await stateOf(again)).toBe("withdrawn");
  expect(await mailsTo(`answered:${again}:withdrawn`)).toEqual([us.b.personId]);

  // Whoever has said yes within the three minutes of the question knows of it, mail or no mail.
  const quick = await asked(us, "2026-12-10T15:00:00Z", later(30));
  await acceptRequest(us.b, { requestId: quick, agreedCents: YES }, later(31));
  const soon = (await sessionsOf(us)).find((one) => one.status === "booked");
  await undoNow(us.a, { appointmentId: soon?.id ?? "" }, later(32));
  expect(await mailsTo(`answered:${quick}:withdrawn`)).toEqual([us.b.personId]);
});
