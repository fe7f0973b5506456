import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { defineConfig } from "prisma/config";

// Everything here concerns the Prisma command line only, which runs without a downloaded engine
// (docs/decisions/0003-prisma-without-native-engines.md). The application has its own client.

/** System column types the schema engine reads but the adapter cannot name, and types it can read instead. */
const READABLE_TYPES: Record<number, number> = { 18: 25, 19: 25, 1003: 1009 };

type QueryResult = { fields?: { dataTypeID: number }[] };

function withReadableTypes<T>(result: T): T {
  for (const field of (result as QueryResult | undefined)?.fields ?? []) {
    field.dataTypeID = READABLE_TYPES[field.dataTypeID] ?? field.dataTypeID;
  }
  return result;
}

const originalQuery = pg.Client.prototype.query as (...args: unknown[]) => unknown;

function query(this: pg.Client, ...args: unknown[]): unknown {
  // Dropping the shadow database cuts its connections; without listeners on client and pool
  // the process would end.
  if (this.listenerCount("error") === 0) this.on("error", () => undefined);
  const [first] = args;
  if (typeof first === "string" && first.startsWith('DROP DATABASE "prisma_migrate_shadow_db')) {
    args[0] = `${first} WITH (FORCE)`;
  }
  const last = args.at(-1);
  if (typeof last === "function") {
    args[args.length - 1] = (error: unknown, result: unknown) => last(error, withReadableTypes(result));
    return originalQuery.apply(this, args);
  }
  const answer = originalQuery.apply(this, args);
  return answer instanceof Promise ? answer.then(withReadableTypes) : answer;
}

pg.Client.prototype.query = query as typeof pg.Client.prototype.query;

const originalConnect = pg.Pool.prototype.connect as (...args: unknown[]) => unknown;

function connect(this: pg.Pool, ...args: unknown[]): unknown {
  if (this.listenerCount("error") === 0) this.on("error", () => undefined);
  return originalConnect.apply(this, args);
}

pg.Pool.prototype.connect = connect as typeof pg.Pool.prototype.connect;

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Sends a migration as one script: cut at its semicolons, function bodies would fall apart. */
function withWholeScripts(connection: Connection): Connection {
  connection.executeScript = async (script: string) => {
    await connection.underlyingDriver().query(script);
  };
  return connection;
}

function adapter() {
  const url = new URL(process.env.DATABASE_URL ?? "postgresql://localhost/attune");
  // Given apart: with a connection string the shadow database would be the real one.
  const pool = {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    // Otherwise the command waits ten seconds at its end for the pool's idle connections.
    allowExitOnIdle: true,
  };
  const factory = new PrismaPg(pool, { onPoolError: () => undefined, onConnectionError: () => undefined });
  const connectPlain = factory.connect.bind(factory);
  const connectShadow = factory.connectToShadowDb.bind(factory);
  factory.connect = async () => withWholeScripts(await connectPlain());
  factory.connectToShadowDb = async () => withWholeScripts(await connectShadow());
  return factory;
}

// The schema engine's time limit for its lock goes on running after the work is done; nothing waits for it.
const originalSetTimeout = globalThis.setTimeout;

globalThis.setTimeout = Object.assign((...args: Parameters<typeof setTimeout>) => {
  const timer = originalSetTimeout(...args);
  if (args[1] === 10_000) timer.unref();
  return timer;
}, originalSetTimeout) as typeof setTimeout;

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => adapter(),
});
