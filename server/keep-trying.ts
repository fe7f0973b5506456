import { setTimeout as pause } from "node:timers/promises";
import { log } from "#app/platform/log.server";

const PAUSE_MS = 3_000;

/** Does something that needs the database as soon as that is there; `stop` waits for the attempt under way. */
export function keepTrying(what: string, attempt: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        return await attempt();
      } catch (error) {
        log().warn({ err: error }, `cannot ${what} yet`);
        await pause(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
