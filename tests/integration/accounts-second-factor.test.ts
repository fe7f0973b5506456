import { expect, test } from "vitest";
import { beginAuthenticator } from "#app/domain/accounts/begin-authenticator.server";
import { confirmAuthenticator } from "#app/domain/accounts/confirm-authenticator.server";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { giveSecondFactor } from "#app/domain/accounts/give-second-factor.server";
import { makeRecoveryCodes } from "#app/domain/accounts/make-recovery-codes.server";
import { mayTry } from "#app/domain/accounts/policy";
import { removeSecondFactor } from "#app/domain/accounts/remove-second-factor.server";
import { resetSecondFactor } from "#app/domain/accounts/reset-second-factor.server";
import { authenticatorSetUp, ownSecondFactors } from "#app/domain/accounts/second-factor-queries.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { newId } from "#app/domain/shared/ids";
import { totpCode } from "#app/platform/crypto/totp.server";
import { db } from "#app/platform/db/client.server";
import { anAccount, newestMailTo } from "#tests/fixtures/accounts-world";
import { mailsTo } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import {
  actorBehind,
  aNewPasswordByMail,
  half,
  withAuthenticator,
} from "#tests/fixtures/second-factor-world";

const passing = "nothing was refused";

test("staff without a second factor hold no role until they have set one up", async () => {
  const { email } = await anAccount("Tess", { role: "therapist" });
  const { actor } = await half(email);
  expect(actor).toMatchObject({ awaits: "set-up", roles: [], permissions: [], therapistId: null });
  expect(mayTry(actor, "caseload.read")).toBe(false);
  expect(mayTry(actor, "profile.read-own")).toBe(false);
  expect(mayTry(actor, "second-factor.set-up")).toBe(true);
});

test("a client may do without a second factor, and is asked for it once they have one", async () => {
  const plain = await anAccount("Cass");
  expect((await half(plain.email)).actor).toMatchObject({ awaits: null, roles: ["client"] });
  const { email } = await withAuthenticator("Cato", "client");
  expect((await half(email)).actor).toMatchObject({ awaits: "second-factor", roles: [] });
});

test("the code of the app lets somebody in with a new token, and the half-open one opens nothing", async () => {
  const { email, codeAt } = await withAuthenticator("Ada");
  const { actor, token } = await half(email);
  expect(actor.awaits).toBe("second-factor");
  const entered = await giveSecondFactor(actor, { kind: "app", code: codeAt(0) });
  expect(await validateSession(token)).toBeNull();
  expect(await actorBehind(entered.token)).toMatchObject({ awaits: null, roles: ["therapist"] });
});

test("a code is taken once, and no older one after it", async () => {
  const { email, codeAt } = await withAuthenticator("Rea");
  const first = await half(email);
  await giveSecondFactor(first.actor, { kind: "app", code: codeAt(0) });
  const second = await half(email);
  expect(await codeOf(giveSecondFactor(second.actor, { kind: "app", code: codeAt(0) }))).toBe("code-wrong");
  expect(await codeOf(giveSecondFactor(second.actor, { kind: "app", code: codeAt(-1) }))).toBe("code-wrong");
  expect(await codeOf(giveSecondFactor(second.actor, { kind: "app", code: codeAt(1) }))).toBe(passing);
});

test("of twenty who give one code at once, one gets in", async () => {
  const { email, codeAt } = await withAuthenticator("Uma");
  const rivals = [
    await half(email),
    await half(email),
    await half(email),
    await half(email),
    await half(email),
  ];
  const answers = await Promise.all(
    rivals.map(({ actor }) => codeOf(giveSecondFactor(actor, { kind: "app", code: codeAt(0) }))),
  );
  expect(answers.filter((answer) => answer === passing)).toHaveLength(1);
});

test("a code is good one step early and late, and not two", async () => {
  const { email, secret } = await withAuthenticator("Lea");
  const { actor } = await half(email);
  const now = new Date();
  const give = (steps: number) => {
    const code = totpCode(secret, new Date(now.getTime() + steps * 30_000));
    return codeOf(giveSecondFactor(actor, { kind: "app", code }, () => now));
  };
  expect(await give(2)).toBe("code-wrong");
  expect(await give(1)).toBe(passing);
});

test("the sixth try waits, also with the right code, and its owner is told once", async () => {
  const { email, codeAt } = await withAuthenticator("Ned");
  const { actor } = await half(email);
  for (let count = 0; count < 5; count += 1) {
    expect(await codeOf(giveSecondFactor(actor, { kind: "app", code: "000000" }))).toBe("code-wrong");
  }
  expect(await codeOf(giveSecondFactor(actor, { kind: "app", code: codeAt(0) }))).toBe("too-many-attempts");
  expect(await codeOf(giveSecondFactor(actor, { kind: "app", code: codeAt(0) }))).toBe("too-many-attempts");
  expect(await newestMailTo(email)).toContain("failed there several times");
  const told = (await mailsTo(email)).filter(({ dedupeKey }) => dedupeKey.includes("tried"));
  expect(told).toHaveLength(1);
});

test("a hundred wrong codes in a row, over however many days, end the app's codes until a new password is set by mail", async () => {
  const { email, personId, codeAt } = await withAuthenticator("Ann");
  const app = { personId, kind: "totp" as const };
  await db.credential.updateMany({ where: app, data: { failedInRow: 99 } });
  const { actor } = await half(email);
  expect(await codeOf(giveSecondFactor(actor, { kind: "app", code: "000000" }))).toBe("code-wrong");
  expect(await newestMailTo(email)).toContain("no longer count");
  expect(await codeOf(giveSecondFactor(actor, { kind: "app", code: codeAt(0) }))).toBe("code-wrong");

  const newPassword = await aNewPasswordByMail(email);
  const again = await half(email, newPassword);
  expect(await codeOf(giveSecondFactor(again.actor, { kind: "app", code: codeAt(0) }))).toBe(passing);
  expect((await db.credential.findFirstOrThrow({ where: app })).failedInRow).toBe(0);
});

test("an app counts once it has shown a right code, and then takes the place of the one before", async () => {
  const { actor, email, codeAt } = await withAuthenticator("Mia");
  await beginAuthenticator(actor);
  expect(await codeOf(confirmAuthenticator(actor, { code: "000000" }))).toBe("code-wrong");
  const { actor: still } = await half(email);
  expect(await codeOf(giveSecondFactor(still, { kind: "app", code: codeAt(0) }))).toBe(passing);
  expect(await authenticatorSetUp(actor)).not.toBeNull();
  expect((await ownSecondFactors(actor)).app).not.toBeNull();
});

test("setting up an app signs out the other devices, and says so by mail", async () => {
  const { email } = await anAccount("Ivo");
  const there = await half(email);
  const here = await half(email);
  await beginAuthenticator(here.actor);
  const { secret } = (await authenticatorSetUp(here.actor)) ?? { secret: "" };
  const { token } = await confirmAuthenticator(here.actor, {
    code: totpCode(secret.replaceAll(" ", ""), new Date()),
  });
  expect(await validateSession(there.token)).toBeNull();
  expect(await validateSession(here.token)).toBeNull();
  expect((await actorBehind(token)).awaits).toBeNull();
  expect(await newestMailTo(email)).toContain("An authenticator app was added to your account.");
});

test("the secret of an app is sealed, and a recovery code is kept as a keyed hash", async () => {
  const { actor, personId, secret } = await withAuthenticator("Sol");
  const codes = await makeRecoveryCodes(actor);
  const rows = await db.credential.findMany({ where: { personId } });
  const kept = await db.recoveryCode.findMany({ where: { personId } });
  const text = JSON.stringify([rows, kept], (_, value) =>
    typeof value === "bigint"
      ? String(value)
      : value instanceof Uint8Array
        ? Buffer.from(value).toString("latin1")
        : value,
  );
  expect(text).not.toContain(secret);
  for (const code of codes) expect(text).not.toContain(code.replace("-", ""));
});

test("ten recovery codes let in once each, however they are typed, and each use is told by mail", async () => {
  const { actor, email } = await withAuthenticator("Joy");
  const codes = await makeRecoveryCodes(actor);
  expect(new Set(codes).size).toBe(10);
  const [first = "", second = ""] = codes;
  const one = await half(email);
  const typed = ` ${first.toUpperCase().replace("-", " ")} `;
  expect(await codeOf(giveSecondFactor(one.actor, { kind: "recovery", code: typed }))).toBe(passing);
  expect(await newestMailTo(email)).toContain("A recovery code of your account was used");
  const two = await half(email);
  expect(await codeOf(giveSecondFactor(two.actor, { kind: "recovery", code: first }))).toBe("code-wrong");
  expect(await codeOf(giveSecondFactor(two.actor, { kind: "recovery", code: second }))).toBe(passing);
  expect((await ownSecondFactors(actor)).recoveryCodesLeft).toBe(8);
});

test("new recovery codes void the old ones, and another person's let nobody in", async () => {
  const { actor, email } = await withAuthenticator("Gus");
  const other = await withAuthenticator("Eve");
  const [old = ""] = await makeRecoveryCodes(actor);
  await makeRecoveryCodes(actor);
  const [foreign = ""] = await makeRecoveryCodes(other.actor);
  const { actor: trying } = await half(email);
  expect(await codeOf(giveSecondFactor(trying, { kind: "recovery", code: old }))).toBe("code-wrong");
  expect(await codeOf(giveSecondFactor(trying, { kind: "recovery", code: foreign }))).toBe("code-wrong");
});

test("the recovery codes end with the app that they were made for", async () => {
  const { actor, email } = await withAuthenticator("Una");
  const [old = ""] = await makeRecoveryCodes(actor);
  await beginAuthenticator(actor);
  const secret = (await authenticatorSetUp(actor))?.secret.replaceAll(" ", "") ?? "";
  await confirmAuthenticator(actor, { code: totpCode(secret, new Date()) });
  const { actor: trying } = await half(email);
  expect(await codeOf(giveSecondFactor(trying, { kind: "recovery", code: old }))).toBe("code-wrong");
});

test("staff keep at least one second factor; a client may give theirs up, and the codes go with it", async () => {
  const staff = await withAuthenticator("Ray");
  const held = (await ownSecondFactors(staff.actor)).app?.credentialId ?? "";
  expect(await codeOf(removeSecondFactor(staff.actor, { credentialId: held }))).toBe("last-second-factor");
  expect((await ownSecondFactors(staff.actor)).app).not.toBeNull();
  const client = await withAuthenticator("Kit", "client");
  await makeRecoveryCodes(client.actor);
  const own = (await ownSecondFactors(client.actor)).app?.credentialId ?? "";
  expect(await codeOf(removeSecondFactor(staff.actor, { credentialId: own }))).toBe("not-found");
  await removeSecondFactor(client.actor, { credentialId: own });
  expect(await ownSecondFactors(client.actor)).toEqual({ app: null, passkeys: [], recoveryCodesLeft: 0 });
  expect((await half(client.email)).actor.awaits).toBeNull();
});

test("every step of it is in the log", async () => {
  const { actor, email, codeAt, personId } = await withAuthenticator("Log");
  const { actor: trying } = await half(email);
  await codeOf(giveSecondFactor(trying, { kind: "app", code: "000000" }));
  await giveSecondFactor(trying, { kind: "app", code: codeAt(0) });
  await makeRecoveryCodes(actor);
  const events = await db.auditEvent.findMany({
    where: { subjectPersonId: personId },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      "second-factor-added",
      "second-factor-refused",
      "second-factor-given",
      "recovery-codes-made",
    ]),
  );
});

test("the owner takes away a lost second step, and nobody else does", async () => {
  const { email, actor } = await withAuthenticator("Lost");
  await makeRecoveryCodes(actor);
  const { actor: admin } = await withAuthenticator("Boss", "admin");
  expect(await codeOf(resetSecondFactor(admin, { email }))).toBe("not-found");
  const owner = { ...admin, permissions: ["owner" as const] };
  expect(await resetSecondFactor(owner, { email: email.toUpperCase() })).toEqual({ chosenName: "Lost" });
  expect(await ownSecondFactors(actor)).toEqual({ app: null, passkeys: [], recoveryCodesLeft: 0 });
  expect(await newestMailTo(email)).toContain("The practice removed the second step of your account");
  expect((await half(email)).actor.awaits).toBe("set-up");
  expect(await codeOf(resetSecondFactor(owner, { email }))).toBe("no-second-factor");
  const own = await emailOf(db, owner.personId);
  expect(await codeOf(resetSecondFactor(owner, { email: own }))).toBe("own-second-factor");
});

test("what one session began another one neither sees nor confirms", async () => {
  const { email } = await anAccount("Begun", { role: "therapist" });
  const thief = await half(email);
  const owner = await half(email);
  await beginAuthenticator(owner.actor);
  expect(await authenticatorSetUp(owner.actor)).not.toBeNull();
  expect(await authenticatorSetUp(thief.actor)).toBeNull();
  expect(await codeOf(confirmAuthenticator(thief.actor, { code: "000000" }))).toBe("nothing-begun");
});

test("whoever presses twice at once begins one app and gets ten codes", async () => {
  const { actor, personId } = await withAuthenticator("Twice");
  const begun = await Promise.all([1, 2, 3, 4].map(() => codeOf(beginAuthenticator(actor))));
  expect(new Set(begun)).toEqual(new Set([passing]));
  await Promise.all([makeRecoveryCodes(actor), makeRecoveryCodes(actor), makeRecoveryCodes(actor)]);
  expect(await db.recoveryCode.count({ where: { personId } })).toBe(10);
});

test("who was staff once and gives the second step up loses a password that was made to go with it", async () => {
  const { actor, email, personId } = await withAuthenticator("Ex");
  await db.roleGrant.updateMany({ where: { personId }, data: { validUntil: new Date() } });
  await db.roleGrant.create({ data: { id: newId(), personId, role: "client" } });
  const asClient = { ...actor, roles: ["client" as const] };
  const held = (await ownSecondFactors(actor)).app?.credentialId ?? "";
  await removeSecondFactor(asClient, { credentialId: held });
  expect(await db.credential.count({ where: { personId } })).toBe(0);
  const mails = (await mailsTo(email)).filter(({ template }) => template === "security-notice");
  expect(mails).toHaveLength(3);
  expect(await codeOf(half(email))).toBe("sign-in-failed");
});
