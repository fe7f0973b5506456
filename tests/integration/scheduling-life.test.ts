import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { bookSeries } from "#app/domain/scheduling/book-series.server";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server";
import { readChange } from "#app/domain/scheduling/change-queries.server";
import { holdSlot } from "#app/domain/scheduling/hold-slot.server";
import { joinWaitlist } from "#app/domain/scheduling/join-waitlist.server";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server";
import { offerFreedSlot } from "#app/domain/scheduling/offer-freed-slot.server";
import { setAppointmentStatus } from "#app/domain/scheduling/set-appointment-status.server";
import type { Actor } from "#app/domain/shared/actor";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { amara, both, couple, form, others } from "#tests/fixtures/booked-world";
import { asOwner } from "#tests/fixtures/database-owner";
import { NOW } from "#tests/fixtures/scheduling-world";
import { undoNow } from "#tests/fixtures/undo-now";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";

const RUNS = isLongRun ? 200 : 12;

/** One thing that somebody does; numbers choose among what there is at that moment. */
const step = fc.record({
  what: fc.constantFrom(
    ...(["hold", "book", "book", "series", "move", "move", "cancel", "cancel", "undo", "undo"] as const),
    ...(["done", "no_show", "late_cancelled", "offer", "wait", "sleep"] as const),
  ),
  who: fc.nat(1),
  day: fc.integer({ min: 0, max: 11 }),
  slot: fc.nat(15),
  pick: fc.nat(),
  minutes: fc.constantFrom(1, 2, 4, 30, 600, 2_000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

type Life = { now: number; steps: string[] };
const couples = () => [couple, others];

/** Half hours from 9 AM ET on, also such as are no opening at all. */
const timeOf = ({ day, slot }: Step): Date =>
  new Date(Math.floor(NOW.getTime() / DAY_MS) * DAY_MS + day * DAY_MS + 14 * HOUR_MS + slot * 30 * MINUTE_MS);

async function anyAppointment({
  pick,
}: Step): Promise<{ id: string; version: number; chartId: string } | null> {
  const rows = await db.appointment.findMany({
    where: { status: { not: "held" }, chartId: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, version: true, chartId: true },
  });
  const row = rows.length > 0 ? rows[pick % rows.length] : undefined;
  return row?.chartId ? { ...row, chartId: row.chartId } : null;
}

const actorFor = (chartId: string, who: number): Actor => {
  const found = couples().find((one) => one.chartId === chartId);
  if (!found) throw new Error("An appointment of nobody");
  return who === 0 ? found.a : found.b;
};

async function take(one: Step, life: Life): Promise<unknown> {
  const clock = () => new Date(life.now);
  const mine = couples()[one.pick % 2] ?? couple;
  const actor = one.who === 0 ? mine.a : mine.b;
  const startsAt = timeOf(one);
  const wish = form(startsAt.toISOString(), { chartId: mine.chartId, attending: both(mine) });
  if (one.what === "sleep") {
    life.now += one.minutes * MINUTE_MS;
    return null;
  }
  if (one.what === "hold")
    return holdSlot(
      actor,
      { therapistSlug: amara.slug, serviceSlug: "couple-50", startsAt, holdKey: newId() },
      clock,
    );
  if (one.what === "book") return bookAppointment(actor, wish, clock);
  if (one.what === "series") {
    const next = new Date(startsAt.getTime() + 7 * DAY_MS);
    const dates = [startsAt, next].map((date) => ({ startsAt: date, agreedCents: 16_500 }));
    return bookSeries(actor, { ...wish, everyWeeks: 1, dates }, clock);
  }
  if (one.what === "wait") {
    const when = { weekdays: [], parts: [], fromDate: "2026-11-23", untilDate: "2026-12-31" };
    const { chartId, therapistSlug, serviceSlug } = wish;
    return joinWaitlist(actor, { chartId, therapistSlug, serviceSlug, ...when }, clock);
  }
  if (one.what === "offer") {
    const freed = await db.freedSlot.findFirst({ where: { settledAt: null }, orderBy: { id: "desc" } });
    return freed ? offerFreedSlot({ freedSlotId: freed.id }, clock) : null;
  }
  return change(one, life);
}

async function change(one: Step, life: Life): Promise<unknown> {
  const clock = () => new Date(life.now);
  const found = await anyAppointment(one);
  if (!found) return null;
  const actor = actorFor(found.chartId, one.who);
  const at = { appointmentId: found.id, version: found.version };
  if (one.what === "move") return moveAppointment(actor, { ...at, startsAt: timeOf(one) }, clock);
  if (one.what === "undo") return undoNow(actor, at, clock);
  if (one.what === "cancel") {
    const { feeCents } = await readChange(actor, found.id, clock);
    return cancelAppointment(actor, { ...at, agreedFeeCents: feeCents }, clock);
  }
  const status = one.what as "done" | "no_show" | "late_cancelled";
  return setAppointmentStatus(amara, { ...at, status }, clock);
}

/** What must be so after every step, asked of the database itself; each count is 0. */
const INVARIANTS = `
SELECT
  (SELECT count(*)::int FROM appointment a JOIN appointment b ON a.id < b.id AND a.therapist_id = b.therapist_id
    AND a.status IN ('held', 'booked', 'done') AND b.status IN ('held', 'booked', 'done')
    AND a.blocked_from < b.blocked_until AND b.blocked_from < a.blocked_until) AS "therapist in two places",
  (SELECT count(*)::int FROM appointment_member a JOIN appointment_member b ON a.id < b.id AND a.person_id = b.person_id
    AND a.live AND b.live AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at) AS "member in two places",
  (SELECT count(*)::int FROM appointment_member m JOIN appointment a ON a.id = m.appointment_id
    WHERE m.live IS DISTINCT FROM (a.status IN ('held', 'booked', 'done'))
      OR m.starts_at <> a.starts_at OR m.ends_at <> a.ends_at) AS "member apart from their session",
  (SELECT count(*)::int FROM appointment WHERE ends_at - starts_at <> interval '50 minutes'
    OR blocked_until - ends_at <> interval '10 minutes' OR blocked_from <> starts_at) AS "length or buffer lost",
  (SELECT count(*)::int FROM appointment WHERE sequence <> version - 1) AS "change without a new sequence",
  (SELECT count(*)::int FROM appointment WHERE (status IN ('cancelled', 'late_cancelled')) <> (cancelled_at IS NOT NULL))
    AS "cancelled without a moment",
  (SELECT count(*)::int FROM appointment WHERE (status = 'done') <> (done_at IS NOT NULL)) AS "done without a moment",
  (SELECT count(*)::int FROM appointment WHERE (status = 'done') <> (done_at IS NOT NULL)) AS "done without a moment",
  (SELECT count(*)::int FROM (SELECT freed_slot_id FROM waitlist_offer WHERE state IN ('open', 'accepted')
    GROUP BY 1 HAVING count(*) > 1) twice) AS "one time offered to two",
  (SELECT count(*)::int FROM waitlist_offer o WHERE o.state = 'open' AND NOT EXISTS (SELECT 1 FROM appointment h
    WHERE h.request_key = o.hold_key::text AND h.status = 'held') AND o.expires_at > $1::timestamptz) AS "offer without a hold"`;

async function expectSound(life: Life): Promise<void> {
  const [counts = {}] = await db.$queryRawUnsafe<Record<string, number>[]>(INVARIANTS, new Date(life.now));
  const broken = Object.entries(counts).filter(([, count]) => count !== 0);
  expect({ broken, steps: broken.length > 0 ? life.steps : [] }).toEqual({ broken: [], steps: [] });
}

async function forgetEverything(): Promise<void> {
  for (const table of ["waitlist_offer", "freed_slot", "waitlist_entry", "appointment", "appointment_series"])
    await asOwner(`DELETE FROM ${table}`);
}

beforeEach(forgetEverything);

test("whatever people do in whatever order, calendars stay sound after every step", async () => {
  let taken = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      await forgetEverything();
      const life: Life = { now: NOW.getTime(), steps: [] };
      for (const one of steps) {
        const outcome = await take(one, life).then(
          () => "taken",
          (error: unknown) => {
            if (!isDomainError(error)) throw error;
            return error.code;
          },
        );
        if (outcome === "taken") taken += 1;
        else refused += 1;
        life.steps.push(`${one.what}: ${outcome}`);
        await expectSound(life);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  figure(`lives of appointments: ${RUNS} lives, ${taken} steps taken, ${refused} refused, 0 unsound`);
}, 900_000);
