import { expect, test } from "vitest";
import { sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signInWithCode } from "#app/domain/accounts/sign-in-with-code.server";
import { signInWithLink } from "#app/domain/accounts/sign-in-with-link.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { newId } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { consume } from "#app/platform/rate-limit/rate-limit.server";
import { anAccount, DEVICE, newestMailTo, PASSWORD, tokenIn } from "#tests/fixtures/accounts-world";
import { mailsTo } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import { aNewPasswordByMail } from "#tests/fixtures/second-factor-world";

/** Each test comes from a network address of its own, so that their tries do not add up. */
let host = 0;
const elsewhere = () => ({ ...DEVICE, ip: `203.0.113.${++host}` });

/** Asks for a mail and reads the link and the code out of it. */
async function aSignInMail(email: string) {
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  const text = await newestMailTo(email);
  return { requestId, token: tokenIn(text, "/sign-in/link/"), code: /\b\d{6}\b/.exec(text ?? "")?.[0] ?? "" };
}

const wrongCode = (code: string) => (code === "000000" ? "000001" : "000000");

test("the right password opens a session whose token is stored as a hash only", async () => {
  const { email, personId } = await anAccount("Maya");
  const { token, roles } = await signInWithPassword(
    { email: ` ${email.toUpperCase()}`, password: PASSWORD },
    elsewhere(),
  );
  expect(roles).toEqual(["client"]);
  expect((await validateSession(token))?.actor.personId).toBe(personId);
  const [row] = await db.authSession.findMany({ where: { personId } });
  expect(Buffer.from(row?.tokenHash ?? []).equals(Buffer.from(hashToken(token)))).toBe(true);
  const [event] = await db.auditEvent.findMany({ where: { subjectPersonId: personId, action: "sign-in" } });
  expect(event?.actorPersonId).toBe(personId);
});

test("a sign-in from a new kind of device or network is told by mail, the first one is not", async () => {
  const { email, personId } = await anAccount("Nomad");
  const told = async () => (await mailsTo(email)).length;
  const enterFrom = (userAgent: string, ip: string) =>
    signInWithPassword({ email, password: PASSWORD }, { userAgent, ip });
  const [fox, newerFox, chrome] = [
    "Firefox/120 Windows",
    "Firefox/131 Windows",
    "Chrome/130 Windows",
  ] as const;
  await enterFrom(fox, "192.0.2.7");
  await enterFrom(newerFox, "192.0.2.99");
  expect(await told()).toBe(0);
  await enterFrom(fox, "198.18.0.1");
  expect(await told()).toBe(1);
  expect(await newestMailTo(email)).toContain("that it was not used with before");
  await enterFrom(chrome, "192.0.2.7");
  expect(await told()).toBe(2);
  for (const ip of ["192.0.2.7", "198.18.0.1"]) await enterFrom(newerFox, ip);
  expect(await told()).toBe(2);
  const kept = JSON.stringify(await db.knownDevice.findMany({ where: { personId } }));
  expect(kept).not.toMatch(/Firefox|Chrome|192\.0|198\.18/);
});

test("every sign-in gets a session of its own, so nobody can be handed one beforehand", async () => {
  const { email } = await anAccount("Noor");
  const first = await signInWithPassword({ email, password: PASSWORD }, elsewhere());
  const second = await signInWithPassword({ email, password: PASSWORD }, elsewhere());
  expect(first.token).not.toBe(second.token);
});

test("a wrong password, an unknown address, no password and a closed account are one answer", async () => {
  const known = await anAccount("Wren");
  const withoutPassword = await anAccount("Lou", { password: null });
  const closed = await anAccount("Gone");
  await db.person.update({ where: { id: closed.personId }, data: { deactivatedAt: new Date() } });
  const answers = await Promise.all([
    codeOf(signInWithPassword({ email: known.email, password: "not this one at all" }, elsewhere())),
    codeOf(signInWithPassword({ email: "nobody@example.com", password: PASSWORD }, elsewhere())),
    codeOf(signInWithPassword({ email: withoutPassword.email, password: PASSWORD }, elsewhere())),
    codeOf(signInWithPassword({ email: closed.email, password: PASSWORD }, elsewhere())),
  ]);
  expect(new Set(answers)).toEqual(new Set(["sign-in-failed"]));
});

test("the eleventh try on one account from one place waits, whether it exists or not", async () => {
  const { email } = await anAccount("Zed");
  for (const address of [email, "not-there@example.com"]) {
    const here = elsewhere();
    for (let count = 0; count < 10; count += 1) {
      expect(await codeOf(signInWithPassword({ email: address, password: "wrong" }, here))).toBe(
        "sign-in-failed",
      );
    }
    expect(await codeOf(signInWithPassword({ email: address, password: PASSWORD }, here))).toBe(
      "too-many-attempts",
    );
  }
  // Its owner, who is somewhere else, is not locked out by that.
  await signInWithPassword({ email, password: PASSWORD }, elsewhere());
});

test("a hundred wrong passwords in a row, however slowly, end the password until a new one is set by mail", async () => {
  const { email, personId } = await anAccount("Slow");
  const wrong = async () => {
    await db.$executeRaw`DELETE FROM rate_limit`;
    return codeOf(signInWithPassword({ email, password: "wrong" }, elsewhere()));
  };
  await db.credential.updateMany({ where: { personId }, data: { failedInRow: 98 } });
  expect(await wrong()).toBe("sign-in-failed");
  await signInWithPassword({ email, password: PASSWORD }, elsewhere());
  const counted = () => db.credential.findFirstOrThrow({ where: { personId } });
  expect((await counted()).failedInRow).toBe(0);

  await db.credential.updateMany({ where: { personId }, data: { failedInRow: 98 } });
  for (let count = 0; count < 3; count += 1) expect(await wrong()).toBe("sign-in-failed");
  const told = (await mailsTo(email)).filter(({ template }) => template === "security-notice");
  expect(told).toHaveLength(1);
  expect(await newestMailTo(email)).toContain("guessed wrong a hundred times in a row");
  await db.$executeRaw`DELETE FROM rate_limit`;
  expect(await codeOf(signInWithPassword({ email, password: PASSWORD }, elsewhere()))).toBe("sign-in-failed");

  const newPassword = await aNewPasswordByMail(email);
  await signInWithPassword({ email, password: newPassword }, elsewhere());
});

test("of the codes of one account's mails thirty are looked at in a day and a hundred in a month, until one of them or its link was right", async () => {
  const { email } = await anAccount("Daily", { password: null });
  const limits = [
    ["sign-in-code-account-day", 30],
    ["sign-in-code-account-month", 100],
  ] as const;
  for (const [name, points] of limits) {
    const account = emailIndex(email);
    for (let count = 0; count < points; count += 1) await consume(name, account);
    const { requestId, code, token } = await aSignInMail(email);
    expect(await codeOf(signInWithCode({ requestId, code }, elsewhere()))).toBe("too-many-attempts");
    await signInWithLink({ token }, elsewhere());
    const next = await aSignInMail(email);
    const typed = { requestId: next.requestId, code: next.code };
    expect(await codeOf(signInWithCode(typed, elsewhere()))).toBe("nothing was refused");
  }
});

test("somebody with a whole network of IPv6 counts once", async () => {
  const { email } = await anAccount("Six");
  const from = (host: number) => ({
    userAgent: "Test browser",
    ip: `2001:db8:7:${host >> 16}::${(host % 2 ** 16).toString(16)}`,
  });
  for (let count = 0; count < 10; count += 1)
    expect(await codeOf(signInWithPassword({ email, password: "wrong" }, from(count)))).toBe(
      "sign-in-failed",
    );
  expect(await codeOf(signInWithPassword({ email, password: PASSWORD }, from(99)))).toBe("too-many-attempts");
  await signInWithPassword({ email, password: PASSWORD }, from(2 ** 16));
});

test("a flood of refusals from one network is one event a minute, whatever it asks for, and names nobody", async () => {
  const here = elsewhere();
  const noted = { action: "attempts-refused" as const };
  const before = await db.auditEvent.count({ where: noted });
  const guess = (request: number) =>
    codeOf(signInWithCode({ requestId: newId(), code: String(100_000 + request) }, here));
  for (let tried = 0; tried < 60; tried += 1) expect(await guess(tried)).not.toBe("too-many-attempts");
  for (let tried = 60; tried < 70; tried += 1) expect(await guess(tried)).toBe("too-many-attempts");
  const after = await db.auditEvent.findMany({ where: noted, orderBy: { id: "desc" } });
  expect(after.length).toBe(before + 1);
  expect(after[0]).toMatchObject({ subjectPersonId: null, result: "denied" });
});

test("a link signs in once, and says whose it was afterwards", async () => {
  const { email, personId } = await anAccount("Ida", { password: null });
  const { token } = await aSignInMail(email);
  expect(await mailedLink("sign_in", token)).toEqual({ usable: true, email });
  const entered = await signInWithLink({ token }, elsewhere());
  expect((await validateSession(entered.token))?.actor.personId).toBe(personId);
  expect((await db.person.findUniqueOrThrow({ where: { id: personId } })).emailVerifiedAt).not.toBeNull();
  await expect(signInWithLink({ token }, elsewhere())).rejects.toMatchObject({
    code: "link-used",
    details: { email },
  });
  expect(await mailedLink("sign_in", token)).toEqual({ usable: false, email });
});

test("of twenty who follow one link at once, one gets in", async () => {
  const { email, personId } = await anAccount("Kim", { password: null });
  const { token } = await aSignInMail(email);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => codeOf(signInWithLink({ token }, elsewhere()))),
  );
  expect(answers.filter((answer) => answer === "nothing was refused")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "link-used")).toHaveLength(19);
  expect(await db.authSession.count({ where: { personId } })).toBe(1);
});

test("a link is too old after fifteen minutes", async () => {
  const { email } = await anAccount("Old", { password: null });
  const { token } = await aSignInMail(email);
  const later = () => new Date(Date.now() + 15 * 60_000 + 1_000);
  expect(await codeOf(signInWithLink({ token }, elsewhere(), later))).toBe("link-used");
});

test("a link that never was says nothing about anybody", async () => {
  await expect(signInWithLink({ token: "x".repeat(43) }, elsewhere())).rejects.toMatchObject({
    code: "link-used",
    details: { email: null },
  });
});

test("the code of the mail signs in, spaces and all, and uses up the link too", async () => {
  const { email, personId } = await anAccount("Cody", { password: null });
  const { requestId, code, token } = await aSignInMail(email);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const entered = await signInWithCode({ requestId, code: spaced }, elsewhere());
  expect((await validateSession(entered.token))?.actor.personId).toBe(personId);
  expect(await codeOf(signInWithCode({ requestId, code }, elsewhere()))).toBe("code-used");
  expect(await codeOf(signInWithLink({ token }, elsewhere()))).toBe("link-used");
});

test("five wrong codes burn the request, and the right one comes too late", async () => {
  const { email } = await anAccount("Burn", { password: null });
  const { requestId, code } = await aSignInMail(email);
  const tries = [];
  for (let count = 0; count < 5; count += 1) {
    tries.push(await codeOf(signInWithCode({ requestId, code: wrongCode(code) }, elsewhere())));
  }
  expect(tries).toEqual(["code-wrong", "code-wrong", "code-wrong", "code-wrong", "code-used"]);
  expect(await codeOf(signInWithCode({ requestId, code }, elsewhere()))).not.toBe("nothing was refused");
});

test("the code is good only in the browser that asked for it", async () => {
  const { email } = await anAccount("Two", { password: null });
  const mine = await aSignInMail(email);
  const theirs = await requestSignInLink({ email }, elsewhere());
  expect(await codeOf(signInWithCode({ requestId: theirs.requestId, code: mine.code }, elsewhere()))).toBe(
    "code-wrong",
  );
});

test("asking for a link looks the same for an address that nobody has", async () => {
  const email = "stranger@example.com";
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  expect(await newestMailTo(email)).toBeNull();
  await expect(signInWithCode({ requestId, code: "123456" }, elsewhere())).rejects.toMatchObject({
    code: "code-wrong",
    details: { left: 4 },
  });
});

test("a request is mailed once however often its job runs, with neutral words", async () => {
  const { email } = await anAccount("Once", { password: null });
  const { requestId, token } = await aSignInMail(email);
  await sendSignInMailJob({ requestId });
  const mails = await mailsTo(email);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).not.toMatch(/therap|couple|counsel/i);
  expect((await mailedLink("sign_in", token)).usable).toBe(true);
});
