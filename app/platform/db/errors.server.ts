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

const PRISMA_CODES: Record<string, string> = { P2002: "23505", P2003: "23503", P2034: "40001" };

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
export function isDatabaseAway(error: unknown): boolean {
  for (let current = error, depth = 0; isRecord(current) && depth <= 6; depth += 1) {
    const code = typeof current.code === "string" ? current.code : "";
    if (AWAY_CODES.has(code) || AWAY_STATES.has(ownSqlState(current) ?? "")) return true;
    if (typeof current.message === "string" && AWAY_WORDS.test(current.message)) return true;
    current = current.cause as unknown;
  }
  return false;
}
