import { type IncomingHttpHeaders, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import express from "express";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { env } from "#app/platform/env.server";
import { frontDoor, lastResort } from "#server/front";
import { healthChecks } from "#server/health";
import { boundedServer, listen } from "#server/http-server";
import { pageForBrowsers } from "#server/page-for-browsers";
import { WEBHOOKS } from "#server/request-guard";

type Sent = { path?: string; method?: string; headers?: Record<string, string>; body?: string | Buffer };
type Got = { status: number; headers: IncomingHttpHeaders; text: string };

const app = express();
const server = boundedServer(app);
let port = 0;
let isDraining = false;
let hasDatabase = true;
const foreignWrites: { cookies: string; address: string }[] = [];

beforeAll(async () => {
  const noteForeignWrite = async (cookies: string, address: string) => {
    foreignWrites.push({ cookies, address });
  };
  app.use(frontDoor({ env: env(), isDraining: () => isDraining, contact: () => null, noteForeignWrite }));
  app.use(healthChecks({ isDraining: () => isDraining, isDatabaseReady: async () => hasDatabase }));
  app.use(pageForBrowsers(() => null));
  app.get("/no-such-file", (_asked, response) => {
    response.status(404).json({ error: "not-found" });
  });
  app.get("/breaks", () => {
    throw new Error("a bug");
  });
  app.use((asked, response) => {
    asked.resume().on("end", () => response.json({ host: asked.headers.host, headers: asked.headers }));
  });
  app.use(lastResort(() => null));
  await listen(server, 0, "127.0.0.1");
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const send = ({ path = "/", method = "GET", headers = {}, body }: Sent): Promise<Got> =>
  new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });

/** Bytes as they are, for what no client library would send. */
const sendRaw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.setEncoding("latin1").on("data", (part) => {
      text += part;
    });
    socket.on("error", reject).on("close", () => resolve(text));
    socket.setTimeout(1_000, () => socket.destroy());
  });

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const OURS = { "Sec-Fetch-Site": "same-origin" };
const post = (headers: Record<string, string>, path = "/", body = "a=b") =>
  send({ method: "POST", path, headers: { ...FORM, ...headers }, body });

test("of a write from another site with somebody's cookie, and of nothing else, the server hears to write it down", async () => {
  const Cookie = "session=abc";
  await send({ method: "POST", headers: { "Sec-Fetch-Site": "cross-site", Cookie } });
  await send({ method: "POST", headers: { "Sec-Fetch-Site": "cross-site" } });
  await send({ method: "POST", headers: { "Sec-Fetch-Site": "same-origin", Cookie } });
  await send({ headers: { "Sec-Fetch-Site": "cross-site", Cookie } });
  expect(foreignWrites).toEqual([{ cookies: Cookie, address: "127.0.0.1" }]);
});

test("a write from our own pages passes, and one from any other site is a 403", async () => {
  expect((await post(OURS)).status).toBe(200);
  for (const site of ["cross-site", "same-site", "none", "same-origin, cross-site", ""]) {
    expect((await post({ "Sec-Fetch-Site": site })).status, site).toBe(403);
  }
});

test("where the browser says nothing of its site, the origin decides", async () => {
  expect((await post({ Origin: env().appOrigin })).status).toBe(200);
  for (const origin of ["https://evil.example", "null", `${env().appOrigin}.evil.example`]) {
    expect((await post({ Origin: origin })).status, origin).toBe(403);
  }
  expect((await post({})).status).toBe(403);
});

test("a forwarded host that matches a foreign origin opens nothing", async () => {
  const forged = { Origin: "https://evil.example", Host: "evil.example", "X-Forwarded-Host": "evil.example" };
  expect((await post(forged)).status).toBe(403);
});

test("our own origin is the host that the pages see, whatever the request claims", async () => {
  const got = await send({
    headers: { Host: "evil.example", "X-Forwarded-Host": "evil.example", Forwarded: "x" },
  });
  const seen = JSON.parse(got.text);
  expect(seen.host).toBe(new URL(env().appOrigin).host);
  expect(Object.keys(seen.headers).filter((name) => name.includes("forwarded"))).toEqual([]);
});

test.each(WEBHOOKS)("only the webhooks take writes from elsewhere: %s", async (webhook) => {
  const json = { "Content-Type": "application/json" };
  const from = (path: string) => send({ method: "POST", path, headers: json, body: "{}" });
  expect((await from(webhook)).status).toBe(200);
  for (const path of [`${webhook}/`, `${webhook}.data`, `/x${webhook}`, webhook.toUpperCase()]) {
    expect((await from(path)).status, path).toBe(403);
  }
});

test("bodies over their limit are a 413, bodies of other types a 415", async () => {
  const sized = (type: string, bytes: number) =>
    send({ method: "POST", headers: { ...OURS, "Content-Type": type }, body: "a".repeat(bytes) });
  expect((await sized("application/x-www-form-urlencoded", 256 * 1024 + 1)).status).toBe(413);
  expect((await sized("application/json", 64 * 1024 + 1)).status).toBe(413);
  expect((await sized("multipart/form-data; boundary=x", 11 * 1024 * 1024)).status).toBe(413);
  for (const type of ["text/plain", "application/xml", "application/x-www-form-urlencoded-not", ""]) {
    expect((await sized(type, 4)).status, type).toBe(415);
  }
  expect((await post({ ...OURS, "Content-Encoding": "gzip" })).status).toBe(415);
});

test("a text that is too long is called that, and what a script sends is left to who can answer it", async () => {
  const large = `a=${"b".repeat(256 * 1024)}`;
  const page = await post({ ...OURS, Accept: "text/html" }, "/client/messages/new", large);
  expect(page.status).toBe(413);
  expect(page.text).toContain("<h1>That is too long</h1>");
  expect(page.text).not.toContain("10 MB");
  expect((await post(OURS, "/client/messages/new.data?index", large)).status).toBe(200);
  expect((await post(OURS, "/client/messages/new?x=.data", large)).status).toBe(413);
});

test("other methods are a 405 and OPTIONS runs nothing", async () => {
  for (const method of ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"]) {
    expect((await send({ method, headers: OURS })).status, method).toBe(405);
  }
  const options = await send({ method: "OPTIONS" });
  expect([options.status, options.text, options.headers.allow]).toEqual([
    204,
    "",
    "GET, HEAD, POST, OPTIONS",
  ]);
});

test("addresses that cannot be read are a 400", async () => {
  for (const path of [
    "/%",
    "/%zz",
    "/%00",
    "/%ff",
    "//evil.example/x",
    "/a\\b",
    "/%5c",
    "/a/%5Cb",
    "/?q=%",
    "/?q=%00",
    "/%0d%0a",
  ]) {
    expect((await send({ path })).status, path).toBe(400);
  }
  expect((await send({ path: `/${"a".repeat(9000)}` })).status).toBe(414);
  expect((await send({ path: "/caf%C3%A9?q=two%0Alines" })).status).toBe(200);
});

test("what Node itself cannot read gets an answer with our headers, too", async () => {
  const answers: [string, number][] = [
    ["GET / NONSENSE\r\n\r\n", 400],
    ["BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 405],
    ["GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    ["CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n", 405],
    ["GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400],
    ["POST / HTTP/1.1\r\nHost: x\r\nExpect: a-miracle\r\nContent-Length: 1\r\n\r\na", 417],
  ];
  for (const [bytes, status] of answers) {
    const text = await sendRaw(bytes);
    expect(text.split("\r\n")[0], bytes.slice(0, 40)).toContain(` ${status} `);
    expect(text.toLowerCase()).toContain("strict-transport-security");
  }
});

test("every answer carries the security headers, errors included", async () => {
  const all = [
    await send({}),
    await send({ path: "/%" }),
    await send({ path: "/breaks" }),
    await post({}),
    await send({ path: "/livez" }),
  ];
  expect(all.map((got) => got.status)).toEqual([200, 400, 500, 403, 200]);
  for (const { headers } of all) {
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("form-action 'self' https://checkout.stripe.com");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toBeTruthy();
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toBeTruthy();
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("nonces differ from answer to answer", async () => {
  const nonces = await Promise.all([send({}), send({})]);
  const [one, two] = nonces.map(
    ({ headers }) => /'nonce-([^']{20,})'/.exec(String(headers["content-security-policy"]))?.[1],
  );
  expect(one).toBeTruthy();
  expect(one).not.toBe(two);
});

test("a bug shows a page with what to do and the crisis line, and nothing of the bug", async () => {
  const got = await send({ path: "/breaks", headers: { Accept: "text/html" } });
  expect(got.status).toBe(500);
  expect(got.text).toContain("Something went wrong on our side");
  expect(got.text).toContain("988");
  expect(got.text).not.toContain("a bug");
});

test("what is no page is refused to a browser on a page with a way on, and to programs in a word", async () => {
  const page = await send({ path: "/no-such-file", headers: { Accept: "text/html,*/*;q=0.8" } });
  expect([page.status, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  expect(page.text).toContain('<a href="/">Go to the home page</a>');
  expect(page.text).not.toMatch(/<script|not-found/);
  const word = await send({ path: "/no-such-file", headers: { Accept: "text/calendar, */*" } });
  expect([word.status, word.text]).toEqual([404, '{"error":"not-found"}']);
});

test("health says yes or no and nothing else", async () => {
  const ask = async (path: string) => {
    const { status, text } = await send({ path });
    return [status, text];
  };
  expect(await ask("/livez")).toEqual([200, "ok"]);
  expect(await ask("/readyz")).toEqual([200, "ok"]);
  hasDatabase = false;
  expect(await ask("/livez")).toEqual([200, "ok"]);
  expect(await ask("/readyz")).toEqual([503, "not ready"]);
  hasDatabase = true;
  isDraining = true;
  expect(await ask("/readyz")).toEqual([503, "not ready"]);
  isDraining = false;
});

test("nothing a client can send is answered with a 5xx", async () => {
  const name = fc.constantFrom(
    "Origin",
    "Sec-Fetch-Site",
    "Content-Type",
    "Host",
    "X-Forwarded-Host",
    "Cookie",
    "Range",
  );
  const value = fc
    .string({ unit: fc.constantFrom(..."aB0 ;=,/:%*\"'é"), maxLength: 40 })
    .map((text) => text.trim());
  const sent = fc.record({
    method: fc.constantFrom("GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE"),
    path: fc.string({ unit: fc.constantFrom(..."/.%?&=#ab0\\;:@"), maxLength: 60 }),
    headers: fc.dictionary(name, value, { maxKeys: 4 }),
    body: fc.string({ maxLength: 50 }),
  });
  await fc.assert(
    fc.asyncProperty(sent, async ({ path, method, headers, body }) => {
      const asked: Sent = { path: `/${path}`, method, headers: { ...headers, Connection: "close" } };
      if (method === "POST") asked.body = body;
      const { status } = await send(asked);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 1_500 },
  );
});
