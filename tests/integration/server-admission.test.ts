import type { ActionFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { z } from "zod";
import type { ActionName } from "#app/domain/accounts/policy";
import { renewSession, startSession, validateSession } from "#app/domain/accounts/sign-in-session.server";
import type { Permission, Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { open } from "#app/http/open.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { addressOf } from "#tests/fixtures/addresses";

type Asked = { path?: string; cookie?: string; method?: "GET" | "POST" };
type Handler = (args: ActionFunctionArgs) => Promise<unknown>;

/** What a loader or action answers, or where it sends. */
async function ask(handler: Handler, { path = "/client", cookie = "", method = "GET" }: Asked = {}) {
  const request = new Request(`http://localhost:4199${path}`, { method, headers: { Cookie: cookie } });
  const context = { cspNonce: "", requestId: "", address: "" };
  const answer = await handler({ request, params: {}, context }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) return answer;
  return answer.headers.get("Location") ?? answer.status;
}

type Wish = {
  roles?: Role[];
  permissions?: Permission[];
  isSecondGiven?: boolean;
  hasPasskey?: boolean;
  provedMinutesAgo?: number;
};

/** The cookie of a new person's session. */
async function aCookie(wish: Wish = {}) {
  const { roles = ["client"], permissions = [], isSecondGiven, hasPasskey, provedMinutesAgo = 0 } = wish;
  const personId = newId();
  const grants = { create: roles.map((role) => ({ id: newId(), role, permissions })) };
  const address = await addressOf(personId, `${personId}@example.com`);
  await db.person.create({ data: { id: personId, chosenName: "Robin", ...address, grants } });
  if (hasPasskey) {
    const passkey = {
      passkeyId: newId(),
      publicKey: new Uint8Array(1),
      signCount: 0,
      confirmedAt: new Date(),
    };
    await db.credential.create({ data: { id: newId(), personId, kind: "passkey", ...passkey } });
  }
  const token = await startSession(db, personId, { secondFactorAt: isSecondGiven ? new Date() : null });
  const provedAt = new Date(Date.now() - provedMinutesAgo * 60_000);
  await db.authSession.update({ where: { tokenHash: hashToken(token) }, data: { provedAt } });
  return sessionCookie(token).split(";")[0] ?? "";
}

const home = guarded({ may: "home.read-own" }, ({ actor }) => actor.chosenName);
const caseload = guarded({ may: "caseload.read" }, ({ actor }) => actor.chosenName);
const email = guarded({ may: "email.change-own" }, () => "the page");
const anybody = open({ may: "practice.read" }, ({ actor }) => actor?.chosenName ?? "nobody");
const secondStep = guarded({ may: "second-factor.give" }, () => "asked");
const setUp = guarded({ may: "second-factor.set-up" }, () => "set up");

test("what asks for a fresh proof is opened for ten minutes after one, and sent for thirty", async () => {
  const path = "/profile/email";
  const again = "/confirm?next=%2Fprofile%2Femail";
  expect(await ask(email, { path, cookie: await aCookie({ provedMinutesAgo: 9 }) })).toBe("the page");
  const late = await aCookie({ provedMinutesAgo: 11 });
  expect(await ask(email, { path, cookie: late })).toBe(again);
  expect(await ask(home, { cookie: late })).toBe("Robin");
  expect(await ask(email, { path, cookie: late, method: "POST" })).toBe("the page");
  const tooLate = await aCookie({ provedMinutesAgo: 31 });
  expect(await ask(email, { path, cookie: tooLate, method: "POST" })).toBe(again);
});

test("an autosave on its way while its session is proved anew arrives, and opens no page that asks for that proof", async () => {
  const cookie = await aCookie({ provedMinutesAgo: 11 });
  const token = cookie.split("=").at(-1) ?? "";
  const { actor } = (await validateSession(token)) ?? {};
  if (!actor) throw new Error("The session is not open");
  const renewed = await inTransaction((tx) =>
    renewSession(tx, actor, { secondFactor: false, isProofOnly: true }),
  );
  const path = "/profile/email";
  expect(await ask(home, { cookie, method: "POST" })).toBe("Robin");
  expect(await ask(email, { path, cookie })).toBe("/confirm?next=%2Fprofile%2Femail");
  expect(await ask(email, { path, cookie: sessionCookie(renewed).split(";")[0] ?? "" })).toBe("the page");
});

test("what moves money, signs or ends something is never kept to be sent later, whoever asks for that and how", async () => {
  const form = z.object({ reason: z.string() });
  const sent = async (may: ActionName, path: string, wish: Wish) => {
    const request = new Request(`http://localhost:4199${path}`, {
      method: "POST",
      headers: {
        Cookie: await aCookie({ isSecondGiven: true, ...wish }),
        "Content-Type": "application/x-www-form-urlencoded",
      },
      body: "reason=Charged+twice",
    });
    const context = { cspNonce: "", requestId: "", address: "" };
    const handler = guarded({ may, form }, () => "sent");
    const answer = await handler({ request, params: {}, context }).catch((thrown: unknown) => thrown);
    return answer instanceof Response ? (answer.headers.get("Location") ?? answer.status) : answer;
  };
  const biller: Wish = { roles: ["admin"], permissions: ["billing"] };
  const before = await db.keptForm.count();
  expect(await sent("payments.refund", "/admin/payments/1?keep-only=1", biller)).toBe(
    "/sign-in?next=%2Fadmin%2Fpayments%2F1",
  );
  const never = ["consents.sign-own", "invoices.pay-own", "cards.manage-own", "devices.end-own"] as const;
  for (const may of never)
    expect(await sent(may, "/client/x?keep-only=1", {})).toBe("/sign-in?next=%2Fclient%2Fx");
  const stale = { ...biller, provedMinutesAgo: 31 };
  expect(await sent("payments.refund", "/admin/payments/1?keep-only=1", stale)).not.toMatch(/kept/);
  expect(await db.keptForm.count()).toBe(before);
  expect(await sent("contact.edit-own", "/client/x?keep-only=1", {})).toMatch(/^\/sign-in\?next=%2Fkept%2F/);
});

test("a page whose time is over ends its session with what it sends, and keeps it for its person", async () => {
  const form = z.object({ note: z.string() });
  const handler = guarded({ may: "contact.edit-own", form }, () => "sent");
  const cookie = await aCookie({});
  const sendLate = async () => {
    const request = new Request("http://localhost:4199/client/x?keep-only=1", {
      method: "POST",
      headers: { Cookie: cookie, "Content-Type": "application/x-www-form-urlencoded" },
      body: "note=Half+a+sentence",
    });
    const context = { cspNonce: "", requestId: "", address: "" };
    const answer = await handler({ request, params: {}, context }).catch((thrown: unknown) => thrown);
    return answer instanceof Response ? answer.headers.get("Location") : answer;
  };
  expect(await ask(home, { cookie })).toBe("Robin");
  expect(await sendLate()).toMatch(/^\/sign-in\?next=%2Fkept%2F/);
  expect(await ask(home, { cookie })).toBe("/sign-in?next=%2Fclient");
  // Another page of the same browser may end a moment later.
  expect(await sendLate()).toMatch(/^\/sign-in\?next=%2Fkept%2F/);
});

test("nothing is kept of a page that is not theirs: they are refused and written down as for any other", async () => {
  const form = z.object({ note: z.string() });
  const handler = guarded({ may: "practice.overview", form }, () => "sent");
  const cookie = await aCookie({});
  const path = "/admin/settings?keep-only=1";
  const before = { kept: await db.keptForm.count(), denied: await deniedCount() };
  const answer = (await ask(handler, { path, cookie, method: "POST" })) as number;
  expect(answer).toBe(404);
  expect(await db.keptForm.count()).toBe(before.kept);
  expect(await deniedCount()).toBe(before.denied + 1);
});

const deniedCount = () => db.auditEvent.count({ where: { action: "access-denied" } });

test("whoever is half in is sent on to their second step, and is nobody to any other page", async () => {
  const cookie = await aCookie({ roles: ["therapist"], hasPasskey: true });
  expect(await ask(caseload, { path: "/therapist/caseload", cookie })).toBe(
    "/sign-in/second-step?next=%2Ftherapist%2Fcaseload",
  );
  expect(await ask(anybody, { cookie })).toBe("nobody");
  expect(await ask(secondStep, { cookie })).toBe("asked");
  expect(await ask(setUp, { path: "/profile/second-step", cookie })).toMatch("/sign-in/second-step?next=");
});

test("the second step is asked of nobody who has given it, has none or is not signed in", async () => {
  const given = await aCookie({ roles: ["therapist"], hasPasskey: true, isSecondGiven: true });
  expect(await ask(secondStep, { cookie: given })).toBe("/therapist");
  expect(await ask(secondStep, { cookie: await aCookie() })).toBe("/client");
  expect(await ask(secondStep)).toBe("/sign-in?next=%2Fclient");
});

test("staff without a second step are sent to set one up, whatever else they are; clients are not", async () => {
  const cookie = await aCookie({ roles: ["client", "therapist"] });
  expect(await ask(home, { cookie })).toBe("/profile/second-step?next=%2Fclient");
  expect(await ask(caseload, { path: "/therapist/caseload", cookie })).toMatch("/profile/second-step?next=");
  expect(await ask(setUp, { cookie })).toBe("set up");
  expect(await ask(home, { cookie: await aCookie() })).toBe("Robin");
});
