import { connect } from "node:net";
import { inject } from "vitest";

/** Longer than the server gives anybody. */
const PATIENCE_MS = 40_000;

/**
 * Sends bytes as they are, for what no client library would send, and reads to the end. Answers with the status, and with
 * 0 when there was none.
 */
export const sendBytes = (head: string, body: Buffer, isCutShort: boolean): Promise<number> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(inject("sharedApp").origin).port), "localhost");
    let start = "";
    const done = () => {
      const [, status] =
        /^HTTP\/1\.1 (\d{3})/.exec(start.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, "")) ?? [];
      resolve(Number(status ?? 0));
    };
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.setEncoding("latin1").on("data", (part: string) => {
      if (start.length < 200) start += part;
    });
    // A refusal may come before the body is through: what was answered by then counts.
    socket.on("error", () => undefined).on("close", done);
    socket.write(Buffer.concat([Buffer.from(head, "latin1"), body]));
    if (isCutShort) socket.end();
  });
