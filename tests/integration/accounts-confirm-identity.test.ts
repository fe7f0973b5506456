import { expect, test } from "vitest";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { confirmIdentity } from "#app/domain/accounts/confirm-identity.server";
import { sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { makeRecoveryCodes } from "#app/domain/accounts/make-recovery-codes.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { isOneOfTwo } from "#app/domain/accounts/second-factor-queries.server";
import { renewSession, validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signOut, signOutDevice, signOutOtherDevices } from "#app/domain/accounts/sign-out.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { consume } from "#app/platform/rate-limit/rate-limit.server";
import { anAccount, newestMailTo, PASSWORD } from "#tests/fixtures/accounts-world";
import { codeOf } from "#tests/fixtures/code-of";
import { actorBehind, elsewhere, half, withAuthenticator } from "#tests/fixtures/second-factor-world";

const passing = "nothing was refused";

async function aMailedCode(email: string) {
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  return { requestId, code: /\b\d{6}\b/.exec((await newestMailTo(email)) ?? "")?.[0] ?? "" };
}

test("the right password is a fresh proof, in the same session with a new token", async () => {
  const { email } = await anAccount("Amy");
  const { actor, token: old } = await half(email);
  const longAgo = new Date(Date.now() - 3_600_000);
  await db.authSession.update({ where: { publicId: actor.sessionId }, data: { provedAt: longAgo } });
  const { token } = await confirmIdentity(actor, { kind: "password", password: PASSWORD });
  expect(token).not.toBe(old);
  const session = (await validateSession(token))?.session;
  expect(session?.id).toBe(actor.sessionId);
  expect(Date.now() - (session?.provedAt.getTime() ?? 0)).toBeLessThan(60_000);
  expect(session?.secondFactorAt).toBeNull();
});

const proved = async (actor: Actor) =>
  (await confirmIdentity(actor, { kind: "password", password: PASSWORD })).token;

test("what was on its way with the old token arrives for seconds, without the new proof", async () => {
  const { actor, token: old } = await half((await anAccount("Ian")).email);
  const { sessionId: publicId } = actor;
  const longAgo = new Date(Date.now() - 3_600_000);
  await db.authSession.update({ where: { publicId }, data: { provedAt: longAgo } });
  const token = await proved(actor);
  const { session, actor: same } = (await validateSession(old)) ?? {};
  expect(same).toMatchObject({ personId: actor.personId, sessionId: publicId, roles: ["client"] });
  expect(session?.provedAt).toEqual(longAgo);
  const row = await db.authSession.findUniqueOrThrow({ where: { publicId } });
  expect((row.previousUntil?.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(10_000);
  await db.authSession.update({ where: { publicId }, data: { previousUntil: new Date(Date.now() - 1) } });
  expect(await validateSession(old)).toBeNull();
  expect(await validateSession(token)).not.toBeNull();
});

test("of two proofs in a row the token of the first arrives, and none before it", async () => {
  const { actor, token: first } = await half((await anAccount("Jon")).email);
  const second = await proved(actor);
  const third = await proved(actor);
  expect(await validateSession(first)).toBeNull();
  expect(await validateSession(second)).not.toBeNull();
  expect(await validateSession(third)).not.toBeNull();
});

test("a session that only becomes whole by the proof has risen: its old token opens nothing", async () => {
  const { email, codeAt } = await withAuthenticator("Kai");
  const { actor, token: old } = await half(email);
  const { token } = await confirmIdentity(actor, { kind: "app", code: codeAt(0) });
  expect(await validateSession(old)).toBeNull();
  expect((await validateSession(token))?.actor.awaits).toBeNull();
});

test.each([
  [
    "a new password",
    (actor: Actor) => changePassword(actor, { newPassword: "copper lanterns drift upstream" }),
  ],
  ["signing out", (actor: Actor) => signOut(actor)],
  ["signing this device out", (actor: Actor) => signOutDevice(actor, { deviceId: actor.sessionId })],
  ["signing out everywhere else", (actor: Actor) => signOutOtherDevices(actor)],
  [
    "a second factor",
    (actor: Actor) => inTransaction((tx) => renewSession(tx, actor, { secondFactor: true })),
  ],
] as const)(
  "after %s nothing arrives with an old token, not even seconds after a proof",
  async (_, change) => {
    const { actor, token: older } = await half((await anAccount("Leo")).email);
    const token = await proved(actor);
    expect(await validateSession(older)).not.toBeNull();
    await change(await actorBehind(token));
    expect(await validateSession(older)).toBeNull();
  },
);

test("the new token is the one that a change gives, and the one before it is dead at once", async () => {
  const { actor, token: old } = await half((await anAccount("Mia")).email);
  const { token } = await changePassword(actor, { newPassword: "copper lanterns drift upstream" });
  expect(await validateSession(old)).toBeNull();
  expect(await validateSession(token)).not.toBeNull();
});

test("a mailed code is a proof for its own reader only", async () => {
  const { email } = await anAccount("Bo", { password: null });
  const other = await anAccount("Cy");
  const actor = (await half(other.email)).actor;
  const foreign = await aMailedCode(email);
  expect(await codeOf(confirmIdentity(actor, { kind: "mail", ...foreign }))).toBe("proof-refused");
  const own = await aMailedCode(other.email);
  expect(await codeOf(confirmIdentity(actor, { kind: "mail", ...own }))).toBe(passing);
  expect(await codeOf(confirmIdentity(actor, { kind: "mail", ...own }))).not.toBe(passing);
});

test("whoever has a second factor proves that: password or mail alone do not do", async () => {
  const { actor, email, codeAt } = await withAuthenticator("Dot");
  const mailed = await aMailedCode(email);
  expect(await codeOf(confirmIdentity(actor, { kind: "password", password: PASSWORD }))).toBe(
    "proof-refused",
  );
  expect(await codeOf(confirmIdentity(actor, { kind: "mail", ...mailed }))).toBe("proof-refused");
  expect(await codeOf(confirmIdentity(actor, { kind: "app", code: "000000" }))).toBe("proof-refused");
  const { token } = await confirmIdentity(actor, { kind: "app", code: codeAt(0) });
  const again = await actorBehind(token);
  const [code = ""] = await makeRecoveryCodes(again);
  expect(await codeOf(confirmIdentity(again, { kind: "recovery", code }))).toBe(passing);
});

test("the sixth wrong proof waits, and every one is in the log", async () => {
  const { email, personId } = await anAccount("Eva");
  const { actor } = await half(email);
  for (let count = 0; count < 5; count += 1) {
    expect(await codeOf(confirmIdentity(actor, { kind: "password", password: "wrong" }))).toBe(
      "proof-refused",
    );
  }
  const sixth = confirmIdentity(actor, { kind: "password", password: PASSWORD });
  expect(await codeOf(sixth)).toBe("too-many-attempts");
  const where = { subjectPersonId: personId, action: "identity-confirmed", result: "denied" as const };
  expect(await db.auditEvent.count({ where })).toBe(5);
});

test("of proofs twenty are looked at in a day until one is right, and a wrong password counts for the password", async () => {
  const { email, personId } = await anAccount("Tia");
  const { actor } = await half(email);
  for (let count = 0; count < 20; count += 1) await consume("identity-day", personId);
  expect(await codeOf(confirmIdentity(actor, { kind: "password", password: PASSWORD }))).toBe(
    "too-many-attempts",
  );
  await db.$executeRaw`DELETE FROM rate_limit`;
  await db.credential.updateMany({ where: { personId }, data: { failedInRow: 99 } });
  expect(await codeOf(confirmIdentity(actor, { kind: "password", password: "wrong" }))).toBe("proof-refused");
  expect(await codeOf(confirmIdentity(actor, { kind: "password", password: PASSWORD }))).toBe(
    "proof-refused",
  );
  await db.credential.updateMany({ where: { personId }, data: { failedInRow: 1 } });
  await db.$executeRaw`DELETE FROM rate_limit`;
  for (let count = 0; count < 19; count += 1) await consume("identity-day", personId);
  await confirmIdentity(actor, { kind: "password", password: PASSWORD });
  expect(await consume("identity-day", personId)).toEqual({ ok: true });
  expect((await db.credential.findFirstOrThrow({ where: { personId } })).failedInRow).toBe(0);
});

test("staff, whose second factor always goes with it, may have a shorter password; others may not", async () => {
  const staff = await withAuthenticator("Fay");
  const client = await withAuthenticator("Gil", "client");
  expect(await isOneOfTwo(staff.actor)).toBe(true);
  expect(await codeOf(changePassword(staff.actor, { newPassword: "plk9-wrzQ7" }))).toBe(passing);
  expect(await codeOf(changePassword(client.actor, { newPassword: "plk9-wrzQ7" }))).toBe("password-refused");
});
