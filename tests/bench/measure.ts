import { type Counts, countRows } from "./floor-data";
import { type Asked, load } from "./load";
import { FEWEST, type Operation, operations } from "./operations";
import { cpuOf, cpuOfCluster, peakMemory } from "./processes";
import { type Result, table, verdicts } from "./report";
import type { Running } from "./servers";
import { type Cell, cellOf } from "./statistics";
import type { BenchWorld } from "./world";

type Servers = {
  app: Running;
  floor: Running;
  bare: Running;
  /** By how many appointments lie behind the practice. */
  past: Map<number, Running>;
  postmaster: number;
};
type Options = {
  servers: Servers;
  world: BenchWorld;
  plan: { seconds: number; writes: number };
  connections: readonly number[];
  /** Measures the operations whose name fits. */
  only: RegExp;
  databaseUrl: string;
  say: (line: string) => void;
};
type Shape = { connections: number; seconds: number; amount?: number; wanted?: number };

type Sample = Parameters<typeof cellOf>[0];
type Side = { server: Running; next: () => Asked };

async function sample({ server, next }: Side, postmaster: number, shape: Shape): Promise<Sample> {
  const before = { server: cpuOf(server.pid), database: cpuOfCluster(postmaster) };
  const done = await load({ origin: server.origin, next, ...shape });
  if (done.refused > 0) process.stdout.write(`answers by status: ${JSON.stringify(done.statuses)}\n`);
  return {
    ...done,
    serverCpuMs: cpuOf(server.pid) - before.server,
    databaseCpuMs: cpuOfCluster(postmaster) - before.database,
  };
}

const sum = (samples: readonly Sample[], of: (one: Sample) => number): number =>
  samples.reduce((all, one) => all + of(one), 0);

const together = (samples: readonly Sample[]): Cell =>
  cellOf({
    times: samples.flatMap(({ times }) => times),
    refused: sum(samples, ({ refused }) => refused),
    unanswered: sum(samples, ({ unanswered }) => unanswered),
    seconds: sum(samples, ({ seconds }) => seconds),
    serverCpuMs: sum(samples, ({ serverCpuMs }) => serverCpuMs),
    databaseCpuMs: sum(samples, ({ databaseCpuMs }) => databaseCpuMs),
  });

/** So many turns each, one after the other: what else the machine does meets both. */
const TURNS = 8;

async function inTurns(own: Side, beside: Side, postmaster: number, shape: Shape) {
  const turn = { ...shape, seconds: shape.seconds / TURNS };
  if (shape.amount) turn.amount = Math.max(shape.connections, Math.ceil(shape.amount / TURNS));
  const samples = { ours: [] as Sample[], floor: [] as Sample[] };
  for (let round = 0; round < TURNS; round += 1) {
    samples.ours.push(await sample(own, postmaster, turn));
    samples.floor.push(await sample(beside, postmaster, turn));
  }
  return { ours: together(samples.ours), floor: together(samples.floor) };
}

const bareRows = (): Asked => ({ path: "/" });

function withPast(count: number, { past }: Servers): Running {
  const found = past.get(count);
  if (!found) throw new Error(`no practice has ${count} appointments behind it`);
  return found;
}

function ownOf({ past, onFloor }: Operation, servers: Servers): Running {
  if (past) return withPast(past, servers);
  return onFloor ? servers.floor : servers.app;
}

function besideOf({ past, isPage, isBesideItself }: Operation, servers: Servers): Running {
  if (past) return withPast(FEWEST, servers);
  if (isBesideItself) return servers.app;
  return isPage ? servers.bare : servers.floor;
}

async function cell(operation: Operation, { servers, plan }: Options, connections: number): Promise<Result> {
  const amount = operation.amount?.(connections);
  const { wanted } = operation;
  const shape = {
    ...{ connections, seconds: plan.seconds },
    ...(amount ? { amount } : {}),
    ...(wanted ? { wanted } : {}),
  };
  const own = { server: ownOf(operation, servers), next: operation.next };
  const floorNext = operation.isPage ? bareRows : operation.floor;
  const beside = floorNext && { server: besideOf(operation, servers), next: floorNext };
  const { name, target, past } = operation;
  const about = { name, connections, ...(target ? { target } : {}) };
  if (past && beside) return { ...about, ...(await inTurns(own, beside, servers.postmaster, shape)) };
  const ours = together([await sample(own, servers.postmaster, shape)]);
  const floor = beside && together([await sample(beside, servers.postmaster, shape)]);
  return { ...about, ours, ...(floor ? { floor } : {}) };
}

/** What a server has answered only a few times it runs uncompiled, and slower for that: practices' servers run for weeks. */
const UNTIL_COMPILED = { connections: 8, seconds: 4 };
/** As often as the one beside it. */
const EQUALLY_OFTEN = { ...UNTIL_COMPILED, amount: 400 };

async function warmUp(all: readonly Operation[], servers: Servers): Promise<void> {
  for (const operation of all.filter((one) => !one.counts)) {
    const shape = operation.past ? EQUALLY_OFTEN : UNTIL_COMPILED;
    await load({ origin: ownOf(operation, servers).origin, next: operation.next, ...shape });
    const floorNext = operation.isPage ? bareRows : operation.floor;
    const beside = besideOf(operation, servers);
    if (floorNext) await load({ origin: beside.origin, next: floorNext, ...shape });
  }
}

/** Every operation at every number of connections, its floor right after it. */
export async function measureAll(options: Options) {
  const { servers, world, plan, databaseUrl, say } = options;
  const all = operations(world, plan.writes).filter(({ name }) => options.only.test(name));
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
    say(`measured: ${operation.name} (memory so far: ${peakMemory(servers.app.pid).toFixed(0)} MB at most)`);
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
