/** The value that `share` of the sorted numbers do not exceed (nearest rank); 0 when there are none. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? 0;
}

/** One operation under one number of connections. */
export type Cell = {
  requests: number;
  refused: number;
  unanswered: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** CPU milliseconds per request. */
  serverCpu: number;
  databaseCpu: number;
};

type Measured = {
  times: readonly number[];
  refused: number;
  unanswered: number;
  seconds: number;
  serverCpuMs: number;
  databaseCpuMs: number;
};

export function cellOf({ times, refused, unanswered, seconds, serverCpuMs, databaseCpuMs }: Measured): Cell {
  const sorted = [...times].sort((a, b) => a - b);
  const requests = sorted.length;
  const each = Math.max(1, requests);
  return {
    requests,
    refused,
    unanswered,
    perSecond: seconds > 0 ? requests / seconds : 0,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    serverCpu: serverCpuMs / each,
    databaseCpu: databaseCpuMs / each,
  };
}

/** Fewer answers than this say nothing about how fast something is. */
const FEWEST = 20;

/** A refusal is quick: a cell with more than one in twenty has measured something else. */
const tells = ({ requests, refused }: Cell): boolean => requests >= FEWEST && refused * 20 <= requests;

/** How fast one is beside its floor; null without a floor to stand beside, or where too few answers came to say. */
export const ratio = (ours: Cell, floor: Cell | undefined): number | null =>
  floor && tells(floor) && tells(ours) ? ours.perSecond / floor.perSecond : null;
