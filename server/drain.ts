import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { RequestHandler } from "express";

const WITHIN_MS = 8_000;
const LOOK_EVERY_MS = 50;

/**
 * Knows what is being answered, also for people who have gone away meanwhile: their request still uses the database.
 * `drain` takes nothing new, waits for all of it, and cuts what does not end in time.
 */
export function drainable(server: Server) {
  let isDraining = false;
  const running = new Set<Promise<unknown>>();

  const counted =
    (handler: RequestHandler): RequestHandler =>
    (request, response, next) => {
      const answering = Promise.resolve(handler(request, response, next) as unknown).finally(() =>
        running.delete(answering),
      );
      running.add(answering);
    };

  async function drain(): Promise<void> {
    isDraining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    // A connection that was answering when we began is idle afterwards, and would be kept for the next request.
    const sweep = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
    const allAnswered = closed.then(() => Promise.allSettled(running));
    await Promise.race([allAnswered, pause(WITHIN_MS, undefined, { ref: false })]);
    clearInterval(sweep);
    server.closeAllConnections();
  }

  return { counted, drain, isDraining: () => isDraining };
}
