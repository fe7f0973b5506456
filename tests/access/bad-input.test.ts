import { beforeAll, expect, test } from "vitest";
import { mayTry } from "#app/domain/accounts/policy";
import type { Declaration } from "#app/http/declaration";
import { WEBHOOKS } from "#server/request-guard";
import { inTurns, ownAddress } from "./support/ask";
import { sendRaw } from "./support/raw";
import { type AppRoute, listRoutes } from "./support/routes";
import { pathOf, samplesFor } from "./support/samples";
import { makeWorld, signIn, type World } from "./support/world";

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
  const fits = Object.values(world.people).find(({ actor }) => declaration && mayTry(actor, declaration.may));
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
const isWebhook = (path: string) => WEBHOOKS.includes(path);

test("an id in capitals is the same id", async () => {
  const wrong: string[] = [];
  await inTurns(routes, 4, async ({ pattern, loader, isIndex }) => {
    const [sample] = (loader && samplesFor(pattern, world)) ?? [];
    const path = sample ? pathOf(pattern, sample) + (isIndex ? "?index" : "") : "";
    const inCapitals = path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => id.toUpperCase());
    if (inCapitals === path) return;
    const headers = { ...OURS, ...(await cookieFor(loader)) };
    const [as, so] = await Promise.all(
      [path, inCapitals].map((one) =>
        sendRaw({ method: "GET", path: one, headers: { ...headers, ...ownAddress() } }),
      ),
    );
    if (as !== so) wrong.push(`${pattern}: ${as}, in capitals ${so}`);
  });
  expect(wrong).toEqual([]);
});

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
