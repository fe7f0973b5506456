import { connect, type Socket } from "node:net";
import { env } from "#app/platform/env.server";

export type Verdict = "clean" | "infected";

/** The scanner did not say what it found: not there, too slow, or with an error of its own. */
export class ScannerAway extends Error {
  constructor(reason: string) {
    super(`clamd: ${reason}`);
    this.name = "ScannerAway";
  }
}

/** A job has 17 seconds in all. */
const ANSWER_MS = 12_000;
const PING_MS = 3_000;
const PIECE_BYTES = 64 * 1024;
const LONGEST_ANSWER = 4_096;

export const isScannerOn = (): boolean => env().clamd !== null;

/** "/run/clamd.sock", "127.0.0.1:3310" or "[::1]:3310". */
function open(address: string): Socket {
  if (address.startsWith("/")) return connect({ path: address });
  const at = address.lastIndexOf(":");
  return connect({ host: address.slice(0, at).replace(/^\[|\]$/g, ""), port: Number(address.slice(at + 1)) });
}

const sizeOf = (bytes: number): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes);
  return size;
};

/** Each piece with its size in front; a size of nothing ends it. */
function* inPieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    const piece = content.subarray(at, at + PIECE_BYTES);
    yield sizeOf(piece.length);
    yield piece;
  }
  yield sizeOf(0);
}

/** One question on a line of its own. The answer ends with a NUL. Raises ScannerAway. */
async function ask(command: string, content: Iterable<Buffer>, patienceMs: number): Promise<string> {
  const { clamd } = env();
  if (clamd === null) throw new ScannerAway("no address is set");
  const socket = open(clamd);
  const late = setTimeout(() => socket.destroy(new Error("no answer in time")), patienceMs);
  try {
    socket.write(`z${command}\0`);
    for (const part of content) socket.write(part);
    let answer = "";
    for await (const chunk of socket) {
      answer += (chunk as Buffer).toString("latin1");
      if (answer.includes("\0") || answer.length > LONGEST_ANSWER) break;
    }
    return answer.split("\0")[0] ?? "";
  } catch (error) {
    throw new ScannerAway((error as Error).message);
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

/** Asks clamd (INSTREAM, clamd(8)) about the content. Raises ScannerAway when it does not say. */
export async function scan(content: Buffer, patienceMs = ANSWER_MS): Promise<Verdict> {
  const answer = await ask("INSTREAM", inPieces(content), patienceMs);
  if (/^stream: .+ FOUND$/.test(answer)) return "infected";
  if (answer === "stream: OK") return "clean";
  throw new ScannerAway(answer.includes("ERROR") ? "an error of its own" : "an answer that says nothing");
}

/** Whether it answers at all. */
export const isScannerThere = (): Promise<boolean> =>
  ask("PING", [], PING_MS).then(
    (answer) => answer === "PONG",
    () => false,
  );
