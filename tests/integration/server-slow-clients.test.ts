import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boundedServer, listen } from "#server/http-server";

const SHORT = { headersMs: 200, requestMs: 500, checkMs: 50 };

let bodies = 0;
/** Answers when the body has arrived, as every form does. */
const afterBody = (request: IncomingMessage, response: ServerResponse) => {
  request.resume().on("end", () => {
    bodies += 1;
    response.end("all of it");
  });
};

let server: Server;

beforeAll(async () => {
  server = boundedServer(afterBody, SHORT);
  await listen(server, 0, "127.0.0.1");
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Sends the parts with pauses of this many milliseconds between them, whatever comes back; answers with all of that. */
const drip = (parts: string[], everyMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const left = [...parts];
    const timer = setInterval(() => {
      const part = left.shift();
      if (part !== undefined && socket.writable) socket.write(part);
    }, everyMs);
    let text = "";
    socket.setEncoding("latin1").on("data", (part) => {
      text += part;
    });
    socket.on("error", reject).on("close", () => {
      clearInterval(timer);
      resolve(text);
    });
  });

const HEAD = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 40\r\n\r\n";

test("headers that come a letter at a time are cut off with a 408 that has our headers", async () => {
  const text = await drip([..."GET / HTTP/1.1\r\nHost: slow.example\r\nX-Slow: 1"], 20);
  expect(text.split("\r\n")[0]).toBe("HTTP/1.1 408 Request Timeout");
  expect(text).toContain("Strict-Transport-Security");
  expect(text).toContain("Connection: close");
});

test("a body that comes a letter at a time is cut off, and one that comes in time is not", async () => {
  expect(await drip([HEAD, ..."a".repeat(40)], 25)).toContain("408 Request Timeout");
  expect(bodies).toBe(0);
  expect(await drip([HEAD, "a".repeat(20), "a".repeat(20)], 25)).toContain("all of it");
  expect(bodies).toBe(1);
});

test("a client has ten seconds for its headers and thirty for all it wants", () => {
  const { headersTimeout, requestTimeout } = boundedServer(afterBody);
  expect([headersTimeout, requestTimeout]).toEqual([10_000, 30_000]);
});

/** A server of its own for one test. */
async function withServer<Result>(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  bounds: Parameters<typeof boundedServer>[1],
  use: (port: number) => Promise<Result>,
): Promise<Result> {
  const own = boundedServer(listener, bounds);
  await listen(own, 0, "127.0.0.1");
  try {
    return await use((own.address() as AddressInfo).port);
  } finally {
    own.close();
    own.closeAllConnections();
  }
}

const MANY_BYTES = 32 * 1024 * 1024;
const GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

test("a reader that takes nothing of a long answer is cut off; one that takes it slowly gets all of it", async () => {
  const closed: Promise<unknown>[] = [];
  const answerMuch = (_request: IncomingMessage, response: ServerResponse) => {
    closed.push(once(response, "close"));
    response.end(Buffer.alloc(MANY_BYTES));
  };
  await withServer(answerMuch, { stallMs: 400 }, async (port) => {
    const still = connect(port, "127.0.0.1");
    still.on("error", () => undefined).pause();
    still.write(GET);
    await expect.poll(() => closed.length).toBe(1);
    await closed[0];
    const rest = once(still, "close");
    let left = 0;
    still.on("data", (part) => {
      left += part.length;
    });
    still.resume();
    await rest;
    expect(left).toBeLessThan(MANY_BYTES / 2);

    const slow = connect(port, "127.0.0.1");
    let taken = 0;
    let next = MANY_BYTES / 8;
    slow.on("data", (part) => {
      taken += part.length;
      if (taken < next) return;
      next += MANY_BYTES / 8;
      slow.pause();
      setTimeout(() => slow.resume(), 100);
    });
    slow.write(GET);
    await expect.poll(() => taken, { timeout: 10_000 }).toBeGreaterThan(MANY_BYTES);
    slow.destroy();
  });
});

test("a connection is made anew after so many requests", async () => {
  const answer = (_request: IncomingMessage, response: ServerResponse) => void response.end("well");
  await withServer(answer, { requests: 3 }, async (port) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.setEncoding("latin1").on("data", (part) => {
      text += part;
    });
    for (let asked = 1; asked <= 3; asked += 1) {
      socket.write(GET);
      await expect.poll(() => text.split("HTTP/1.1 200").length - 1).toBe(asked);
    }
    expect(text.split("Connection: close")).toHaveLength(2);
    socket.write(GET);
    await expect.poll(() => text).toContain("HTTP/1.1 503");
    socket.destroy();
  });
});

test("of more connections at once than there may be the last ones are closed", async () => {
  const answer = (_request: IncomingMessage, response: ServerResponse) => void response.end("well");
  await withServer(answer, { connections: 4 }, async (port) => {
    const sockets = Array.from({ length: 10 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
    const ends = sockets.map((socket) => once(socket.resume(), "close").then(() => socket));
    const isOver = new Set<unknown>();
    for (const end of ends) end.then((socket) => isOver.add(socket));
    await expect.poll(() => isOver.size).toBe(6);
    for (const socket of sockets) socket.destroy();
  });
});

test("what a server bounds without being told otherwise", () => {
  const own = boundedServer(afterBody);
  expect([own.maxRequestsPerSocket, own.maxConnections]).toEqual([1_000, 4_000]);
});
