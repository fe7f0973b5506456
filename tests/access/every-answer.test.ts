import { readdirSync } from "node:fs";
import { beforeAll, expect, inject, test } from "vitest";
import { newId } from "#app/domain/shared/ids";
import { figure } from "#tests/setup/figure";
import { type Answer, ask, inTurns, ownAddress } from "./support/ask";
import { addressesOf, readings } from "./support/reads";
import { type AppRoute, listRoutes } from "./support/routes";
import { makeWorld, type World } from "./support/world";

let world: World;
let routes: AppRoute[];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
});

const FIXED: Record<string, string | RegExp> = {
  "strict-transport-security": /max-age=\d{8}/,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": /camera=\(\)/,
};
const POLICY = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "connect-src 'self'"];

/** What an answer lacks of the headers that every one has. */
function lackOf({ headers }: Answer): string[] {
  const wrong = Object.entries(FIXED).filter(([name, wanted]) => {
    const value = headers.get(name) ?? "";
    return typeof wanted === "string" ? value !== wanted : !wanted.test(value);
  });
  return wrong.map(([name]) => name);
}

/** What is wrong with a page's scripts and styles, and where it leads without being asked. */
function strangeIn({ headers, text }: Answer): string[] {
  const policy = headers.get("content-security-policy") ?? "";
  const [, nonce] = /script-src 'self' 'nonce-([\w-]{20,})'/.exec(policy) ?? [];
  const inline = [...text.matchAll(/<(script|style)\b([^>]*)>/g)].filter(
    ([, , attributes = ""]) => !attributes.includes(`nonce="${nonce}"`),
  );
  const elsewhere = [
    ...text.matchAll(/<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)="(https?:)?\/\//g),
  ];
  const handlers = [...text.matchAll(/<[a-z]+\b[^>]*\son[a-z]+="/g)];
  const missing = POLICY.filter((part) => !policy.includes(part));
  return [...inline, ...elsewhere, ...handlers].map(([found]) => found.slice(0, 120)).concat(missing);
}

test("every answer of every route has the headers, is not kept, and runs nothing that is not ours", async () => {
  const wrong: string[] = [];
  let answers = 0;
  await inTurns(await readings(routes, world), 4, async (reading) => {
    const { token } = reading;
    for (const one of addressesOf(reading)) {
      const answer = await ask(one, { token, headers: ownAddress() });
      answers += 1;
      const isPage = (answer.headers.get("content-type") ?? "").startsWith("text/html");
      const found = [...lackOf(answer), ...(isPage ? strangeIn(answer) : [])];
      if (!answer.headers.get("cache-control")?.includes("no-store")) found.push("cache-control");
      if (found.length > 0) wrong.push(`${one} ${answer.status}: ${found.join(", ")}`);
    }
  });
  expect(wrong).toEqual([]);
  expect(answers).toBeGreaterThan(150);
  figure(`headers: ${answers} answers of ${routes.length} routes, 0 without`);
});

test("refusals and errors have them too, and are not kept", async () => {
  const { token } = world.people.owner;
  const form = { a: "b" };
  const answers = [
    await ask("/nothing-here", { token }),
    await ask("/client", { token }),
    await ask("/admin/invoices/not-an-id", { token }),
    await ask("/client", {}),
    await ask("/sign-in", { method: "POST", form, headers: { "Sec-Fetch-Site": "cross-site" } }),
    await ask("/sign-in", { method: "POST", form, headers: ownAddress() }),
    await ask("/%", {}),
    await ask("/assets/nothing.js", {}),
    await ask("/livez", {}),
    await ask("/readyz", {}),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 302, 403, 422, 400, 404, 200, 200]);
  for (const answer of answers) {
    expect(lackOf(answer)).toEqual([]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});

/** Without what differs by the minute: the nonce of its style. */
const wordsOf = ({ text }: Answer): string => text.replaceAll(/nonce="[^"]+"/g, "");

test("what is no page is refused to a browser on a page with a way on, and to programs in a word", async () => {
  const { token } = world.people["partner B"];
  const refused: [path: string, status: number][] = [
    [`/client/documents/${world.privateDocumentId}/file`, 404],
    [`/client/documents/${newId()}/file`, 404],
    [`/client/billing/${newId()}/receipt.pdf`, 404],
    [`/client/sessions/${newId()}/calendar.ics`, 404],
    ["/client/billing/return", 400],
    ["/theme", 400],
  ];
  const pages = new Map<string, Answer>();
  for (const [path, status] of refused) {
    const page = await ask(path, { token, headers: ownAddress() });
    expect([page.status, page.headers.get("content-type")], path).toEqual([
      status,
      "text/html; charset=utf-8",
    ]);
    expect(page.text, path).toContain('<a href="/">Go to the home page</a>');
    expect(page.text, path).not.toMatch(/<script|Unexpected|"error"/);
    expect([...lackOf(page), ...strangeIn(page)], path).toEqual([]);
    pages.set(path, page);
    const word = await ask(path, { token, headers: { Accept: "*/*", ...ownAddress() } });
    expect([word.status, word.headers.get("content-type")], path).toEqual([
      status,
      expect.stringContaining("application/json"),
    ]);
  }
  const [notYours, notThere] = [...pages.values()];
  expect(notYours && wordsOf(notYours)).toBe(notThere && wordsOf(notThere));
});

test("scripts, styles and icons have them too, and are kept", async () => {
  const assets = readdirSync("build/client/assets").map((name) => `/assets/${name}`);
  const kinds = [".js", ".css", ".woff2"].map((end) => assets.find((name) => name.endsWith(end)) ?? end);
  for (const path of [...kinds, "/robots.txt"]) {
    const answer = await ask(path, {});
    expect(answer.status, path).toBe(200);
    expect(lackOf(answer), path).toEqual([]);
    expect(answer.headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(answer.headers.get("cache-control"), path).toContain("public");
  }
});

test("a body that grows past its limit is refused although its length was never said", async () => {
  const large = new ReadableStream({
    start(controller) {
      for (let part = 0; part < 9; part += 1)
        controller.enqueue(new TextEncoder().encode("a=".padEnd(32_768, "x")));
      controller.close();
    },
  });
  const answer = await fetch(`${inject("sharedApp").origin}/sign-in`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "Sec-Fetch-Site": "same-origin",
      ...ownAddress(),
    },
    body: large,
    duplex: "half",
  } as RequestInit);
  expect(answer.status).toBe(413);
});
