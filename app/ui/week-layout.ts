import type { Tone } from "#app/ui/tone";

/** One block of a time grid. Minutes count from midnight; `end` is not included. */
export type WeekBlock = {
  id: string;
  /** The `date` of its column. */
  day: string;
  startMinute: number;
  endMinute: number;
  to: string;
  /** "9:00 AM" */
  time: string;
  title: string;
  detail?: string;
  /** The state in one word. */
  status?: string;
  /** Everything in one sentence, for screen readers and the agenda. */
  fullText: string;
  tone?: Tone;
  /** Struck through and outlined instead of filled. */
  cancelled?: boolean;
};

/** What a block takes up at least, in minutes: 24 px on the screen. */
const shortest = 20;

export type PlacedBlock = WeekBlock & { lane: number; lanes: number };

/** Puts blocks that overlap side by side, in at most four lanes, longest first where they start together. */
export function placeBlocks(blocks: WeekBlock[]): PlacedBlock[] {
  const sorted = [...blocks].sort((a, b) => a.startMinute - b.startMinute || b.endMinute - a.endMinute);
  const placed: PlacedBlock[] = [];
  let cluster: PlacedBlock[] = [];
  let clusterEnd = -1;
  let laneEnds: number[] = [];
  for (const block of sorted) {
    if (block.startMinute >= clusterEnd) {
      closeCluster(cluster, laneEnds.length);
      cluster = [];
      laneEnds = [];
    }
    const free = laneEnds.findIndex((end) => end <= block.startMinute);
    const lane = Math.min(free === -1 ? laneEnds.length : free, 3);
    const end = Math.max(block.endMinute, block.startMinute + shortest);
    laneEnds[lane] = Math.max(laneEnds[lane] ?? 0, end);
    clusterEnd = Math.max(clusterEnd, end);
    const item = { ...block, lane, lanes: 1 };
    cluster.push(item);
    placed.push(item);
  }
  closeCluster(cluster, laneEnds.length);
  return placed;
}

function closeCluster(cluster: PlacedBlock[], lanes: number) {
  for (const item of cluster) item.lanes = lanes;
}

/** Classes of `week-grid.css` for a block: minutes are rounded to five. */
export function blockClasses(block: PlacedBlock, fromHour: number): string {
  const start = roundToFive(block.startMinute - fromHour * 60);
  const length = Math.max(shortest, roundToFive(block.endMinute - block.startMinute));
  const parts = [
    `wg-h${Math.floor(start / 60)}`,
    start % 60 ? `wg-m${start % 60}` : "",
    `wg-dh${Math.min(12, Math.floor(length / 60))}`,
    length % 60 ? `wg-dm${length % 60}` : "",
    block.lane > 0 ? `wg-lane${block.lane}` : "",
    block.lanes > 1 ? `wg-of${Math.min(4, block.lanes)}` : "",
  ];
  return parts.filter(Boolean).join(" ");
}

function roundToFive(minutes: number): number {
  return Math.max(0, Math.round(minutes / 5) * 5);
}

/** "9 AM", "12 PM" */
export function hourLabel(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? "AM" : "PM"}`;
}
