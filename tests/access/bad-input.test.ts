import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { mayPerform } from "#app/domain/accounts/policy";
import type { Declaration } from "#app/http/declaration";
import { WEBHOOK_PATH } from "#server/request-guard";
import { inTurns, ownAddress } from "./support/ask";
import { fieldNames } from "./support/field-names";
import { sendRaw } from "./support/raw";
import { type AppRoute, listRoutes } from "./support/routes";
import { pathOf, samplesFor } from "./support/samples";
import { makeWorld, signIn, type World } from "./support/world";

const GENERATED = 1_500;
const FORM = "application/x-www-form-urlencoded";
const OURS = { "Sec-Fetch-Site": "same-origin" };

let world: World;
let routes: AppRoute[];
let forms: { route: AppRoute; path: string }[];

beforeAll(async () => {
  [routes, world] = await Promise.all([listRoutes(), makeWorld()]);
  forms = routes
    .filter((route) => route.action)
    .flatMap((route) => {
      const [sample] = samplesFor(route.pattern, world) ?? [];
      if (!sample) throw new Error(`${route.pattern} has no sample`);
      return { route, path: pathOf(route.pattern, sample) + (route.isIndex ? "?index" : "") };
    });
});

/** Signs in as the first one who may; a form that ends the session is worth a session of its own. */
async function cookieFor(declaration: Declaration | undefined): Promise<Record<string, string>> {
  const fits = Object.values(world.people).find(
    ({ actor }) => declaration && mayPerform(actor, declaration.may),
  );
  if (!fits) return {};
  const isLast = declaration?.may === "session.end" || declaration?.may === "devices.end-own";
  const token = isLast ? (await signIn(fits.actor.personId)).token : fits.token;
  return { Cookie: `session=${token}` };
}

type Bad = {
  type?: string;
  body: string | Buffer;
  headers?: Record<string, string>;
  fits: (status: number) => boolean;
};

/** What every form answers to a body; the list of those that answered something else. */
async function wrongFor(bad: Bad, except: (path: string) => boolean = () => false): Promise<string[]> {
  const wrong: string[] = [];
  await inTurns(
    forms.filter(({ path }) => !except(path)),
    4,
    async ({ route, path }) => {
      const headers = {
        ...{ ...OURS, ...(await cookieFor(route.action)), ...ownAddress() },
        ...(bad.type === undefined ? {} : { "Content-Type": bad.type }),
        ...{ "Content-Length": String(Buffer.byteLength(bad.body)), ...bad.headers },
      };
      const status = await sendRaw({ method: "POST", path, headers, body: bad.body });
      if (!bad.fits(status)) wrong.push(`${path}: ${status}`);
    },
  );
  return wrong;
}

const is = (wanted: number) => (status: number) => status === wanted;
const isRefusal = (status: number) => status >= 300 && status < 500;
const isWebhook = (path: string) => path === WEBHOOK_PATH;

test("a form sent from another site is a 403 everywhere", async () => {
  const headers = { "Sec-Fetch-Site": "cross-site", Origin: "https://evil.example" };
  expect(await wrongFor({ type: FORM, body: "a=b", headers, fits: is(403) }, isWebhook)).toEqual([]);
});

test("a body that is too large is a 413 everywhere, one of another type a 415", async () => {
  const large = `a=${"x".repeat(300 * 1024)}`;
  expect(await wrongFor({ type: FORM, body: large, fits: is(413) })).toEqual([]);
  for (const type of ["text/plain", "application/xml", "application/octet-stream", "nonsense", ""]) {
    expect(await wrongFor({ type, body: "a=b", fits: is(415) }), type).toEqual([]);
  }
});

test("a body that cannot be read is refused, and so are fields that no form has", async () => {
  const bodies: Bad[] = [
    { type: "multipart/form-data", body: "no boundary", fits: isRefusal },
    { type: "multipart/form-data; boundary=x", body: "--x\r\nbroken", fits: isRefusal },
    { type: FORM, body: Buffer.from([0x61, 0x3d, 0xff, 0xfe]), fits: isRefusal },
    { type: FORM, body: "a=%00", fits: isRefusal },
    { type: FORM, body: "a=%", fits: isRefusal },
    { type: FORM, body: Array.from({ length: 150 }, (_, at) => `f${at}=1`).join("&"), fits: isRefusal },
    { type: FORM, body: "isAdmin=1&role=admin&personId=1&__proto__=1&constructor=1", fits: isRefusal },
    { type: "application/json", body: "{", fits: isRefusal },
  ];
  for (const bad of bodies) expect(await wrongFor(bad), `${bad.type} ${bad.body}`.slice(0, 80)).toEqual([]);
});

const nasty = fc.oneof(
  fc.constantFrom(
    ...["", " ", "0", "-1", "1e999", "99999999999999999999", "NaN", "null", "[object Object]", "2026-02-30"],
    ...[
      "9999-99-99",
      "0000-00-00",
      "not-a-uuid",
      "00000000-0000-0000-0000-000000000000",
      "\u0001\u0007",
      "\u202e",
    ],
    ...[
      "'; DROP TABLE person; --",
      "../../etc/passwd",
      "<script>alert(1)</script>",
      "{{7*7}}",
      "\ud83d\udc69",
      "on",
    ],
    ...[
      "2026-11-25T15:00:00.000Z_amara-okafor",
      "+275760-09-13T00:00:00.000Z",
      "save",
      "send",
      "draft",
      "read",
    ],
    ...[
      "invite",
      "resend",
      "add",
      "remove",
      "undo",
      "review",
      "amend",
      "joint",
      "private",
      "create",
      "accept",
    ],
    ...[
      "00:00",
      "99:99",
      "2147483648",
      "9007199254740993",
      "VA",
      "checkout",
      "saved-card",
      "165.00",
      "America/New_York",
    ],
  ),
  fc.uuid(),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.integer().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.string({ minLength: 5_000, maxLength: 9_000 }),
);

const inPath = fc.oneof(
  fc.constantFrom(
    "%",
    "%zz",
    "%00",
    "%0a",
    "%ff",
    "%2e%2e",
    "%2f",
    "..",
    "undefined",
    "%F0%9F%91%A9",
    "a".repeat(500),
  ),
  fc.uuid(),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
);

type Generated = {
  index: number;
  isWrite: boolean;
  asData: boolean;
  keepsPath: boolean;
  path: string;
  values: string[];
};

const generated: fc.Arbitrary<Generated> = fc.record({
  index: fc.nat({ max: 99_999 }),
  isWrite: fc.boolean(),
  asData: fc.boolean(),
  keepsPath: fc.boolean(),
  path: inPath,
  values: fc.array(nasty, { minLength: 1, maxLength: 14 }),
});

/** Known names with bad values, and one name that nobody knows. */
const pairs = (names: string[], values: string[]): string =>
  new URLSearchParams(
    values.map((value, at) => [names[at % (names.length + 1)] ?? `unknown${at}`, value.replaceAll("\0", "")]),
  ).toString();

function addressOf(route: AppRoute, bad: Generated): string {
  const [sample] = samplesFor(route.pattern, world) ?? [];
  const good = pathOf(route.pattern, sample ?? {});
  const path = bad.keepsPath ? good : `/${route.pattern.replace(/:\w+|\*/g, bad.path)}`;
  const asData = path === "/" ? "/_root.data" : `${path}.data`;
  const search = bad.isWrite ? "" : pairs(fieldNames(route.loader?.search), bad.values.slice(0, 6));
  const parts = [route.isIndex ? "index" : "", search].filter(Boolean).join("&").slice(0, 7_000);
  return `${bad.asData ? asData : path}${parts ? `?${parts.replace(/%[0-9A-F]?$/, "")}` : ""}`;
}

/** Sends what was generated to a route; the status, and what was asked for. */
async function sendBad(route: AppRoute, bad: Generated): Promise<{ status: number; what: string }> {
  const isWrite = bad.isWrite && route.action !== undefined;
  const method = isWrite ? "POST" : "GET";
  const path = addressOf(route, { ...bad, isWrite });
  const body = isWrite ? pairs(fieldNames(route.action?.form), bad.values) : "";
  const cookie = await cookieFor(isWrite ? route.action : route.loader);
  const headers: Record<string, string> = { ...OURS, ...ownAddress(), ...cookie };
  if (isWrite) headers["Content-Type"] = FORM;
  const status = await sendRaw({ method, path, headers, body });
  return { status, what: `${status} ${method} ${path} ${body}`.slice(0, 600) };
}

test("of well over a thousand generated requests to all routes, none is answered with a fault of ours", async () => {
  const asked = routes.filter((route) => route.hasAddress);
  const faults: string[] = [];
  const counts: Record<number, number> = {};
  await inTurns(fc.sample(generated, { numRuns: GENERATED }), 6, async (bad) => {
    const route = asked[bad.index % asked.length];
    if (!route) throw new Error("There are no routes");
    const { status, what } = await sendBad(route, bad);
    counts[status] = (counts[status] ?? 0) + 1;
    if (status >= 500 || status === 0) faults.push(what);
  });
  process.stdout.write(`bad input: ${GENERATED} requests ${JSON.stringify(counts)}\n`);
  expect(faults).toEqual([]);
});
