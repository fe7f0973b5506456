/** The SQLSTATE of a database error, through all the layers that wrap it; null for anything else. */
export function sqlState(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error || isRecord(current); depth += 1) {
    if (depth > 6) return null;
    const found = ownSqlState(current as Record<string, unknown>);
    if (found) return found;
    current = (current as { cause?: unknown }).cause;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const PRISMA_CODES: Record<string, string> = {
  ...{ P2002: "23505", P2003: "23503", P2021: "42P01", P2034: "40001" },
};

function ownSqlState(error: Record<string, unknown>): string | null {
  for (const key of ["originalCode", "code"]) {
    const value = error[key];
    if (typeof value === "string" && /^[0-9A-Z]{5}$/.test(value) && !/^P[0-9]{4}$/.test(value)) return value;
    if (typeof value === "string" && PRISMA_CODES[value]) return PRISMA_CODES[value];
  }
  const meta = error.meta;
  if (isRecord(meta)) return ownSqlState(meta) ?? sqlState(meta.driverAdapterError);
  return null;
}

/** The overlap constraints: somebody else already holds that time. */
export const isExclusionViolation = (error: unknown): boolean => sqlState(error) === "23P01";
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === "23505";
/** A migration that makes the table has not run. */
export const isUndefinedTable = (error: unknown): boolean => sqlState(error) === "42P01";

/** Deadlock and serialization failure: the same work may succeed when run again. */
export const isRetryable = (error: unknown): boolean => ["40P01", "40001"].includes(sqlState(error) ?? "");

const AWAY_STATES = new Set([
  ...["57P01", "57P02", "57P03", "57P05", "08000", "08001", "08003", "08006", "53300"],
  // It is there and too busy: a statement, a lock or a transaction ran into its bound.
  ...["57014", "55P03", "25P03"],
]);
const AWAY_CODES = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
]);
const AWAY_WORDS =
  /connection terminated|timeout exceeded when trying to connect|server has closed the connection|DatabaseNotReachable|ConnectionClosed|is not queryable|ECONNREFUSED|Unable to start a transaction/i;

/** The database cannot be reached just now: the answer is 503, and the next request may succeed. */
export const isDatabaseAway = (error: unknown): boolean =>
  isSomewhereIn(error, ({ code, message, state }) =>
    Boolean(AWAY_CODES.has(code) || AWAY_STATES.has(state) || AWAY_WORDS.test(message)),
  );

const CUT_STATES = new Set(["57P01", "57P02", "08003", "08006"]);
const CUT_CODES = new Set(["ECONNRESET", "EPIPE", "P1017"]);
const CUT_WORDS =
  /connection terminated(?! due to)|server has closed the connection|ConnectionClosed|is not queryable/i;
const SILENT = "the database has fallen silent";

/**
 * A connection broke under what was asked, so that another one may do. Not meant are a database that refuses
 * connections, and one that was waited for in vain: asking again would only take as long again.
 */
export const isLineCut = (error: unknown): boolean =>
  !isSomewhereIn(error, ({ message }) => message.includes(SILENT)) &&
  isSomewhereIn(
    error,
    ({ code, message, state, kind }) =>
      CUT_CODES.has(code) || CUT_STATES.has(state) || CUT_WORDS.test(message) || CUT_WORDS.test(kind),
  );

type Layer = { code: string; state: string; message: string; kind: string };

/** Looks at an error and at what caused it. */
function isSomewhereIn(error: unknown, fits: (layer: Layer) => boolean): boolean {
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  for (let current = error, depth = 0; isRecord(current) && depth <= 6; depth += 1) {
    const { code, message, kind } = current;
    const layer = { code: text(code), message: text(message), kind: text(kind), state: "" };
    if (fits({ ...layer, state: ownSqlState(current) ?? "" })) return true;
    current = current.cause as unknown;
  }
  return false;
}
