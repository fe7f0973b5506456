import path from "node:path";
import { runNode, startNode } from "../../scripts/run/children.mjs";
import { freePort, untilPortAnswers } from "../../scripts/run/ports.mjs";
import { buildPages } from "../../scripts/run/prepare.mjs";

const BARE_CONFIG = "tests/bench/bare-remix/vite.config.ts";

export type Running = { origin: string; pid: number; stop: () => Promise<void> };

/** The pages of the application and the bare one, from the same Remix and Vite. */
export async function buildAll(): Promise<void> {
  await buildPages();
  const remix = path.resolve("node_modules/@remix-run/dev/dist/cli.js");
  await runNode([remix, "vite:build", "--config", BARE_CONFIG], { env: { NODE_ENV: "production" } });
}

/** Starts one program of the bench on a free port of this machine. */
export async function start(
  program: string[],
  { env, port, flags = [] }: { env: Record<string, string>; port?: number; flags?: string[] },
): Promise<Running> {
  const own = port ?? (await freePort());
  const child = startNode([...flags, ...program], {
    env: { ...env, PORT: String(own) },
    stdio: "inherit",
  });
  await untilPortAnswers(own, { alive: child.alive });
  return { origin: `http://localhost:${own}`, pid: Number(child.pid), stop: child.stop };
}
