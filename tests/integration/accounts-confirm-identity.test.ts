import { expect, test } from "vitest";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { confirmIdentity } from "#app/domain/accounts/confirm-identity.server";
import { sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { makeRecoveryCodes } from "#app/domain/accounts/make-recovery-codes.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { isOneOfTwo } from "#app/domain/accounts/second-factor-queries.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { db } from "#app/platform/db/client.server";
import { anAccount, codeOf, newestMailTo, PASSWORD } from "#tests/fixtures/accounts-world";
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
  expect(await validateSession(old)).toBeNull();
  const session = (await validateSession(token))?.session;
  expect(session?.id).toBe(actor.sessionId);
  expect(Date.now() - (session?.provedAt.getTime() ?? 0)).toBeLessThan(60_000);
  expect(session?.secondFactorAt).toBeNull();
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

test("staff, whose second factor always goes with it, may have a shorter password; others may not", async () => {
  const staff = await withAuthenticator("Fay");
  const client = await withAuthenticator("Gil", "client");
  expect(await isOneOfTwo(staff.actor)).toBe(true);
  expect(await codeOf(changePassword(staff.actor, { newPassword: "plk9-wrzQ7" }))).toBe(passing);
  expect(await codeOf(changePassword(client.actor, { newPassword: "plk9-wrzQ7" }))).toBe("password-refused");
});
