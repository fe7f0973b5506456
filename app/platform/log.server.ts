import { destination, type Logger, pino } from "pino";
import { env } from "#app/platform/env.server";
import { loggableError } from "./loggable-error";

const held = globalThis as { attuneLog?: Logger };

/**
 * The process's one log, as JSON lines. It never receives bodies, query strings, cookies, names or addresses of
 * people: only methods, route paths, statuses, durations, ids and errors of our own.
 */
export function log(): Logger {
  held.attuneLog ??= pino(
    {
      level: process.env.VITEST ? "silent" : env().logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => loggableError(error) },
      redact: { paths: ["*.cookie", "*.authorization", "*.password", "*.token", "*.body"], remove: true },
    },
    destination({ dest: 1, sync: true }),
  );
  return held.attuneLog;
}

const TOKEN_LIKE = /[A-Za-z0-9_-]{32,}/g;

/** Behind the id of somebody's form stands which question comes next, and that depends on what they answered. */
const ANSWER_LIKE = /(\/intake\/[^/]+)\/.+$/;

/** The path of a URL without its query, and with anything as long as a token or that tells of an answer cut out. */
export const loggablePath = (url: string): string =>
  (url.replace(/^https?:\/\/[^/]*/, "").split(/[?#]/)[0] ?? "")
    .replace(ANSWER_LIKE, "$1/…")
    .replace(TOKEN_LIKE, "…");
