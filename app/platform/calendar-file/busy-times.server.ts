import { type CalendarComponent, componentsOf } from "./calendar-components";
import { DAY_MS, type Entry, entryOf } from "./calendar-entries.server";
import { CalendarProblem } from "./calendar-problem";
import { wallClocks } from "./calendar-zones.server";
import { inSlices } from "./in-slices.server";
import { startsOf } from "./recurrences.server";

/** Half-open, in epoch milliseconds. */
export type BusyRange = [from: number, to: number];

type Wish = {
  from: number;
  to: number;
  /** The zone of whoever the calendar belongs to: of whole days, and of times without a zone. */
  zone: string;
  /** Whether an entry is one that we made ourselves, by its UID. */
  isOurs: (uid: string) => boolean;
};

export type BusyTimes = {
  ranges: BusyRange[];
  /** Entries that could not be read; what they say is not known. */
  unread: number;
};

const MOST_RANGES = 4_000;
/** A change that holds from some time on moves later ones by less than this. */
const SHIFTED_MS = 8 * DAY_MS;

/**
 * When a calendar says that its owner is busy, between two moments. Free and canceled entries do not count, nor do our own.
 * However the file is made, others are served meanwhile, and it ends. @throws CalendarProblem
 */
export const busyTimes = (text: string, wish: Wish): Promise<BusyTimes> => inSlices(steps(text, wish));

function* steps(text: string, wish: Wish): Generator<undefined, BusyTimes> {
  const components = yield* componentsOf(text);
  const { entries, unread } = yield* readEntries(components, wish);
  const busy = yield* rangesOfAll(entries, wish);
  return { ...busy, unread: unread + busy.unread };
}

type Read = { entries: Map<string, Entry[]>; unread: number };

/** The entries by their UIDs, without our own. */
function* readEntries(
  components: readonly CalendarComponent[],
  { zone, isOurs }: Wish,
): Generator<undefined, Read> {
  const clocks = wallClocks(components, zone);
  const read: Read = { entries: new Map(), unread: 0 };
  for (const { name, lines } of components) {
    if (name !== "VEVENT") continue;
    yield;
    const entry = orNull(() => entryOf(lines, clocks));
    if (!entry) read.unread += 1;
    else if (!isOurs(entry.uid)) {
      const key = entry.uid || `nobody's ${read.entries.size}`;
      const same = read.entries.get(key);
      if (same) same.push(entry);
      else read.entries.set(key, [entry]);
    }
  }
  return read;
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function* rangesOfAll(entries: Read["entries"], { from, to }: Wish): Generator<undefined, BusyTimes> {
  const found = new Map<string, BusyRange>();
  let unread = 0;
  for (const same of entries.values()) {
    yield;
    try {
      for (const [start, end] of yield* rangesOf(same, { from, to })) {
        const cut: BusyRange = [Math.max(start, from), Math.min(end, to)];
        if (cut[0] < cut[1]) found.set(cut.join(), cut);
      }
    } catch {
      unread += 1;
    }
    if (found.size > MOST_RANGES) throw new CalendarProblem("too-complicated");
  }
  return { ranges: [...found.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]), unread };
}

/** All that goes by one UID: what recurs, and what was changed about single times of it. */
function* rangesOf(
  entries: readonly Entry[],
  { from, to }: { from: number; to: number },
): Generator<undefined, BusyRange[]> {
  const changes = entries.filter((one) => one.instead !== null);
  const found = changes.filter((one) => !one.isFree).map(rangeOf);
  const changed = new Set(changes.map((one) => one.instead));
  for (const series of entries.filter((one) => one.instead === null)) {
    const window = { from: from - series.length - SHIFTED_MS, to: to + SHIFTED_MS };
    for (const start of yield* startsOf(series, window)) {
      const range = changed.has(start) ? null : occurrence(series, changes, start);
      if (range) found.push(range);
    }
  }
  return found;
}

const rangeOf = ({ start, length }: Entry): BusyRange => [start, start + length];

/** One time of a series, as the last change that holds from then on has it. Null for a free one. */
function occurrence(series: Entry, changes: readonly Entry[], start: number): BusyRange | null {
  const onward = changes.filter(({ andAfter, instead }) => andAfter && (instead ?? 0) <= start);
  const [last] = onward.sort((a, b) => (b.instead ?? 0) - (a.instead ?? 0));
  const { isFree, length } = last ?? series;
  const from = last ? start + last.start - (last.instead ?? 0) : start;
  return isFree ? null : [from, from + length];
}
