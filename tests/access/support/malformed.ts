import fc from "fast-check";
import { mayTry } from "#app/domain/accounts/policy";
import { fieldNames } from "./field-names";
import { malformedBody, malformedQuery } from "./malformed-bodies";
import { nastySegment, nastyValue } from "./nasty";
import type { AppRoute } from "./routes";
import { pathOf, samplesFor } from "./samples";
import { WHO, type Who } from "./who";
import type { World } from "./world";

/** A request as it goes over the line. */
export type Bytes = {
  who: Who;
  /** Ends the session it is sent with, when it is taken. */
  route: AppRoute;
  isWrite: boolean;
  /** Without the cookie of whoever sends it. */
  head: (cookie: string | null) => string;
  body: Buffer;
  /** More was announced than is sent: the line is closed after it. */
  isCutShort: boolean;
};

const FORGED_ROUTES = [
  "routes/nonsense",
  "__proto__",
  "constructor",
  "root",
  "",
  ",",
  "routes/admin+/_index,root",
  "*",
];

/** What is done to an address that is a good one. */
const TWISTS: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `//${path}`,
  (path) => `/.${path}`,
  (path) => `/x/..${path}`,
  (path) => path.toUpperCase(),
  (path) => `${path}.data.data`,
  (path) => `${path};a=b`,
  (path) => path.replace("/", "\\"),
  (path) => `http://evil.example${path}`,
  (path) => `${path}%00`,
  (path) => `/assets/..${path}`,
  () => "*",
  () => "/__manifest?p=/client&p=/admin&version=x",
  () => `/${"a/".repeat(3_000)}`,
];
const asIs = (path: string) => path;
const asData = (path: string) => `${path === "/" ? "/_root" : path}.data`;

/** Most addresses are good ones: a refusal at the door hides all that lies behind it. */
const twist = fc.oneof(
  { weight: 10, arbitrary: fc.constant(asIs) },
  { weight: 7, arbitrary: fc.constant(asData) },
  { weight: 3, arbitrary: fc.constantFrom(...TWISTS) },
);

const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant("GET") },
  { weight: 2, arbitrary: fc.constant("HEAD") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...["OPTIONS", "PUT", "DELETE", "PATCH", "get", "TRACE", "FOO", "CONNECT"]),
  },
);

const header = fc.oneof(
  fc.constantFrom(
    ...[
      "Range: bytes=0-",
      "Range: bytes=9-1,a-b",
      "If-None-Match: *",
      "If-Modified-Since: never",
      "Expect: 100-continue",
    ],
    ...[
      "Expect: nonsense",
      "Accept: */*;q=x",
      "Accept-Encoding: gzip;q=nonsense,br",
      "Accept-Language: \x01",
    ],
    ...[
      "Content-Encoding: gzip",
      "Upgrade: websocket",
      "Upgrade: h2c",
      "X-Forwarded-Host: evil.example",
      "Host:",
    ],
    ...[
      "X-Forwarded-Proto: gopher",
      "X-Forwarded-For: not an address",
      "X-Forwarded-For: 1.2.3.4, ::::",
      "Host: [::1",
    ],
    ...[
      'Forwarded: for="_x";;',
      "X-HTTP-Method-Override: DELETE",
      "X-Remix-Revalidate: yes",
      "X-Remix-Replace: 1",
    ],
    ...[
      "Cookie: session=",
      "Cookie: session=%; theme=%zz; flash=%",
      "Cookie: flash=e30.zz.zz; theme=__proto__",
    ],
    ...[
      `Cookie: ${"a=b; ".repeat(400)}`,
      `Cookie: session=${"A".repeat(43)}`,
      "Cookie: =;;;=",
      "Cookie: \xff\xfe=\xff",
    ],
    ...[
      `X-Long: ${"x".repeat(20_000)}`,
      "Origin: null",
      "Origin: http://",
      "Referer: \xff",
      "Te: trailers",
      ": no name",
    ],
    ...[
      "Content-Type: text/html",
      "Purpose: prefetch",
      "Sec-Purpose: prefetch",
      "Content-Length: 3",
      " folded: x",
    ],
  ),
  fc
    .tuple(
      fc.constantFrom("Cookie: theme=", "Cookie: flash=", "Cookie: session=", "X-Any: ", "Referer: "),
      nastyValue,
    )
    .map(([name, value]) => `${name}${value.replace(/[\r\n\0]/g, "").slice(0, 2_000)}`),
);

const site = fc.oneof(
  { weight: 14, arbitrary: fc.constant("same-origin") },
  { weight: 1, arbitrary: fc.constantFrom("cross-site", "none", "nonsense") },
);
const framing = fc.oneof(
  { weight: 12, arbitrary: fc.constant("exact" as const) },
  { weight: 3, arbitrary: fc.constant("chunked" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...(["bad-chunk", "too-long", "negative", "both"] as const)) },
);

const shape = fc.record({
  route: fc.nat({ max: 99_999 }),
  who: fc.constantFrom(...WHO),
  /** Whoever may, in place of `who`. */
  isAllowed: fc.boolean(),
  isWrite: fc.boolean(),
  method,
  twist,
  keepsIds: fc.boolean(),
  segment: nastySegment,
  forged: fc.option(fc.constantFrom(...FORGED_ROUTES), { freq: 4 }),
  isIndex: fc.boolean(),
  query: malformedQuery,
  headers: fc.oneof(fc.constant([]), fc.constant([]), fc.array(header, { minLength: 1, maxLength: 2 })),
  site,
  framing,
  body: malformedBody,
  address: fc.nat({ max: 65_535 }),
});

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function targetOf(one: Shape, route: AppRoute, isWrite: boolean, world: World): string {
  const [sample] = samplesFor(route.pattern, world) ?? [];
  const good = pathOf(route.pattern, sample ?? {});
  const filled = one.keepsIds ? good : `/${route.pattern.replace(/:\w+|\*/g, () => one.segment)}`;
  const search = one.query(fieldNames(isWrite ? undefined : route.loader?.search));
  const forged = one.forged === null ? "" : `_routes=${one.forged}`;
  const parts = [route.isIndex && one.isIndex ? "index" : "", forged, isWrite ? "" : search].filter(Boolean);
  return `${one.twist(filled)}${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

type Framed = { lines: string[]; bytes: Buffer; isCutShort: boolean };

function framed(bytes: Buffer, framing: Shape["framing"]): Framed {
  const chunk = Buffer.concat([
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from("\r\n0\r\n\r\n"),
  ]);
  const isEmpty = bytes.length === 0;
  switch (framing) {
    case "chunked":
      return {
        lines: ["Transfer-Encoding: chunked"],
        bytes: isEmpty ? Buffer.from("0\r\n\r\n") : chunk,
        isCutShort: false,
      };
    case "bad-chunk":
      return {
        lines: ["Transfer-Encoding: chunked"],
        bytes: Buffer.concat([Buffer.from("zz\r\n"), chunk]),
        isCutShort: true,
      };
    case "too-long":
      return { lines: [`Content-Length: ${bytes.length + 10}`], bytes, isCutShort: true };
    case "negative":
      return { lines: ["Content-Length: -1"], bytes, isCutShort: true };
    case "both":
      return {
        lines: [`Content-Length: ${bytes.length}`, "Transfer-Encoding: chunked"],
        bytes: chunk,
        isCutShort: true,
      };
    default:
      return { lines: [`Content-Length: ${bytes.length}`], bytes, isCutShort: false };
  }
}

function mayAsk(who: Who, route: AppRoute, isWrite: boolean, world: World): boolean {
  const asked = isWrite ? route.action : route.loader;
  return asked !== undefined && mayTry(who === "visitor" ? null : world.people[who].actor, asked.may);
}

function bytesOf(one: Shape, routes: readonly AppRoute[], world: World): Bytes {
  const route = routes[one.route % routes.length];
  if (!route) throw new Error("There are no routes");
  const isWrite = one.isWrite && route.action !== undefined;
  const sent = one.body(fieldNames(isWrite ? route.action?.form : undefined));
  const body = isWrite
    ? framed(sent.bytes, one.framing)
    : { lines: [], bytes: Buffer.alloc(0), isCutShort: false };
  const lines = [
    `${isWrite ? "POST" : one.method} ${targetOf(one, route, isWrite, world)} HTTP/1.1`,
    ...["Host: localhost", "Connection: close", `Sec-Fetch-Site: ${one.site}`],
    ...[`X-Forwarded-For: 198.19.${one.address >> 8}.${one.address & 255}`, "Accept: text/html"],
    ...(isWrite && sent.type !== null ? [`Content-Type: ${sent.type}`] : []),
    ...body.lines,
    ...one.headers,
  ];
  const head = (cookie: string | null) =>
    `${[...lines, ...(cookie ? [`Cookie: ${cookie}`] : [])].join("\r\n")}\r\n\r\n`;
  const fitting = WHO.find((who) => mayAsk(who, route, isWrite, world));
  return {
    who: one.isAllowed && fitting ? fitting : one.who,
    route,
    isWrite,
    head,
    body: body.bytes,
    isCutShort: body.isCutShort,
  };
}

/** So many requests, the same ones for the same seed. */
export const malformedRequests = (
  routes: readonly AppRoute[],
  world: World,
  { seed, count }: { seed: number; count: number },
): Bytes[] => fc.sample(shape, { seed, numRuns: count }).map((one) => bytesOf(one, routes, world));
