import { once } from "node:events";
import { createServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { env } from "#app/platform/env.server";
import { type Bounds, fetchOutside, type Resolve } from "#app/platform/outside/fetch-outside.server";
import { startCalendarServer } from "#tests/emulators/calendar/start";
import { codeOf } from "#tests/fixtures/code-of";
import { SELF_SIGNED } from "#tests/fixtures/self-signed";

let server: Awaited<ReturnType<typeof startCalendarServer>>;

beforeAll(async () => {
  server = await startCalendarServer();
  server.put("BEGIN:VCALENDAR");
});

beforeEach(() => {
  env().calendarTestHosts = [server.host];
  server.asked.length = 0;
});

afterAll(() => server.stop());

const get = (address: string, bounds: Partial<Bounds> = {}, resolve?: Resolve) =>
  fetchOutside(address, { accept: "text/calendar", bounds, ...(resolve && { resolve }) });
const path = (name: string, bounds?: Partial<Bounds>) => get(`${server.base}${name}`, bounds);

test("what lies at an address is read, also by up to three redirects", async () => {
  for (const name of ["/calendar.ics?secret=1", "/once", "/relative", "/twice", "/thrice"])
    expect(await path(name)).toBe("BEGIN:VCALENDAR");
  expect(server.asked[0]).toEqual({
    path: "/calendar.ics?secret=1",
    host: server.host,
    accept: "text/calendar",
  });
});

test.each([
  ["/four", "too-many-redirects"],
  ["/loop", "too-many-redirects"],
  ["/inside", "forbidden-address"],
  ["/metadata", "not-https"],
  ["/elsewhere", "not-https"],
  ["/nowhere", "away"],
  ["/not-there", "not-found"],
  ["/hangs-up", "away"],
  ["/gzip", "encoded"],
  ["/huge", "too-large"],
  ["/endless", "too-large"],
])("%s is not read: %s", async (name, code) => {
  expect(await codeOf(path(name))).toBe(code);
});

test("a server that says nothing, or one letter at a time, is not waited for", async () => {
  expect(await codeOf(path("/silent", { totalMs: 300 }))).toBe("too-slow");
  expect(await codeOf(path("/drip", { totalMs: 300 }))).toBe("too-slow");
});

test("all redirects together have the time of one", async () => {
  expect(await codeOf(path("/thrice", { totalMs: 0 }))).toBe("too-slow");
});

test("a machine that takes the line and never speaks TLS is not waited for", async () => {
  const mute = createTcpServer(() => undefined);
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  const { port } = mute.address() as AddressInfo;
  env().calendarTestHosts = [`127.0.0.1:${port}`];
  expect(await codeOf(get(`https://127.0.0.1:${port}/`, { connectMs: 300 }))).toBe("too-slow");
  mute.close();
});

test("nobody listens there", async () => {
  env().calendarTestHosts = ["127.0.0.1:9"];
  expect(await codeOf(get("http://127.0.0.1:9/a.ics"))).toBe("away");
});

test("a certificate that nobody vouches for is not believed", async () => {
  const secure = createServer(SELF_SIGNED, (_request, response) => response.end("BEGIN:VCALENDAR"));
  secure.listen(0, "127.0.0.1");
  await once(secure, "listening");
  const { port } = secure.address() as AddressInfo;
  env().calendarTestHosts = [`localhost:${port}`];
  expect(await codeOf(get(`https://localhost:${port}/`))).toBe("bad-certificate");
  secure.closeAllConnections();
  secure.close();
});

test("a name is asked for once, and it is that very address which is connected to", async () => {
  const name = `calendar.a-name-of-nobody.org:${server.port}`;
  env().calendarTestHosts = [name];
  const answers = [["127.0.0.1"], ["10.0.0.1"]];
  let asked = 0;
  const resolve: Resolve = async () => {
    asked += 1;
    return answers.shift() ?? [];
  };
  expect(await get(`http://${name}/calendar.ics`, {}, resolve)).toBe("BEGIN:VCALENDAR");
  expect(asked).toBe(1);
  expect(server.asked[0]?.host).toBe(name);
});

test.each([
  [["127.0.0.1"]],
  [["169.254.169.254"]],
  [["10.1.2.3"]],
  [["::1"]],
  [["::ffff:127.0.0.1"]],
  [["fd00::1"]],
  [["93.184.215.14", "192.168.1.1"]],
  [["2606:4700:4700::1111", "fe80::1"]],
])("a name of the public internet that stands for %j is not asked", async (addresses) => {
  expect(await codeOf(get("https://calendar.google.com/a.ics", {}, async () => addresses))).toBe(
    "forbidden-address",
  );
});

test("a redirect to a name that stands for this network is not followed", async () => {
  const name = `calendar.a-name-of-nobody.org:${server.port}`;
  env().calendarTestHosts = [server.host, name];
  const resolve: Resolve = async () => ["127.0.0.1"];
  expect(await get(`http://${name}/once`, {}, resolve)).toBe("BEGIN:VCALENDAR");
  env().calendarTestHosts = [name];
  expect(await codeOf(get(`http://${name}/once`, {}, resolve))).toBe("not-https");
});

test("a name that is not found, or a resolver that does not answer, is nobody's address", async () => {
  const none: Resolve = async () => {
    throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  };
  const silent: Resolve = () => new Promise(() => undefined);
  expect(await codeOf(get("https://calendar.google.com/", {}, none))).toBe("away");
  expect(await codeOf(get("https://calendar.google.com/", { connectMs: 100 }, silent))).toBe("too-slow");
  expect(await codeOf(get("https://calendar.google.com/", {}, async () => []))).toBe("away");
});

test("what goes wrong is told without the address", async () => {
  const secret = `${server.base}/hangs-up`;
  const error = await get(secret).catch((thrown: Error) => thrown);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hangs-up");
});
