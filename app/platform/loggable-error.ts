/** Of an error of the database: what it is about, and nothing that was in a row or a statement. */
const KEPT = ["code", "severity", "schema", "table", "column", "constraint", "routine", "syscall"] as const;
const MOST_CAUSES = 4;

type Fields = Record<string, unknown>;

/**
 * An error as it may stand in the log. Postgres says in `detail`, `where`, `internalQuery` and `hint` what a row held, and in
 * the message of a data exception (class 22) the value that it could not read; Prisma says some of it again in `meta`.
 */
export function loggableError(error: unknown, depth = 0): Fields {
  if (typeof error !== "object" || error === null) return { type: typeof error };
  const fields = error as Fields;
  const kept = Object.fromEntries(
    KEPT.flatMap((name) => (typeof fields[name] === "string" ? [[name, fields[name]]] : [])),
  );
  const { cause } = fields;
  const because = cause && depth < MOST_CAUSES ? { cause: loggableError(cause, depth + 1) } : {};
  if (!(error instanceof Error)) return { type: "object", ...kept, ...because };
  const isOfData = typeof fields.severity === "string" && String(fields.code).startsWith("22");
  return {
    type: error.name,
    message: isOfData ? "a value that the database could not take" : error.message,
    ...kept,
    stack: framesOf(error),
    ...because,
  };
}

/** Where it was thrown. The first lines of a stack repeat the message. */
const framesOf = ({ stack = "" }: Error): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .join("\n");
