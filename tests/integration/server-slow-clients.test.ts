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
