import ICAL from "ical.js";
import { dayOf, type Entry } from "./calendar-entries.server";
import { greenwich } from "./calendar-zones.server";

/** Daily for fifty years. */
const MOST_STEPS = 20_000;
const PAUSE_EVERY = 50;
/** Walls are less than this away from the one at Greenwich. */
const APART_MS = 26 * 3_600_000;

const EVERY_DAY_OR_LESS: readonly string[] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

/** Half-open, in epoch milliseconds. */
type Window = { from: number; to: number };

/** The moments in a window at which an entry begins; ascending, none twice. Throws for odd rules. */
export function* startsOf(entry: Entry, window: Window): Generator<undefined, number[]> {
  const { wall, start } = entry;
  const isIn = (at: number): boolean => at >= window.from && at < window.to;
  const found = new Set<number>(wall.more.filter(isIn));
  if (isIn(start) && !wall.except.days.has(dayOf(wall.start))) found.add(start);
  for (const rule of wall.rules) {
    for (const { time, about } of yield* timesByRule(rule, entry, window.to)) {
      if (about < window.from - APART_MS || wall.except.days.has(dayOf(time))) continue;
      const at = wall.clock(time);
      if (isIn(at)) found.add(at);
    }
  }
  for (const at of wall.except.moments) found.delete(at);
  return [...found].sort((a, b) => a - b);
}

type OnWall = { time: ICAL.Time; about: number };

/** What recurs does so on the wall, whatever the clocks do; each time is then looked up in its zone. */
function* timesByRule(rule: ICAL.Recur, { wall }: Entry, to: number): Generator<undefined, OnWall[]> {
  if (!EVERY_DAY_OR_LESS.includes(rule.freq)) throw new Error("an entry that recurs within a day");
  const found: OnWall[] = [];
  const isOver = endOf(rule, wall.clock);
  const endless = rule.clone();
  endless.until = null as unknown as ICAL.Time;
  const times = endless.iterator(onTheWall(wall.start));
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (step % PAUSE_EVERY === 0) yield;
    const time: ICAL.Time | null = times.next();
    if (!time) return found;
    const about = greenwich(time);
    if (about > to + APART_MS || isOver(time, about)) return found;
    found.push({ time: time.clone(), about });
  }
  throw new Error("a rule with too many steps");
}

const onTheWall = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time): ICAL.Time =>
  new ICAL.Time({ year, month, day, hour, minute, second, isDate }, ICAL.Timezone.localTimezone);

/** UNTIL is a day, a time of the wall or a moment; all three still belong to it (RFC 5545, 3.3.10). */
function endOf({ until }: ICAL.Recur, clock: Entry["wall"]["clock"]) {
  if (!until) return () => false;
  const last = greenwich(until);
  const isMoment = until.zone === ICAL.Timezone.utcTimezone;
  return (time: ICAL.Time, about: number): boolean => {
    if (until.isDate) return dayOf(time) > dayOf(until);
    const isClose = isMoment && Math.abs(about - last) <= APART_MS;
    return (isClose ? clock(time) : about) > last;
  };
}
