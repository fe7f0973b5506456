import { type Cell, ratio } from "./statistics";

/** Connections at which the targets count. */
export const DECISIVE = 16;
export const MEMORY_LIMIT_MB = 300;

export type Result = {
  name: string;
  connections: number;
  target?: number;
  ours: Cell;
  floor?: Cell;
};

const HEAD = [
  "operation",
  "conn",
  "req/s",
  "p50 ms",
  "p95 ms",
  "p99 ms",
  "CPU server",
  "CPU db",
  "refused",
  "no answer",
  "floor req/s",
  "floor CPU server",
  "floor CPU db",
  "ratio",
];

export function table(results: readonly Result[]): string {
  const rows = results.map((result) => lineOf(result));
  const widths = HEAD.map((head, index) =>
    Math.max(head.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => (index ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0))).join(" | ")} |`;
  const rule = widths.map((width, index) => (index ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  return [line(HEAD), line(rule), ...rows.map(line)].join("\n");
}

function lineOf({ name, connections, ours, floor }: Result): string[] {
  const { perSecond, p50, p95, p99, serverCpu, databaseCpu, refused, unanswered } = ours;
  const figures = [p50, p95, p99].map((ms) => ms.toFixed(1));
  const beside = floor
    ? [floor.perSecond.toFixed(0), floor.serverCpu.toFixed(2), floor.databaseCpu.toFixed(2)]
    : ["", "", ""];
  return [
    name,
    String(connections),
    perSecond.toFixed(1),
    ...figures,
    serverCpu.toFixed(2),
    databaseCpu.toFixed(2),
    String(refused),
    String(unanswered),
    ...beside,
    ratio(ours, floor)?.toFixed(3) ?? "not measured",
  ];
}

/** One line for each target: what was reached, and whether that is enough. */
export function verdicts(results: readonly Result[], peakMb: number): string[] {
  const decisive = results.filter((result) => result.connections === DECISIVE && result.target);
  const lines = decisive.map(({ name, target = 0, ours, floor }) => {
    const reached = ratio(ours, floor);
    if (reached === null) return `unknown ${name}: too few answers to say, wanted ${target}`;
    const holds = reached >= target && ours.refused === 0 && ours.unanswered === 0;
    return `${holds ? "holds " : "misses"}  ${name}: ${reached.toFixed(3)} of its floor, wanted ${target}`;
  });
  const memory = `${peakMb < MEMORY_LIMIT_MB ? "holds " : "misses"}  memory: ${peakMb.toFixed(0)} MB at most, wanted under ${MEMORY_LIMIT_MB}`;
  return [...lines, memory];
}
