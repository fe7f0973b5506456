import { closeDatabase } from "#app/platform/db/client.server";
import { createDatabase } from "../../scripts/run/databases.mjs";
import { freePort } from "../../scripts/run/ports.mjs";
import { BUILT_SERVER } from "../../scripts/run/prepare.mjs";
import { makePast } from "../fixtures/past-appointments";
import { FEWEST, MORE } from "./operations";
import { type Running, start } from "./servers";

type Addresses = { url(database: string): string; appUrl(database: string): string };
type Options = { cluster: Addresses; env: Record<string, string>; stops: (() => Promise<unknown>)[] };

const DAY_MS = 86_400_000;

/**
 * The bench's practice again and again, each with its own server and so many appointments behind it. The database they
 * are copied from must be at rest.
 */
export async function practicesWithPast({ cluster, env, stops }: Options): Promise<Map<number, Running>> {
  await closeDatabase();
  const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
  const practices = new Map<number, Running>();
  for (const count of [FEWEST, ...MORE]) {
    const database = `bench_${count}`;
    await createDatabase(cluster.url("postgres"), database, "bench");
    await makePast(cluster.url(database), { to: count, newest: new Date(hour - 2 * DAY_MS) });
    const port = await freePort();
    const own = { APP_ORIGIN: `http://localhost:${port}`, DATABASE_URL: cluster.appUrl(database) };
    const server = await start([BUILT_SERVER], { env: { ...env, ...own }, port });
    stops.push(server.stop);
    practices.set(count, server);
  }
  return practices;
}
