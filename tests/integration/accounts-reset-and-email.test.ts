import { expect, test } from "vitest";
import { changeEmail } from "#app/domain/accounts/change-email.server";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { sendEmailChangeJob, sendResetMailJob } from "#app/domain/accounts/jobs.server";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { resetPassword } from "#app/domain/accounts/reset-password.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { signOutOtherDevices } from "#app/domain/accounts/sign-out.server";
import { newId } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { db } from "#app/platform/db/client.server";
import { anAccount, newestMailTo, PASSWORD, tokenIn } from "#tests/fixtures/accounts-world";
import { addressOf } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import { actorBehind, elsewhere, half, withAuthenticator } from "#tests/fixtures/second-factor-world";

const NEW_PASSWORD = "copper lanterns drift upstream";
const minutesLater = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);

const newestRequest = async (email: string) => {
  const where = { emailIndex: emailIndex(email) };
  return (await db.oneTimeToken.findFirstOrThrow({ where, orderBy: { id: "desc" }, select: { id: true } }))
    .id;
};

/** Asks for a link to set a new password and reads it out of the mail. */
async function aResetLink(email: string): Promise<string> {
  await requestPasswordReset({ email }, elsewhere());
  await sendResetMailJob({ requestId: await newestRequest(email) });
  return tokenIn(await newestMailTo(email), "/reset/");
}

async function anEmailLink(actor: Parameters<typeof requestEmailChange>[0], email: string): Promise<string> {
  await requestEmailChange(actor, { email });
  await sendEmailChangeJob({ requestId: await newestRequest(email), personId: actor.personId });
  return tokenIn(await newestMailTo(email.toLowerCase()), "/verify-email/");
}

const someAddress = () => `new.${newId().slice(-12)}@example.com`;

test("a mailed link sets a new password once, ends every session and says so by mail", async () => {
  const { email } = await anAccount("Ria");
  const before = await half(email);
  const token = await aResetLink(email);
  const entered = await resetPassword({ token, newPassword: NEW_PASSWORD }, elsewhere());
  expect(await actorBehind(entered.token)).toMatchObject({ awaits: null });
  expect(await validateSession(before.token)).toBeNull();
  expect(await newestMailTo(email)).toContain("was reset by a link");
  expect(await codeOf(signInWithPassword({ email, password: PASSWORD }, elsewhere()))).toBe("sign-in-failed");
  await signInWithPassword({ email, password: NEW_PASSWORD }, elsewhere());
  expect(await codeOf(resetPassword({ token, newPassword: NEW_PASSWORD }, elsewhere()))).toBe("link-used");
});

test("a new password is no way around the second step", async () => {
  const { email } = await withAuthenticator("Oda");
  const token = await aResetLink(email);
  const entered = await resetPassword({ token, newPassword: NEW_PASSWORD }, elsewhere());
  expect(await actorBehind(entered.token)).toMatchObject({ awaits: "second-factor", roles: [] });
});

test("a poor password leaves the link as it is, and half an hour ends it", async () => {
  const { email } = await anAccount("Pam");
  const token = await aResetLink(email);
  expect(await codeOf(resetPassword({ token, newPassword: "short" }, elsewhere()))).toBe("password-refused");
  expect(await mailedLink("reset_password", token)).toEqual({ usable: true, email });
  const late = minutesLater(31);
  expect(await codeOf(resetPassword({ token, newPassword: NEW_PASSWORD }, elsewhere(), late))).toBe(
    "link-used",
  );
});

test("of ten who use one link at once, one sets the password", async () => {
  const { email } = await anAccount("Tom");
  const token = await aResetLink(email);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      codeOf(resetPassword({ token, newPassword: `${NEW_PASSWORD} ${index}` }, elsewhere())),
    ),
  );
  expect(answers.filter((answer) => answer === "nothing was refused")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "link-used")).toHaveLength(9);
});

test("a new password voids every link and code that was mailed before", async () => {
  const { email } = await anAccount("Lux");
  const first = await aResetLink(email);
  const second = await aResetLink(email);
  await resetPassword({ token: second, newPassword: NEW_PASSWORD }, elsewhere());
  expect((await mailedLink("reset_password", first)).usable).toBe(false);
});

test("asking for a reset leaves the same rows for everybody, and mails nobody who is not there", async () => {
  const nobody = someAddress();
  await requestPasswordReset({ email: nobody }, elsewhere());
  const requestId = await newestRequest(nobody);
  await sendResetMailJob({ requestId });
  expect(await newestMailTo(nobody)).toBeNull();
  const closed = await anAccount("Bye");
  await db.person.update({ where: { id: closed.personId }, data: { deactivatedAt: new Date() } });
  await requestPasswordReset({ email: closed.email }, elsewhere());
  await sendResetMailJob({ requestId: await newestRequest(closed.email) });
  expect(await newestMailTo(closed.email)).toBeNull();
});

test("a link for one purpose opens nothing else", async () => {
  const { email } = await anAccount("Mix");
  const { actor } = await half(email);
  const reset = await aResetLink(email);
  const change = await anEmailLink(actor, someAddress());
  expect(await codeOf(changeEmail(actor, { token: reset }))).toBe("link-used");
  expect(await codeOf(resetPassword({ token: change, newPassword: NEW_PASSWORD }, elsewhere()))).toBe(
    "link-used",
  );
});

test("another address counts once its own link was used, and both addresses hear of it", async () => {
  const { email, personId } = await anAccount("Nia");
  const { actor } = await half(email);
  const address = someAddress();
  const token = await anEmailLink(actor, address.toUpperCase());
  expect(await newestMailTo(email)).toContain("asked to use another e-mail address");
  expect(await emailOf(db, personId)).toBe(email);
  await changeEmail(actor, { token });
  const person = await db.person.findUniqueOrThrow({ where: { id: personId } });
  expect(await emailOf(db, personId)).toBe(address);
  expect(person.emailVerifiedAt).not.toBeNull();
  expect(await newestMailTo(email)).toContain("no longer uses this e-mail address");
  expect(await newestMailTo(address)).toContain("was changed");
  expect(await codeOf(signInWithPassword({ email, password: PASSWORD }, elsewhere()))).toBe("sign-in-failed");
  await signInWithPassword({ email: address, password: PASSWORD }, elsewhere());
  expect(await codeOf(changeEmail(actor, { token }))).toBe("link-used");
});

test("a link to sign in that went to the old address opens nothing after the change", async () => {
  const { email } = await anAccount("Old");
  const { actor } = await half(email);
  const token = await anEmailLink(actor, someAddress());
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await db.oneTimeToken.update({ where: { id: requestId }, data: { personId: actor.personId } });
  await changeEmail(actor, { token });
  expect((await db.oneTimeToken.findUniqueOrThrow({ where: { id: requestId } })).usedAt).not.toBeNull();
});

test("somebody else's address gets no mail, is not taken over, and is not given away", async () => {
  const { email } = await anAccount("Own");
  const other = await anAccount("Else");
  const { actor } = await half(email);
  expect(await codeOf(requestEmailChange(actor, { email }))).toBe("same-email");
  await requestEmailChange(actor, { email: other.email });
  await sendEmailChangeJob({ requestId: await newestRequest(other.email), personId: actor.personId });
  expect(await newestMailTo(other.email)).toBeNull();
});

test("an address that somebody took meanwhile is not taken twice", async () => {
  const { email } = await anAccount("Late");
  const { actor } = await half(email);
  const address = someAddress();
  const token = await anEmailLink(actor, address);
  const id = newId();
  await db.person.create({ data: { id, chosenName: "First", ...(await addressOf(id, address)) } });
  expect(await codeOf(changeEmail(actor, { token }))).toBe("email-taken");
  expect(await codeOf(changeEmail(actor, { token }))).toBe("link-used");
});

test("a mistyped address gives its reader nothing: the link works for who asked, and for nobody else", async () => {
  const { email, personId } = await anAccount("Typo");
  const { actor } = await half(email);
  const token = await anEmailLink(actor, someAddress());
  const stranger = await half((await anAccount("Stranger")).email);
  expect(await codeOf(changeEmail(stranger.actor, { token }))).toBe("link-used");
  expect(await mailedLink("verify_email", token, undefined, stranger.actor.personId)).toEqual({
    usable: false,
    email: null,
  });
  expect(await emailOf(db, personId)).toBe(email);
});

test("signing out everywhere else, and a new password, void what was mailed before", async () => {
  const { email } = await anAccount("Hijack");
  const thief = await half(email);
  const owner = await half(email);
  const change = await anEmailLink(thief.actor, someAddress());
  const reset = await aResetLink(email);
  await signOutOtherDevices(owner.actor);
  expect((await mailedLink("verify_email", change)).usable).toBe(false);
  expect((await mailedLink("reset_password", reset)).usable).toBe(false);
  const again = await anEmailLink(owner.actor, someAddress());
  await changePassword(owner.actor, { newPassword: NEW_PASSWORD });
  expect((await mailedLink("verify_email", again)).usable).toBe(false);
});

test("another address signs out the other devices", async () => {
  const { email } = await anAccount("Dev");
  const there = await half(email);
  const here = await half(email);
  const token = await anEmailLink(here.actor, someAddress());
  const renewed = await changeEmail(here.actor, { token });
  expect(await validateSession(there.token)).toBeNull();
  expect(await validateSession(here.token)).toBeNull();
  expect((await actorBehind(renewed.token)).personId).toBe(here.actor.personId);
});
