import { type Counts, countRows } from "./floor-data";
import { type Asked, load } from "./load";
import { type Operation, operations } from "./operations";
import { cpuOf, cpuOfCluster, peakMemory } from "./processes";
import { type Result, table, verdicts } from "./report";
import type { Running } from "./servers";
import { type Cell, cellOf } from "./statistics";
import type { BenchWorld } from "./world";

type Servers = { app: Running; floor: Running; bare: Running; postmaster: number };
type Options = {
  servers: Servers;
  world: BenchWorld;
  plan: { seconds: number; writes: number };
  connections: readonly number[];
  /** Measures the operations whose name has these words in it; all when empty. */
  only: string;
  databaseUrl: string;
  say: (line: string) => void;
};
type Shape = { connections: number; seconds: number; amount?: number; wanted?: number };

async function measure(server: Running, postmaster: number, next: () => Asked, shape: Shape): Promise<Cell> {
  const before = { server: cpuOf(server.pid), database: cpuOfCluster(postmaster) };
  const done = await load({ origin: server.origin, next, ...shape });
  if (done.refused > 0) process.stdout.write(`answers by status: ${JSON.stringify(done.statuses)}\n`);
  return cellOf({
    ...done,
    serverCpuMs: cpuOf(server.pid) - before.server,
    databaseCpuMs: cpuOfCluster(postmaster) - before.database,
  });
}

const bareRows = (): Asked => ({ path: "/" });

function besideOf(
  { isPage, isBesideItself }: Operation,
  { app, bare, floor }: Pick<Servers, "app" | "bare" | "floor">,
): Running {
  if (isBesideItself) return app;
  return isPage ? bare : floor;
}

async function cell(operation: Operation, { servers, plan }: Options, connections: number): Promise<Result> {
  const amount = operation.amount?.(connections);
  const { wanted } = operation;
  const shape = {
    ...{ connections, seconds: plan.seconds },
    ...(amount ? { amount } : {}),
    ...(wanted ? { wanted } : {}),
  };
  const own = operation.onFloor ? servers.floor : servers.app;
  const ours = await measure(own, servers.postmaster, operation.next, shape);
  const beside = besideOf(operation, servers);
  const floorNext = operation.isPage ? bareRows : operation.floor;
  const floor = floorNext ? await measure(beside, servers.postmaster, floorNext, shape) : undefined;
  const { name, target } = operation;
  return { name, connections, ours, ...(floor ? { floor } : {}), ...(target ? { target } : {}) };
}

/** The first requests compile what the others run. */
async function warmUp(all: readonly Operation[], { app, floor, bare }: Servers): Promise<void> {
  for (const operation of all.filter((one) => !one.counts)) {
    const shape = { connections: 2, seconds: 1 };
    await load({ origin: (operation.onFloor ? floor : app).origin, next: operation.next, ...shape });
    const floorNext = operation.isPage ? bareRows : operation.floor;
    const beside = besideOf(operation, { app, bare, floor });
    if (floorNext) await load({ origin: beside.origin, next: floorNext, ...shape });
  }
}

/** Every operation at every number of connections, its floor right after it. */
export async function measureAll(options: Options) {
  const { servers, world, plan, databaseUrl, say } = options;
  const all = operations(world, plan.writes).filter(({ name }) => name.includes(options.only));
  const before = await countRows(databaseUrl);
  const acknowledged = { messages: 0, appointments: 0, forms: 0 };
  await warmUp(all, servers);
  const results: Result[] = [];
  for (const operation of all) {
    for (const connections of options.connections) {
      const result = await cell(operation, options, connections);
      results.push(result);
      if (operation.counts) acknowledged[operation.counts] += result.ours.requests - result.ours.refused;
    }
    say(`measured: ${operation.name}`);
  }
  const peakMb = peakMemory(servers.app.pid);
  const after = await countRows(databaseUrl);
  say(`\n${table(results)}\n`);
  const left = leftBehind(before, after, acknowledged);
  for (const line of [...left, "", ...verdicts(results, peakMb)]) say(line);
  return { results, peakMb, left, after };
}

type Acknowledged = { messages: number; appointments: number; forms: number };

/** What the races left in the tables, beside what was acknowledged. */
function leftBehind(before: Counts, after: Counts, acknowledged: Acknowledged): string[] {
  const kinds = ["messages", "appointments", "forms"] as const;
  return [
    `In SQL afterwards: ${after.doubleBookings} double bookings, ${after.threadsWithGaps} threads with gaps.`,
    ...kinds.map((kind) => {
      const written = after[kind] - before[kind];
      const same =
        written === acknowledged[kind] ? "as many as acknowledged" : `but ${acknowledged[kind]} acknowledged`;
      return `${written} ${kind} written, ${same}.`;
    }),
  ];
}
