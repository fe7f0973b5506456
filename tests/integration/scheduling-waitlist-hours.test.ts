import { expect, test } from "vitest";
import { declineOffer } from "#app/domain/scheduling/answer-offer.server";
import { goOnWaiting } from "#app/domain/scheduling/go-on-waiting.server";
import { joinWaitlist, type WaitlistInput } from "#app/domain/scheduling/join-waitlist.server";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import {
  addDatedChange,
  addHours,
  endHours,
  removeDatedChange,
} from "#app/domain/scheduling/set-availability.server";
import { listOwnWaitlist } from "#app/domain/scheduling/waitlist-queries.server";
import { db } from "#app/platform/db/client.server";
import { amara, couple, later, others } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { clock } from "#tests/fixtures/scheduling-world";

const wish = (chartId: string): WaitlistInput => ({
  ...{ chartId, therapistSlug: amara.slug, serviceSlug: "couple-50", weekdays: [], parts: [] },
  ...{ fromDate: "2026-11-23", untilDate: "2026-12-31" },
});
const freedTimes = async () => {
  const rows = await db.freedSlot.findMany({ where: { settledAt: null }, orderBy: { startsAt: "asc" } });
  return rows.map((row) => ({ freedSlotId: row.id, startsAt: row.startsAt.toISOString() }));
};
const jobsOf = async (freedSlotId: string) => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE data->'payload'->>'freedSlotId' = ${freedSlotId}`;
  return row?.count;
};
const NONE = { freedSlotId: "", startsAt: "" };
const SATURDAY = { kind: "open" as const, onDate: "2026-11-28", fromMinute: 600, toMinute: 720 };

test("hours that open while nobody waits are noted for nobody", async () => {
  await addDatedChange(amara, { ...SATURDAY, onDate: "2026-12-05" }, clock);
  expect(await db.freedSlot.count()).toBe(0);
});

test("an extra morning is offered to two who wait, an hour each, and who says no to one is asked about the next", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  await addDatedChange(amara, SATURDAY, clock);
  await addDatedChange(amara, SATURDAY, clock);
  const [ten, eleven, ...rest] = await freedTimes();
  expect([ten?.startsAt, eleven?.startsAt]).toEqual(["2026-11-28T15:00:00.000Z", "2026-11-28T16:00:00.000Z"]);
  expect(rest).toEqual([]);
  if (!ten || !eleven) return;
  expect([await jobsOf(ten.freedSlotId), await jobsOf(eleven.freedSlotId)]).toEqual([1, 1]);

  await offerFreedSlot(ten, later(3));
  await offerFreedSlot(eleven, later(3));
  const [entry] = await listOwnWaitlist(couple.a, later(4));
  expect(entry?.offer?.startsAt).toBe(ten.startsAt);
  // Kept until the couple has decided, and asked again then.
  expect(await jobsOf(eleven.freedSlotId)).toBe(2);
  await declineOffer(couple.b, { offerId: entry?.offer?.id ?? "" }, later(5));
  await joinWaitlist(others.a, wish(others.chartId), later(5));
  await offerFreedSlot(ten, later(6));
  await offerFreedSlot(eleven, later(243));
  const offerOf = async (who: typeof couple) => (await listOwnWaitlist(who.a, later(7)))[0]?.offer?.startsAt;
  expect(await offerOf(others)).toBe(ten.startsAt);
  expect(await offerOf(couple)).toBe(eleven.startsAt);
});

test("weekly hours open on each of their weeks up to the horizon, time off that ends opens the hours under it", async () => {
  await db.freedSlot.updateMany({ data: { settledAt: new Date() } });
  const { horizonDays } = await db.practice.findFirstOrThrow({ select: { horizonDays: true } });
  await addHours(amara, { weekdays: [6], fromMinute: 780, toMinute: 840 }, clock);
  const saturdays = await freedTimes();
  expect(saturdays.map((one) => one.startsAt).slice(0, 2)).toEqual([
    "2026-11-28T18:00:00.000Z",
    "2026-12-05T18:00:00.000Z",
  ]);
  expect(Math.abs(saturdays.length - horizonDays / 7)).toBeLessThanOrEqual(1);
  const hours = await db.availability.findFirstOrThrow({
    where: { therapistId: amara.therapistId ?? "", weekday: 6 },
  });
  await db.freedSlot.updateMany({ data: { settledAt: new Date() } });
  await endHours(amara, { id: hours.id }, clock);
  expect(await freedTimes()).toEqual([]);

  await addDatedChange(amara, { kind: "closed", onDate: "2026-12-01" }, clock);
  expect(await freedTimes()).toEqual([]);
  const off = await db.availabilityException.findFirstOrThrow({ where: { kind: "closed" } });
  await removeDatedChange(amara, { id: off.id }, clock);
  const back = await freedTimes();
  expect(back.length).toBeGreaterThan(3);
  expect(new Set(back.map((one) => one.startsAt.slice(0, 10)))).toEqual(new Set(["2026-12-01"]));
});

test("hours that close again before anybody was asked are offered to nobody", async () => {
  await db.freedSlot.updateMany({ data: { settledAt: new Date() } });
  const sunday = { ...SATURDAY, onDate: "2026-11-29" };
  await addDatedChange(amara, sunday, clock);
  const [first] = await freedTimes();
  const row = await db.availabilityException.findFirstOrThrow({
    orderBy: { onDate: "desc" },
    where: { kind: "open", fromMinute: 600, onDate: new Date("2026-11-29") },
  });
  await removeDatedChange(amara, { id: row.id }, clock);
  await offerFreedSlot(first ?? { freedSlotId: "" }, later(3));
  expect(await db.waitlistOffer.count({ where: { freedSlotId: first?.freedSlotId ?? "" } })).toBe(0);
});

const DAY = 24 * 60;
const mailsOfPause = () => db.outboundMessage.count({ where: { template: "waiting-paused" } });

test("who lets an offer run out is asked about the next hour a day later, and after two in a row once they still wait", async () => {
  await db.freedSlot.updateMany({ data: { settledAt: new Date() } });
  await db.waitlistEntry.updateMany({ data: { closedAt: new Date() } });
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  await addDatedChange(amara, { ...SATURDAY, onDate: "2026-12-12", toMinute: 780 }, clock);
  const times = await freedTimes();
  expect(times).toHaveLength(3);
  const [ten = NONE, eleven = NONE, noon = NONE] = times;
  const offerAt = async (minutes: number) =>
    (await listOwnWaitlist(couple.b, later(minutes)))[0]?.offer?.startsAt;
  /** What the jobs of all three do at that moment. */
  const ask = async (minutes: number) => {
    for (const time of times) await offerFreedSlot(time, later(minutes));
  };

  await ask(3);
  expect(await offerAt(4)).toBe(ten.startsAt);
  for (const minutes of [243, 600, DAY]) {
    await ask(minutes);
    expect(await offerAt(minutes + 1)).toBeUndefined();
  }
  await ask(DAY + 3);
  expect(await offerAt(DAY + 4)).toBe(eleven.startsAt);
  expect(await mailsOfPause()).toBe(0);

  await ask(DAY + 243);
  expect(await mailsOfPause()).toBe(2);
  await ask(2 * DAY + 3);
  const [entry] = await listOwnWaitlist(couple.b, later(2 * DAY + 4));
  expect(entry).toMatchObject({ paused: true, offer: null });
  expect((await freedTimes()).map((one) => one.startsAt)).not.toContain(noon.startsAt);

  const entryId = entry?.id ?? "";
  for (const actor of [others.a, amara])
    expect(await codeOf(goOnWaiting(actor, { entryId }))).toBe("not-found");
  await goOnWaiting(couple.b, { entryId });
  await goOnWaiting(couple.a, { entryId });
  await addDatedChange(amara, { ...SATURDAY, onDate: "2026-12-19" }, later(2 * DAY + 5));
  for (const time of await freedTimes()) await offerFreedSlot(time, later(2 * DAY + 10));
  expect(await offerAt(2 * DAY + 11)).toBe("2026-12-19T15:00:00.000Z");
  expect(await mailsOfPause()).toBe(2);
});

test("a no in between is an answer: the next offer that runs out is the first again", async () => {
  const [entry] = await listOwnWaitlist(couple.a, later(2 * DAY + 11));
  await db.waitlistEntry.updateMany({ where: { id: entry?.id ?? "" }, data: { unanswered: 1 } });
  await declineOffer(couple.a, { offerId: entry?.offer?.id ?? "" }, later(2 * DAY + 12));
  const { unanswered } = await db.waitlistEntry.findUniqueOrThrow({ where: { id: entry?.id ?? "" } });
  expect(unanswered).toBe(0);
});
