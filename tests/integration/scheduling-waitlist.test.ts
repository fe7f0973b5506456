import { expect, test } from "vitest";
import { acceptOffer, declineOffer } from "#app/domain/scheduling/answer-offer.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { joinWaitlist, leaveWaitlist, type WaitlistInput } from "#app/domain/scheduling/join-waitlist.server";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import {
  listOwnWaitlist,
  listTherapistWaitlist,
  readOffer,
} from "#app/domain/scheduling/waitlist-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { amara, at, both, couple, form, later, luis, others, stranger } from "#tests/fixtures/booked-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aCouple, clock } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";

const wish = (chartId: string, change: Partial<WaitlistInput> = {}): WaitlistInput => ({
  chartId,
  therapistSlug: amara.slug,
  serviceSlug: "couple-50",
  weekdays: [],
  parts: [],
  fromDate: "2026-11-23",
  untilDate: "2026-12-31",
  ...change,
});
type Couple = { a: Actor; b: Actor; chartId: string };

/** A session of the other couple that is booked and given back: the time that becomes free. */
async function freed(startsAt: string): Promise<{ freedSlotId: string }> {
  const input = form(startsAt, { chartId: others.chartId, attending: both(others) });
  const { appointmentId } = await bookAppointment(others.a, input, clock);
  await cancelAppointment(others.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  const slot = await db.freedSlot.findFirstOrThrow({
    where: { startsAt: at(startsAt) },
    orderBy: { id: "desc" },
  });
  return { freedSlotId: slot.id };
}
const offerOf = async (who: Couple, now = later(4)) => (await listOwnWaitlist(who.a, now))[0]?.offer ?? null;
async function accept(who: Couple, offerId: string, actor: Actor, minutes = 5) {
  const made = await acceptOffer(
    actor,
    { offerId, attending: both(who), agreedCents: 16_500 },
    later(minutes),
  );
  return { appointmentId: "appointmentId" in made ? made.appointmentId : "" };
}
/** Nobody waits any more, and the couple has no session ahead that would come sooner than what is offered. */
async function leaveAll() {
  await db.waitlistEntry.updateMany({ data: { closedAt: new Date() } });
  const theirs = { chartId: couple.chartId, status: "booked" as const };
  await db.appointmentMember.updateMany({ where: { appointment: theirs }, data: { live: false } });
  await db.appointment.updateMany({ where: theirs, data: { status: "cancelled" } });
}

test("nothing is noted for a time that nobody waits for", async () => {
  const input = form("2026-11-30T15:00:00Z");
  const { appointmentId } = await bookAppointment(couple.a, input, clock);
  await cancelAppointment(couple.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  expect(await db.freedSlot.count()).toBe(0);
});

test("a freed time is held for whoever needs it most, then for the next, each told by mail", async () => {
  const newcomers = await aCouple(amara, ["Ana", "Bea"]);
  await bookAppointment(couple.a, form("2026-12-18T15:00:00Z"), clock);
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  await joinWaitlist(newcomers.b, wish(newcomers.chartId, { weekdays: [2], parts: ["Morning"] }), clock);
  const slot = await freed("2026-12-01T15:00:00Z");
  await offerFreedSlot(slot, later(3));
  const first = await offerOf(newcomers);
  expect(first).toMatchObject({
    startsAt: "2026-12-01T15:00:00.000Z",
    expiresAt: "2026-11-23T17:03:00.000Z",
  });
  expect(await offerOf(couple)).toBeNull();
  const mails = await db.outboundMessage.findMany({
    where: { dedupeKey: { startsWith: `offer:${first?.id}` } },
  });
  expect(mails.map((mail) => mail.personId).sort()).toEqual(
    [newcomers.a.personId, newcomers.b.personId].sort(),
  );
  const openings = await findOpenings(
    { serviceSlug: "couple-50", therapistSlug: amara.slug, states: [], days: 14 },
    later(4),
  );
  expect(openings.openings.map((one) => one.startsAt.toISOString())).not.toContain(
    "2026-12-01T15:00:00.000Z",
  );

  await offerFreedSlot(slot, later(60));
  expect(await offerOf(couple, later(61))).toBeNull();
  await offerFreedSlot(slot, later(244));
  expect(await offerOf(newcomers, later(245))).toBeNull();
  expect(await codeOf(accept(newcomers, first?.id ?? "", newcomers.a, 245))).toBe("offer-over");
  const second = await offerOf(couple, later(245));
  expect(second?.startsAt).toBe("2026-12-01T15:00:00.000Z");
  const { appointmentId } = await accept(couple, second?.id ?? "", couple.b, 246);
  expect(await db.appointment.count({ where: { id: appointmentId, status: "booked" } })).toBe(1);
  expect(await listOwnWaitlist(couple.a, later(247))).toEqual([]);
  await leaveAll();
});

test("partners who accept at once book once, and taking it back puts them on the list again", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  const slot = await freed("2026-12-02T15:00:00Z");
  await offerFreedSlot(slot, later(3));
  const offer = await offerOf(couple);
  const accepted = await Promise.all([couple.a, couple.b].map((who) => accept(couple, offer?.id ?? "", who)));
  expect(new Set(accepted.map((one) => one.appointmentId)).size).toBe(1);
  const appointmentId = accepted[0]?.appointmentId ?? "";
  expect(await codeOf(declineOffer(couple.a, { offerId: offer?.id ?? "" }, later(5)))).toBe("offer-over");
  await undoNow(couple.a, { appointmentId }, later(6));
  expect(await listOwnWaitlist(couple.b, later(7))).toHaveLength(1);
  const again = await db.freedSlot.findFirstOrThrow({ orderBy: { id: "desc" } });
  await offerFreedSlot({ freedSlotId: again.id }, later(7));
  expect(await offerOf(couple, later(8))).toBeNull();
  await leaveAll();
});

test("declining gives the time to the next at once, and nobody is asked twice about it", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  const slot = await freed("2026-12-03T15:00:00Z");
  await offerFreedSlot(slot, later(3));
  const offerId = (await offerOf(couple))?.id ?? "";
  await declineOffer(couple.b, { offerId }, later(5));
  await declineOffer(couple.a, { offerId }, later(5));
  await offerFreedSlot(slot, later(6));
  expect(await offerOf(couple, later(7))).toBeNull();
  expect(
    (await db.freedSlot.findUniqueOrThrow({ where: { id: slot.freedSlotId } })).settledAt,
  ).not.toBeNull();
  expect(await listOwnWaitlist(couple.a, later(7))).toHaveLength(1);
  await leaveAll();
});

test("an undone cancellation offers nothing, nor does a time that has come too close", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  const input = form("2026-12-04T15:00:00Z", { chartId: others.chartId, attending: both(others) });
  const { appointmentId } = await bookAppointment(others.a, input, clock);
  await cancelAppointment(others.a, { appointmentId, version: 1, agreedFeeCents: 0 }, clock);
  await undoNow(others.a, { appointmentId }, later(2));
  const back = await db.freedSlot.findFirstOrThrow({ where: { startsAt: at("2026-12-04T15:00:00Z") } });
  await offerFreedSlot({ freedSlotId: back.id }, later(3));
  expect(await offerOf(couple)).toBeNull();
  const slot = await freed("2026-12-07T15:00:00Z");
  await offerFreedSlot(slot, () => at("2026-12-07T12:45:00Z"));
  expect(await db.waitlistOffer.count({ where: { freedSlotId: slot.freedSlotId } })).toBe(0);
  await leaveAll();
});

test("of two jobs at once one asks", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  const slot = await freed("2026-12-08T15:00:00Z");
  await Promise.all([offerFreedSlot(slot, later(3)), offerFreedSlot(slot, later(3))]);
  expect(await db.waitlistOffer.count({ where: { freedSlotId: slot.freedSlotId } })).toBe(1);
  await declineOffer(couple.a, { offerId: (await offerOf(couple))?.id ?? "" }, later(4));
  await leaveAll();
});

test("a wish is said anew, not twice; what cannot be is refused by name, and nobody else's is found", async () => {
  await joinWaitlist(couple.a, wish(couple.chartId), clock);
  await joinWaitlist(couple.b, wish(couple.chartId, { weekdays: [1, 1, 3], parts: ["Afternoon"] }), clock);
  const [entry, ...rest] = await listOwnWaitlist(couple.a, clock);
  expect(rest).toEqual([]);
  expect(entry).toMatchObject({ weekdays: [1, 3], parts: ["Afternoon"] });
  expect(await listTherapistWaitlist(amara, clock)).toHaveLength(1);
  expect(await listTherapistWaitlist(luis, clock)).toEqual([]);
  expect(await codeOf(listTherapistWaitlist(couple.a, clock))).toBe("not-found");
  const wrong = (change: Partial<WaitlistInput>) =>
    codeOf(joinWaitlist(couple.a, wish(couple.chartId, change), clock));
  expect(await wrong({ untilDate: "2026-11-22" })).toBe("until-before-from");
  expect(await wrong({ untilDate: "2028-11-22" })).toBe("until-too-far");
  expect(await wrong({ therapistSlug: luis.slug })).toBe("not-found");
  expect(await codeOf(joinWaitlist(stranger, wish(couple.chartId), clock))).toBe("not-found");
  const slot = await freed("2026-12-09T20:00:00Z");
  await offerFreedSlot(slot, later(3));
  const offerId = (await offerOf(couple))?.id ?? "";
  for (const actor of [stranger, others.a, amara]) {
    expect(await codeOf(readOffer(actor, offerId))).toBe("not-found");
    expect(await codeOf(declineOffer(actor, { offerId }, clock))).toBe("not-found");
    expect(await codeOf(leaveWaitlist(actor, { entryId: entry?.id ?? "" }, clock))).toBe("not-found");
    const taking = acceptOffer(actor, { offerId, attending: both(couple), agreedCents: 16_500 }, later(5));
    expect(await codeOf(taking)).toBe("not-found");
  }
  await leaveWaitlist(couple.b, { entryId: entry?.id ?? "" }, later(6));
  await leaveWaitlist(couple.b, { entryId: entry?.id ?? "" }, later(6));
  expect(await listOwnWaitlist(couple.a, later(7))).toEqual([]);
});
