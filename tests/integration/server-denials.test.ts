import { type ActionFunctionArgs, data } from "@remix-run/node";
import { expect, test } from "vitest";
import { startSession } from "#app/domain/accounts/sign-in-session.server";
import type { Role } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { noteForeignWrite } from "#app/http/denials.server";
import { guarded } from "#app/http/guarded.server";
import { open } from "#app/http/open.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { db } from "#app/platform/db/client.server";
import { addressOf } from "#tests/fixtures/addresses";

type Asked = { cookie?: string; params?: Record<string, string>; address: string };
type Handler = (args: ActionFunctionArgs) => Promise<unknown>;

async function ask(handler: Handler, { cookie = "", params = {}, address }: Asked): Promise<void> {
  const request = new Request("http://localhost:4199/somewhere", { headers: { Cookie: cookie } });
  const context = { cspNonce: "", requestId: "", address };
  await handler({ request, params, context }).catch(() => undefined);
}

async function aCookieOf(role: Role, secondFactorAt: Date | null): Promise<string> {
  const personId = newId();
  const address = await addressOf(personId, `${personId}@example.com`);
  await db.person.create({ data: { id: personId, chosenName: "Robin", ...address } });
  await db.roleGrant.create({ data: { id: newId(), personId, role } });
  return sessionCookie(await startSession(db, personId, { secondFactorAt })).split(";")[0] ?? "";
}

const home = guarded({ may: "home.read-own" }, ({ actor }) => ({ name: actor.chosenName }));

const denials = (address: string) =>
  db.auditEvent.findMany({
    where: { action: "access-denied", address },
    orderBy: { id: "asc" },
    select: { actorPersonId: true, objectKind: true, objectId: true, chartId: true, result: true },
  });

test("a visitor who asks for a private page, and one with a forged link, are written down by their network", async () => {
  const asked = { address: "192.0.2.44", params: { chartId: newId() } };
  await ask(home, asked);
  const invitation = open({ may: "invitation.accept" }, () => {
    throw new DomainError("not-found");
  });
  const reset = open({ may: "password.reset" }, () => data({ usable: false }, { status: 410 }));
  for (const link of [invitation, reset]) await ask(link, { ...asked, params: { token: "forged" } });
  const none = { actorPersonId: null, objectId: null, chartId: null, result: "denied" };
  expect(await denials("192.0.2.x")).toEqual([
    { ...none, objectKind: "route" },
    { ...none, objectKind: "link" },
    { ...none, objectKind: "link" },
  ]);
});

test("staff without their second step who ask for a page are written down by name", async () => {
  const cookie = await aCookieOf("therapist", null);
  await ask(
    guarded({ may: "caseload.read" }, () => "all of it"),
    { cookie, address: "192.0.3.44" },
  );
  expect(await denials("192.0.3.x")).toEqual([
    {
      actorPersonId: expect.any(String),
      objectKind: "route",
      objectId: null,
      chartId: null,
      result: "denied",
    },
  ]);
});

test("a flood of visitors writes ten refusals a minute for one network, and somebody elsewhere is still written down", async () => {
  await Promise.all(Array.from({ length: 60 }, (_, host) => ask(home, { address: `198.51.7.${host}` })));
  expect(await denials("198.51.7.x")).toHaveLength(10);
  await ask(home, { address: "198.51.8.1" });
  expect(await denials("198.51.8.x")).toHaveLength(1);
});

test("of a write that another site sent, whose session it came with is written down", async () => {
  await noteForeignWrite(await aCookieOf("client", new Date()), "192.0.5.9");
  await noteForeignWrite("session=forged", "192.0.5.9");
  await noteForeignWrite(`session=${"a".repeat(43)}`, "192.0.5.9");
  expect(await denials("192.0.5.x")).toMatchObject([
    { actorPersonId: expect.any(String), objectKind: "foreign-write", result: "denied" },
  ]);
});
