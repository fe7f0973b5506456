import type { Tone } from "#app/ui/tone";

export type MinuteRange = { fromMinute: number; toMinute: number };

/** A column: a day, or one person's day. `heading` is "Mon", `subheading` "Nov 23", `fullName` for screen readers. */
export type GridColumn = {
  id: string;
  heading: string;
  subheading?: string;
  fullName: string;
  today?: boolean;
  /** A word under the heading, such as why it is closed. */
  note?: string;
  /** The hours that stand out as open; all of them when not given. */
  open?: MinuteRange[];
  /** What is taken out of them, by name. */
  off?: (MinuteRange & { label: string })[];
  /** Up to this minute it is over: 1440 for a day that has been. */
  pastUntil?: number;
};

/** One block of a time grid. Minutes count from midnight; `end` is not included. */
export type WeekBlock = {
  id: string;
  /** The `id` of its column. */
  column: string;
  startMinute: number;
  endMinute: number;
  /** Where it leads; null for what may only be looked at. */
  to: string | null;
  /** Where it can be moved, while it can be. */
  moveTo?: string | null;
  /** "9:00 AM" */
  time: string;
  title: string;
  detail?: string;
  /** The state in one word, and its sign. */
  status?: string;
  sign?: BlockSign;
  /** One of several at the same time every week or two. */
  regular?: boolean;
  /** Everything in one sentence, for screen readers. */
  fullText: string;
  tone?: Tone;
  /** Struck through and outlined instead of filled. */
  cancelled?: boolean;
};

export type BlockSign = "planned" | "held" | "done" | "stopped" | "missed";

export type GridHours = { fromHour: number; toHour: number };

/** What a block takes up at least, in minutes: 24 px on the screen. */
const shortest = 20;
const HALF_HOUR = 30;

export type PlacedBlock = WeekBlock & {
  lane: number;
  lanes: number;
  /** Canceled, in a narrow lane at the right of what is live. */
  aside: boolean;
  /** How many narrow lanes at its right what is live leaves free. */
  asides: number;
};

const MOST_LANES = 4;
const MOST_ASIDES = 3;

/** Live before canceled, then longest first, where they start together. */
const byStart = (a: WeekBlock, b: WeekBlock): number =>
  a.startMinute - b.startMinute ||
  Number(a.cancelled ?? false) - Number(b.cancelled ?? false) ||
  b.endMinute - a.endMinute;

const pressedTo = (block: WeekBlock): number => Math.max(block.endMinute, block.startMinute + shortest);

/** Puts blocks that overlap side by side; what was canceled takes no width from what is live but a narrow lane. */
export function placeBlocks(blocks: readonly WeekBlock[]): PlacedBlock[] {
  const clusters: WeekBlock[][] = [];
  let clusterEnd = -1;
  for (const block of [...blocks].sort(byStart)) {
    if (block.startMinute >= clusterEnd) clusters.push([]);
    clusters.at(-1)?.push(block);
    clusterEnd = Math.max(clusterEnd, pressedTo(block));
  }
  return clusters.flatMap(placeCluster);
}

function placeCluster(cluster: readonly WeekBlock[]): PlacedBlock[] {
  const live = cluster.filter((block) => !block.cancelled);
  const gone = cluster.filter((block) => block.cancelled);
  if (live.length === 0 || gone.length === 0)
    return inLanes(cluster, MOST_LANES).map((block) => ({ ...block, aside: false, asides: 0 }));
  const beside = inLanes(gone, MOST_ASIDES).map((block) => ({ ...block, aside: true, asides: 0 }));
  const asides = beside[0]?.lanes ?? 0;
  const wide = inLanes(live, MOST_LANES).map((block) => ({ ...block, aside: false, asides }));
  return [...wide, ...beside].sort(byStart);
}

/** Each in the first lane that is free at its start; of what finds none, the last lane holds several. */
function inLanes(blocks: readonly WeekBlock[], most: number) {
  const ends: number[] = [];
  const placed = blocks.map((block) => {
    const free = ends.findIndex((end) => end <= block.startMinute);
    const lane = Math.min(free === -1 ? ends.length : free, most - 1);
    ends[lane] = Math.max(ends[lane] ?? 0, pressedTo(block));
    return { ...block, lane };
  });
  return placed.map((block) => ({ ...block, lanes: ends.length }));
}

/** Whole hours that show every block and all open hours, at least `usual`. */
export function hoursToShow(
  columns: readonly GridColumn[],
  blocks: readonly WeekBlock[],
  usual: GridHours = { fromHour: 8, toHour: 18 },
): GridHours {
  const open = columns.flatMap((column) => column.open ?? []);
  const starts = [...blocks.map((one) => one.startMinute), ...open.map((one) => one.fromMinute)];
  const ends = [...blocks.map((one) => one.endMinute), ...open.map((one) => one.toMinute)];
  return {
    fromHour: Math.min(usual.fromHour, ...starts.map((minute) => Math.floor(minute / 60))),
    toHour: Math.min(24, Math.max(usual.toHour, ...ends.map((minute) => Math.ceil(minute / 60)))),
  };
}

/** Classes of `week-grid.css` for a range of minutes, cut to the hours shown; minutes are rounded to five. */
export function rangeClasses(range: MinuteRange, hours: GridHours): string {
  const first = Math.max(range.fromMinute, hours.fromHour * 60);
  const last = Math.min(range.toMinute, hours.toHour * 60);
  const start = roundToFive(first - hours.fromHour * 60);
  const length = roundToFive(last - first);
  return [...topClasses(start), `wg-dh-${Math.floor(length / 60)}`, length % 60 ? `wg-dm-${length % 60}` : ""]
    .filter(Boolean)
    .join(" ");
}

/** The same for a block: never too low to press, and in its lane. */
export function blockClasses(block: PlacedBlock, hours: GridHours): string {
  const parts = [
    rangeClasses({ fromMinute: block.startMinute, toMinute: pressedTo(block) }, hours),
    block.lane > 0 ? `wg-lane-${block.lane}` : "",
    block.lanes > 1 ? `wg-of-${block.lanes}` : "",
    block.aside ? "wg-aside" : "",
    block.asides > 0 ? `wg-asides-${block.asides}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** The line that says what time it is; null outside the hours shown. */
export function nowClasses(minute: number, hours: GridHours): string | null {
  if (minute < hours.fromHour * 60 || minute >= hours.toHour * 60) return null;
  return topClasses(roundToFive(minute - hours.fromHour * 60)).join(" ");
}

const topClasses = (minute: number): string[] =>
  minute % 60 ? [`wg-h-${Math.floor(minute / 60)}`, `wg-m-${minute % 60}`] : [`wg-h-${minute / 60}`];

const roundToFive = (minutes: number): number => Math.max(0, Math.round(minutes / 5) * 5);

/** A low block is drawn higher than it is long; what it covers can not be pressed. */
const drawnFrom = (block: WeekBlock): number => Math.floor(block.startMinute / 5) * 5;
const drawnTo = (block: WeekBlock): number => Math.ceil(pressedTo(block) / 5) * 5;

export type EmptyRow = { minute: number; columns: (GridColumn | null)[] };

/** The half-hours from now on that nothing is drawn over, canceled or not, as rows of a table; null where something is. */
export function emptyHalfHours(
  columns: readonly GridColumn[],
  blocks: readonly WeekBlock[],
  { fromHour, toHour }: GridHours,
): EmptyRow[] {
  return Array.from({ length: (toHour - fromHour) * 2 }, (_, index) => {
    const minute = fromHour * 60 + index * HALF_HOUR;
    const isEmpty = (column: GridColumn) =>
      minute >= (column.pastUntil ?? 0) &&
      !blocks.some(
        (block) =>
          block.column === column.id && drawnFrom(block) < minute + HALF_HOUR && drawnTo(block) > minute,
      );
    return { minute, columns: columns.map((column) => (isEmpty(column) ? column : null)) };
  });
}

/** Where the keyboard comes in: the first empty half-hour inside open hours, or the first there is. */
export function entryOf(rows: readonly EmptyRow[]): { minute: number; column: string } | null {
  const all = rows.flatMap(({ minute, columns }) =>
    columns.flatMap((column) => (column ? [{ minute, column }] : [])),
  );
  const isOpen = ({ minute, column }: (typeof all)[number]) =>
    !column.open || column.open.some((range) => range.fromMinute <= minute && minute < range.toMinute);
  const found = all.find(isOpen) ?? all[0];
  return found ? { minute: found.minute, column: found.column.id } : null;
}

/** "9 AM", "12 PM" */
export function hourLabel(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour % 24 < 12 ? "AM" : "PM"}`;
}

/** "9:30 AM" of a minute after midnight. */
export const minuteLabel = (minute: number): string => {
  const hour = Math.floor(minute / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute % 60).padStart(2, "0")} ${hour % 24 < 12 ? "AM" : "PM"}`;
};

/** "14:30", as addresses and time inputs want it. */
export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
