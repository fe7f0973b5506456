import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs } from "@remix-run/node";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import type { Permission, Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { declarationOf } from "#app/http/declaration";
import { flashOf } from "#app/http/flash.server";
import { guarded } from "#app/http/guarded.server";
import { open } from "#app/http/open.server";
import { download, ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { db } from "#app/platform/db/client.server";
import { addressOf } from "#tests/fixtures/addresses";

const ORIGIN = "http://localhost:4199";
let clientCookie = "";
let billerCookie = "";

async function aCookieOf(role: Role, permissions: Permission[] = []): Promise<string> {
  const personId = newId();
  const address = await addressOf(personId, `${personId}@example.com`);
  await db.person.create({ data: { id: personId, chosenName: "Robin", ...address } });
  await db.roleGrant.create({ data: { id: newId(), personId, role, permissions } });
  return cookieFrom(sessionCookie(await startSession(db, personId, { secondFactorAt: new Date() })));
}

const cookieFrom = (setCookie: string): string => setCookie.split(";")[0] ?? "";

beforeAll(async () => {
  clientCookie = await aCookieOf("client");
  billerCookie = await aCookieOf("admin", ["billing"]);
});

type Asked = { path?: string; cookie?: string; params?: Record<string, string>; init?: RequestInit };
type Handler = (args: ActionFunctionArgs) => Promise<unknown>;

/** What a loader or action answers or throws, as a Response where it is one. */
async function ask(handler: Handler, { path = "/client", cookie = "", params = {}, init }: Asked = {}) {
  const request = new Request(`${ORIGIN}${path}`, init);
  if (cookie) request.headers.set("Cookie", cookie);
  const context = { cspNonce: "", requestId: "", address: "" };
  return handler({ request, params, context }).catch((thrown: unknown) => thrown);
}

const statusOf = async (handler: Handler, asked?: Asked): Promise<number> => {
  const answer = await ask(handler, asked);
  return answer instanceof Response ? answer.status : 200;
};

const fields = (text: string): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  body: text,
});

const home = guarded({ may: "home.read-own" }, ({ actor }) => ({ name: actor.chosenName }));
const refund = guarded({ may: "payments.refund" }, () => "refunded");

test("a visitor is sent to sign in and from there back to where they wanted to be", async () => {
  const answer = (await ask(home, { path: "/client/billing?tab=open&index" })) as Response;
  expect(answer.status).toBe(302);
  expect(answer.headers.get("Location")).toBe("/sign-in?next=%2Fclient%2Fbilling%3Ftab%3Dopen");
});

test("whoever has the role gets the answer, everybody else a 404 that is recorded", async () => {
  expect(await ask(home, { cookie: clientCookie })).toEqual({ name: "Robin" });
  expect(await statusOf(refund, { cookie: billerCookie })).toBe(200);
  const before = await db.auditEvent.count({ where: { action: "access-denied" } });
  expect(await statusOf(refund, { cookie: clientCookie })).toBe(404);
  expect(await db.auditEvent.count({ where: { action: "access-denied" } })).toBe(before + 1);
});

test("a refusal says for whose record it was, and is on the list of a chart that was asked for", async () => {
  const [chartId, noteId] = [newId(), newId()];
  await ask(refund, { cookie: clientCookie, params: { chartId, noteId, slug: "amara-okafor" } });
  await ask(refund, { cookie: clientCookie, params: { noteId } });
  await ask(refund, { cookie: clientCookie, params: { chartId: "no id" } });
  const events = await db.auditEvent.findMany({
    where: { action: "access-denied" },
    orderBy: { id: "desc" },
    take: 3,
    select: { objectId: true, chartId: true },
  });
  expect(events).toEqual([
    { objectId: null, chartId: null },
    { objectId: noteId, chartId: null },
    { objectId: chartId, chartId },
  ]);
});

test("an admin without the permission is turned away like anybody else", async () => {
  const invite = guarded({ may: "staff.invite" }, () => "invited");
  expect(await statusOf(invite, { cookie: billerCookie })).toBe(404);
  expect(await statusOf(invite, { cookie: await aCookieOf("admin", ["owner"]) })).toBe(200);
});

test("a guard for what anyone may do is a mistake and does not load", () => {
  expect(() => guarded({ may: "pages.open" }, () => null)).toThrow("anyone");
});

test("a loader says what it declares, and one without a guard says nothing", () => {
  expect(declarationOf(home)?.may).toBe("home.read-own");
  expect(declarationOf(() => null)).toBeUndefined();
});

test("an address that does not fit is a 404, a query that does not fit a 400", async () => {
  const one = guarded(
    {
      may: "home.read-own",
      params: z.object({ id: z.uuid() }),
      search: z.object({ page: z.coerce.number().int() }),
    },
    ({ params, search }) => ({ ...params, ...search }),
  );
  const id = newId();
  const cookie = clientCookie;
  expect(await ask(one, { cookie, params: { id }, path: "/x?page=2" })).toEqual({ id, page: 2 });
  expect(await statusOf(one, { cookie, params: { id: "7" }, path: "/x?page=2" })).toBe(404);
  expect(await statusOf(one, { cookie, params: { id }, path: "/x?page=two" })).toBe(400);
  expect(await statusOf(one, { cookie, params: { id }, path: "/x?page=1&page=2" })).toBe(400);
});

const form = z.object({ name: z.string().min(2), password: z.string().optional() });
const rename = open({ may: "pages.open", form }, ({ form: given }) => ({ renamed: given.name }));

test("a form that does not fit is a 422 with its values kept, but never a password", async () => {
  const answer = (await ask(rename, { init: fields("name=x&password=hunter2hunter2") })) as Response;
  expect(answer.status).toBe(422);
  const reply = await answer.json();
  expect(reply.error.name).toHaveLength(1);
  expect(reply.initialValue).toEqual({ name: "x" });
});

test("a field that the form does not have is refused", async () => {
  expect(await ask(rename, { init: fields("name=Robin") })).toEqual({ renamed: "Robin" });
  expect(await statusOf(rename, { init: fields("name=Robin&role=admin") })).toBe(422);
  const choice = z.discriminatedUnion("intent", [
    z.object({ intent: z.literal("keep") }),
    z.object({ intent: z.literal("drop"), reason: z.string() }),
  ]);
  const choose = open({ may: "pages.open", form: choice }, ({ form: given }) => given.intent);
  expect(await ask(choose, { init: fields("intent=drop&reason=old") })).toBe("drop");
  expect(await statusOf(choose, { init: fields("intent=keep&reason=old") })).toBe(422);
});

test("a forged form-library intent is a 400", async () => {
  for (const forged of [
    "__intent__=%7B",
    "__intent__=x",
    "__intent__=null&__state__=y",
    "__intent__=%7B%22type%22%3A%22insert%22%7D",
    `__intent__=${encodeURIComponent('{"type":"update","payload":{"name":"name[99999999]","value":"x"}}')}`,
  ]) {
    expect(await statusOf(rename, { init: fields(`name=Robin&${forged}`) }), forged).toBe(400);
  }
});

test("an action that declares no form takes none", async () => {
  const leave = open({ may: "session.end" }, () => "gone");
  expect(await ask(leave, { init: { method: "POST" } })).toBe("gone");
  expect(await statusOf(leave, { init: fields("all=1") })).toBe(400);
});

test("bodies that are too large, of another type or malformed never reach the handler", async () => {
  const send = (type: string, body: BodyInit) =>
    statusOf(rename, { init: { method: "POST", headers: { "Content-Type": type }, body } });
  const encoded = "application/x-www-form-urlencoded";
  expect(await send(encoded, `name=${"a".repeat(256 * 1024)}`)).toBe(413);
  expect(await send(encoded, "a=1&".repeat(101))).toBe(400);
  expect(await send(encoded, "name=%00x")).toBe(400);
  expect(await send(encoded, new Uint8Array([0xff, 0xfe]))).toBe(400);
  expect(await send("application/json", "{}")).toBe(415);
  expect(await send("multipart/form-data; boundary=x", "not multipart")).toBe(400);
  expect(await send("multipart/form-data", "no boundary")).toBe(400);
});

test("a name that asks for a list of a hundred million places is refused, and soon", async () => {
  const from = performance.now();
  const deep = `a${".b".repeat(9_000)}`;
  for (const name of ["name[99999999]", "name[100]", "name[1][5000000].x", "a[4294967295]", deep]) {
    expect(await statusOf(rename, { init: fields(`${encodeURIComponent(name)}=x`) }), name.slice(0, 40)).toBe(
      400,
    );
    const sent = new FormData();
    sent.set(name, "x");
    expect(await statusOf(rename, { init: { method: "POST", body: sent } }), name.slice(0, 40)).toBe(400);
  }
  expect(performance.now() - from).toBeLessThan(2_000);
});

test("a name goes two levels down and no further", async () => {
  const list = z.object({ going: z.array(z.object({ state: z.string() })) });
  const attend = open({ may: "pages.open", form: list }, ({ form: given }) => given.going[0]?.state);
  expect(await ask(attend, { init: fields("going[0].state=VA") })).toBe("VA");
  for (const name of ["going[0].state.x", "going[0][1][2]", "name[9][9][9]", "a.b.c.d"])
    expect(await statusOf(attend, { init: fields(`${name}=VA`) }), name).toBe(400);
});

test("nothing is made of fields that a form does not name, and they do not come back", async () => {
  const many = Array.from({ length: 98 }, (_, at) => `k${at}[99][99]=canary`).join("&");
  const from = performance.now();
  const answer = (await ask(rename, { init: fields(`name=Robin&${many}`) })) as Response;
  expect(performance.now() - from).toBeLessThan(500);
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(text.length).toBeLessThan(500);
  expect(text).not.toMatch(/canary|k\d/);
  expect(JSON.parse(text)).toMatchObject({
    initialValue: { name: "Robin" },
    error: { "": [expect.stringContaining("not ours")] },
  });
});

test("a file goes only where files are expected", async () => {
  const body = () => {
    const sent = new FormData();
    sent.set("name", "Robin");
    sent.set("scan", new File(["x"], "scan.pdf", { type: "application/pdf" }));
    return { method: "POST", body: sent };
  };
  expect(await statusOf(rename, { init: body() })).toBe(415);
  const withScan = form.extend({ scan: z.instanceof(File) });
  const keep = open({ may: "pages.open", form: withScan, files: true }, ({ form: given }) => given.scan.name);
  expect(await ask(keep, { init: body() })).toBe("scan.pdf");
});

test("JSON is read where it is declared, and strictly", async () => {
  const mark = open({ may: "pages.open", json: z.object({ seq: z.number() }) }, ({ json }) => json.seq);
  const send = (body: string, type = "application/json") =>
    ask(mark, { init: { method: "POST", headers: { "Content-Type": type }, body } });
  expect(await send('{"seq":7}')).toBe(7);
  for (const [body, status] of [
    ['{"seq":', 400],
    ['{"seq":"7"}', 422],
    ['{"seq":7,"admin":true}', 422],
    [`"${"a".repeat(65 * 1024)}"`, 413],
  ] as const) {
    expect(((await send(body)) as Response).status, body.slice(0, 20)).toBe(status);
  }
  expect(((await send("{}", "text/plain")) as Response).status).toBe(415);
});

test("expected failures have their status, the database being away is a 503, and a bug stays a bug", async () => {
  const failing = (error: Error) => open({ may: "pages.open" }, () => Promise.reject(error));
  expect(await statusOf(failing(new DomainError("not-found")))).toBe(404);
  expect(await statusOf(failing(new DomainError("slot-taken")))).toBe(409);
  expect(await statusOf(failing(new DomainError("link-used")))).toBe(410);
  expect(await statusOf(failing(new DomainError("never-heard-of")))).toBe(422);
  const away = (await ask(failing(new Error("connect ECONNREFUSED 127.0.0.1:5432")))) as Response;
  expect([away.status, away.headers.get("Retry-After")]).toEqual([503, "5"]);
  const bug = new Error("a bug");
  expect(await ask(failing(bug))).toBe(bug);
});

test("a use case's refusal comes back on the form, with status 422", async () => {
  const sent = new FormData();
  sent.set("name", "Robin");
  const answer = refuse(parseWithZod(sent, { schema: form }), { formErrors: ["Somebody was quicker."] });
  const response = answer as unknown as Response;
  expect(response.status).toBe(422);
  expect((await response.json()).error[""]).toEqual(["Somebody was quicker."]);
});

test("the line after a redirect arrives once, and a forged one never", () => {
  const answer = redirectTo("/client", { flash: { text: "Saved." } });
  const cookie = cookieFrom(answer.headers.get("Set-Cookie") ?? "");
  const reading = (header: string) => flashOf(new Request(ORIGIN, { headers: { Cookie: header } }));
  expect(reading(cookie)).toEqual({ text: "Saved." });
  expect(reading(`${cookie}x`)).toBeNull();
  expect(reading("flash=e30.zz.zz")).toBeNull();
});

test("the page to go back to is one of ours", () => {
  expect(ownPath("/client?tab=a")).toBe("/client?tab=a");
  for (const elsewhere of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/.//evil.example",
    "/\n/x",
    "",
    null,
  ]) {
    expect(ownPath(elsewhere), String(elsewhere)).toBe("/");
  }
});

test("a download is kept, not shown, under a harmless name", () => {
  const { headers } = download("pdf", 'a"b/../c\r\nX: y', "x");
  expect(headers.get("Content-Disposition")).toBe('attachment; filename="a-b-..-c-X-y.pdf"');
  expect(headers.get("Content-Security-Policy")).toContain("sandbox");
  const named = download("jpg", "../Überweisung für März", "x").headers.get("Content-Disposition");
  expect(named).toBe('attachment; filename="Uberweisung-fur-Marz.jpg"');
});
