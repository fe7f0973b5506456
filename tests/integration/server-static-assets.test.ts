import { mkdirSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boundedServer, listen } from "#server/http-server";
import { staticAssets } from "#server/static-assets";
import { makeRunFolder } from "#tests/setup/run-folder";

const { folder, remove } = makeRunFolder();
const app = express();
const server = boundedServer(app);
let origin = "";

beforeAll(async () => {
  mkdirSync(path.join(folder, "assets"));
  writeFileSync(path.join(folder, "assets", "font-5f3a.woff2"), "a font");
  writeFileSync(path.join(folder, "robots.txt"), "User-agent: *");
  app.use(staticAssets(folder));
  await listen(server, 0, "127.0.0.1");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  remove();
});

const ask = async (place: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${origin}${place}`, { headers });
  return { status: answer.status, caching: answer.headers.get("Cache-Control") };
};

test("a file whose name never changes its meaning is kept for a year, the others for an hour", async () => {
  expect(await ask("/assets/font-5f3a.woff2")).toEqual({
    status: 200,
    caching: "public, max-age=31536000, immutable",
  });
  expect(await ask("/robots.txt")).toEqual({ status: 200, caching: "public, max-age=3600" });
});

test.each([
  ["a range that it does not have", { Range: "bytes=900-999" }],
  ["a condition that does not hold", { "If-Match": '"another"' }],
])("what is no file is kept by nobody: %s", async (_what, headers) => {
  for (const place of ["/assets/font-5f3a.woff2", "/robots.txt"]) {
    const { status, caching } = await ask(place, headers);
    expect(status, place).toBeGreaterThanOrEqual(400);
    expect(caching, place).toBe("no-store");
  }
  expect(await ask("/assets/gone.js", headers)).toEqual({ status: 404, caching: "no-store" });
});
