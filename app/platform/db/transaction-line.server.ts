import type { PoolClient } from "pg";
import type { Prisma } from "./generated/client";

/** The connection of a transaction, and what is known of how far the transaction has come. */
export type Line = {
  connection: PoolClient;
  /** It has ended: the connection is somebody else's by now. */
  isOver: boolean;
  /** It was asked to change something, other than to note that it reads. */
  hasWritten: boolean;
  /** It was asked to commit: whether it did is not known before the answer. */
  isCommitted: boolean;
};

/** Asked as a statement, answered by the adapter, never sent to the database. */
export const WHICH_LINE = "-- which line";

type Asked = Map<string, (line: Line) => void>;

/** On `globalThis` like the client, whose adapter outlives a hot reload in development. */
const held = globalThis as { attuneLines?: Asked };
held.attuneLines ??= new Map();
const asked = held.attuneLines;

const lines = new WeakMap<object, Line>();
let questions = 0;

/**
 * Learns which connection the transaction `tx` is on, which Prisma does not say: a question that only its adapter hears.
 * (An AsyncLocalStorage would know too, but makes every promise of the process dearer in Node 20.)
 */
export async function learnLine(tx: Prisma.TransactionClient): Promise<Line | null> {
  questions += 1;
  const question = String(questions);
  asked.set(question, (line) => lines.set(tx, line));
  try {
    await tx.$executeRawUnsafe(WHICH_LINE, question);
  } finally {
    asked.delete(question);
  }
  return lines.get(tx) ?? null;
}

/** The adapter's answer to a question. */
export const tellLine = (question: unknown, line: Line): void => asked.get(String(question))?.(line);

/** Where `tx` is, null when `tx` is no transaction. Raises P2028 when the transaction has ended. */
export function lineOfTransaction(tx: Prisma.TransactionClient): Line | null {
  const line = lines.get(tx);
  if (!line) return null;
  if (line.isOver) throw new TransactionOver();
  return line;
}

/** The work of a transaction went on after its time had run out and it was rolled back. */
class TransactionOver extends Error {
  /** As Prisma's own statements are refused then. */
  readonly code = "P2028";
}
