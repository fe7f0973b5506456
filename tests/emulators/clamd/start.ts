import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** The harmless text that every scanner takes for a virus, in two parts, so that none finds it here (eicar.org). */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** Content with this in it is never answered. */
export const UNANSWERED = "the scanner does not answer";

const MOST_BYTES = 25 * 1024 * 1024;

/** Bytes as they come in, taken piece by piece. Null once the line ends in the middle of one. */
function reader(socket: Socket) {
  const chunks = socket[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  async function fill(isEnough: () => boolean): Promise<boolean> {
    while (!isEnough()) {
      const { done, value } = await chunks.next();
      if (done) return false;
      held = Buffer.concat([held, value as Buffer]);
    }
    return true;
  }
  function cut(length: number): Buffer {
    const piece = held.subarray(0, length);
    held = held.subarray(length);
    return piece;
  }
  return {
    async untilNul(): Promise<string | null> {
      if (!(await fill(() => held.includes(0)))) return null;
      return cut(held.indexOf(0) + 1)
        .subarray(0, -1)
        .toString("latin1");
    },
    async exactly(length: number): Promise<Buffer | null> {
      return (await fill(() => held.length >= length)) ? cut(length) : null;
    },
  };
}

/** The stream of INSTREAM: pieces with their size in front, ended by a size of nothing. */
async function stream({ exactly }: ReturnType<typeof reader>): Promise<Buffer | "too large" | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const size = (await exactly(4))?.readUInt32BE(0);
    if (size === undefined) return null;
    if (size === 0) return Buffer.concat(pieces, length);
    length += size;
    if (length > MOST_BYTES) return "too large";
    const piece = await exactly(size);
    if (piece === null) return null;
    pieces.push(piece);
  }
}

function verdictOn(content: Buffer | "too large"): string {
  if (content === "too large") return "INSTREAM size limit exceeded. ERROR";
  return content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
}

type Behavior = "answers" | "silent" | "hangs-up" | "breaks";

/**
 * clamd as far as it is spoken to here: `zPING` and `zINSTREAM` over TCP (clamd(8)). What it was sent is in `scanned`.
 * `behave` makes it say nothing more, hang up without a word, or answer with an error of its own.
 */
export async function startClamd(port = 0) {
  const scanned: Buffer[] = [];
  let behavior: Behavior = "answers";
  const lines = new Set<Socket>();
  async function serve(socket: Socket): Promise<void> {
    const line = reader(socket);
    const command = await line.untilNul();
    if (command === "zPING") return void socket.end("PONG\0");
    if (command !== "zINSTREAM") return void socket.end("UNKNOWN COMMAND\0");
    const content = await stream(line);
    if (behavior === "silent" || content?.includes(UNANSWERED)) return;
    if (content === null || behavior === "hangs-up") return void socket.destroy();
    if (content !== "too large") scanned.push(content);
    socket.end(`${behavior === "breaks" ? "Can't allocate memory ERROR" : verdictOn(content)}\0`);
  }
  const server = createServer((socket) => {
    lines.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => lines.delete(socket));
    serve(socket).catch(() => socket.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("clamd has no port");
  return {
    address: `127.0.0.1:${address.port}`,
    port: address.port,
    scanned,
    behave: (next: Behavior) => {
      behavior = next;
    },
    stop: async () => {
      for (const line of lines) line.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
