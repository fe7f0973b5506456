import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { beginPasskey } from "#app/domain/accounts/begin-passkey.server";
import { changeEmail } from "#app/domain/accounts/change-email.server";
import { confirmIdentity } from "#app/domain/accounts/confirm-identity.server";
import { giveSecondFactor } from "#app/domain/accounts/give-second-factor.server";
import { invitationByToken } from "#app/domain/accounts/invitation-queries.server";
import { inviteStaff } from "#app/domain/accounts/invite-staff.server";
import { sendEmailChangeJob, sendResetMailJob, sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { makeRecoveryCodes } from "#app/domain/accounts/make-recovery-codes.server";
import { requestEmailChange } from "#app/domain/accounts/request-email-change.server";
import { requestPasswordReset } from "#app/domain/accounts/request-password-reset.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { resetPassword } from "#app/domain/accounts/reset-password.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { signInWithCode } from "#app/domain/accounts/sign-in-with-code.server";
import { signInWithLink } from "#app/domain/accounts/sign-in-with-link.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { updateProfile } from "#app/domain/accounts/update-profile.server";
import { newId } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { totpStep } from "#app/platform/crypto/totp.server";
import { db } from "#app/platform/db/client.server";
import { newestMailTo, PASSWORD } from "#tests/fixtures/accounts-world";
import { reachOfLead } from "#tests/fixtures/addresses";
import { codeOf } from "#tests/fixtures/code-of";
import { elsewhere, half, withAuthenticator } from "#tests/fixtures/second-factor-world";
import { figure } from "#tests/setup/figure";

const NEW_PASSWORD = "copper lanterns drift upstream";

/**
 * Somebody with everything open that may be stolen: a session just proved anew, mailed links, an invitation, an app, codes,
 * a challenge.
 */
async function aRichTarget() {
  const target = await withAuthenticator("Target", "admin");
  const { actor, email, personId, codeAt } = target;
  await confirmIdentity(actor, { kind: "app", code: codeAt(0) });
  await makeRecoveryCodes(actor);
  await beginPasskey(actor);
  const newest = async (address: string) =>
    (
      await db.oneTimeToken.findFirstOrThrow({
        where: { emailIndex: emailIndex(address) },
        orderBy: { id: "desc" },
      })
    ).id;
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  await requestPasswordReset({ email }, elsewhere());
  await sendResetMailJob({ requestId: await newest(email) });
  const address = `next.${newId().slice(-12)}@example.com`;
  await requestEmailChange(actor, { email: address });
  await sendEmailChangeJob({ requestId: await newest(address), personId });
  const owner = { ...actor, permissions: ["owner" as const] };
  const invited = { email: `staff.${newId().slice(-12)}@example.com`, chosenName: "Staff", permissions: [] };
  await inviteStaff(owner, { ...invited, role: "therapist" });
  return target;
}

const OF_SIGNING_IN = [
  ...["auth_session", "one_time_token", "invitation", "credential", "recovery_code", "passkey_challenge"],
  ...["rate_limit", "kept_form", "known_device"],
];

/** All that tables hold, in every shape in which it might be typed or sent. */
async function everythingStored(tables: readonly string[] = OF_SIGNING_IN): Promise<string[]> {
  const found = new Set<string>();
  for (const table of tables) {
    const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM ${table}`);
    for (const value of rows.flatMap((row) => Object.values(row))) {
      if (typeof value === "string") found.add(value);
      if (value instanceof Uint8Array) {
        for (const shape of ["hex", "base64", "base64url"] as const)
          found.add(Buffer.from(value).toString(shape));
      }
    }
  }
  return [...found];
}

test("who has stolen the database signs in with nothing of what it holds", async () => {
  const { email, actor } = await aRichTarget();
  const { actor: trying } = await half(email);
  const stolen = await everythingStored();
  expect(stolen.length).toBeGreaterThan(40);
  const opened: string[] = [];
  for (const value of stolen) {
    const outcomes = await Promise.all([
      validateSession(value).then((session) => (session ? "session" : "refused")),
      invitationByToken(value).then((invitation) => (invitation ? "invitation" : "refused")),
      codeOf(signInWithLink({ token: value }, elsewhere())),
      codeOf(resetPassword({ token: value, newPassword: NEW_PASSWORD }, elsewhere())),
      codeOf(changeEmail(actor, { token: value })),
    ]);
    const isRefused = outcomes.every((outcome) => outcome === "refused" || outcome === "link-used");
    if (!isRefused) opened.push(`${value}: ${outcomes.join(", ")}`);
  }
  figure(`stolen database: ${stolen.length} stored values, ${opened.length} sign in or open a link`);
  expect(opened).toEqual([]);
  expect(actor.personId).toBe(trying.personId);
});

test("who has stolen the database learns no address from it, and not whether one that they know is in it", async () => {
  const { email, actor } = await aRichTarget();
  const profile = { chosenName: "Target", pronouns: null, homeState: "VA", zone: actor.zone };
  await updateProfile(actor, { ...profile, phone: "804-555-0191", discreetMail: true });
  const id = newId();
  const visitor = await reachOfLead(id, { email: `call.${id}@example.com`, phone: "804-555-0192" });
  await db.lead.create({ data: { id, name: "V", state: "VA", contactBy: "phone", ...visitor } });
  const tables = [...OF_SIGNING_IN, "person", "lead", "outbound_message", "compartment", "data_key"];
  const stolen = await everythingStored(tables);
  const bytes = stolen.map((value) => `${value} ${Buffer.from(value, "hex").toString("latin1")}`);
  const known = [email, `call.${id}@example.com`, "8045550191", "555-0192"];
  expect(known.filter((word) => bytes.some((value) => value.includes(word)))).toEqual([]);
  const guesses = known.flatMap((word) => [word, `email\0${word}`, `phone\0${word}`]);
  const keys = ["", email, "email", "phone", ...stolen.filter((value) => value.length === 64)];
  const hashes = guesses.flatMap((guess) => [
    ...["sha256", "sha512", "md5"].map((hash) => createHash(hash).update(guess)),
    ...keys.map((key) => createHmac("sha256", key).update(guess)),
  ]);
  const tried = new Set(
    hashes.flatMap((hash) => {
      const digest = hash.digest();
      return [digest.toString("hex"), digest.toString("base64"), digest.toString("base64url")];
    }),
  );
  expect(stolen.filter((value) => tried.has(value))).toEqual([]);
});

const ALL_CODES = 1_000_000;

/** Every code of six digits. */
function* everyCode(): Generator<string> {
  for (let code = 0; code < ALL_CODES; code += 1) yield String(code).padStart(6, "0");
}

test("who has stolen the database finds no mailed code by trying all of them, whatever they key the hash with", async () => {
  const { email } = await aRichTarget();
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  const row = await db.oneTimeToken.findUniqueOrThrow({ where: { id: requestId } });
  const wanted = Buffer.from(row.codeHash ?? []).toString("hex");
  expect(wanted).toHaveLength(64);

  const found = [...everyCode()].filter(
    (code) => createHash("sha256").update(`${requestId}:${code}`).digest("hex") === wanted,
  );
  expect(found).toEqual([]);

  // The mail says which code it is, so for every other way of hashing one try stands for a million.
  const code = /\b\d{6}\b/.exec((await newestMailTo(email)) ?? "")?.[0] ?? "";
  expect(code).toMatch(/^\d{6}$/);
  const tables = [...OF_SIGNING_IN, "person", "outbound_message", "compartment", "data_key"];
  const stored = (await everythingStored(tables)).flatMap((value) => [
    value,
    ...(value.length % 2 === 0 && /^[0-9a-f]+$/.test(value) ? [Buffer.from(value, "hex")] : []),
  ]);
  const texts = ["", ":", "\0"].flatMap((by) => [`${requestId}${by}${code}`, `${code}${by}${requestId}`]);
  const scopes = ["", "code", "sign-in", "mailed-code", `mailed-code:${requestId}`];
  const messages = [code, ...texts, ...scopes.map((scope) => `${scope}\0${code}`)];
  const keyed = stored.filter((key) =>
    messages.some((text) => createHmac("sha256", key).update(text).digest("hex") === wanted),
  );
  const salted = ["", ...stored].filter((salt) =>
    messages.some((text) => createHash("sha256").update(salt).update(text).digest("hex") === wanted),
  );
  expect([...keyed, ...salted]).toEqual([]);
  expect(await codeOf(signInWithCode({ requestId, code }, elsewhere()))).toBe("nothing was refused");
});

test("no stored value is a recovery code, a password, or a secret that makes the codes of an app", async () => {
  const { email, personId, codeAt } = await aRichTarget();
  const rows = await db.credential.findMany({ where: { personId } });
  const codes = await db.recoveryCode.findMany({ where: { personId } });
  for (const { codeHash } of codes) {
    await db.rateLimit.deleteMany();
    const { actor } = await half(email);
    expect(await codeOf(giveSecondFactor(actor, { kind: "recovery", code: codeHash }))).toBe("code-wrong");
  }
  for (const { secret } of rows.filter((row) => row.secret)) {
    expect(await codeOf(signInWithPassword({ email, password: secret ?? "" }, elsewhere()))).toBe(
      "sign-in-failed",
    );
    expect(secret).toMatch(/^\$argon2id\$/);
    expect(secret).not.toContain(PASSWORD);
  }
  const sealed = rows.flatMap(({ secretSealed }) => (secretSealed ? [Buffer.from(secretSealed)] : []));
  expect(sealed).toHaveLength(1);
  for (const bytes of sealed) {
    const text = bytes.toString("latin1");
    const base32 = [...text.matchAll(/[A-Z2-7]{16,}/g)].map(([found]) => found);
    expect(base32.filter((secret) => totpStep(secret, codeAt(0), new Date()) !== null)).toEqual([]);
  }
});
