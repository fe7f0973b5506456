import { expect, test } from "vitest";
import { addPasskey } from "#app/domain/accounts/add-passkey.server";
import { beginPasskey } from "#app/domain/accounts/begin-passkey.server";
import { beginPasskeySignIn } from "#app/domain/accounts/begin-passkey-sign-in.server";
import { ownSecondFactors } from "#app/domain/accounts/second-factor-queries.server";
import { signInWithPasskey } from "#app/domain/accounts/sign-in-with-passkey.server";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { anAccount, newestMailTo } from "#tests/fixtures/accounts-world";
import { codeOf } from "#tests/fixtures/code-of";
import { actorBehind, elsewhere, half } from "#tests/fixtures/second-factor-world";
import { softPasskey } from "#tests/fixtures/soft-passkey";

const here = () => ({ origin: env().appOrigin });
const later = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);

/** Somebody with a passkey and the authenticator that holds it. */
async function withPasskey(chosenName: string, role: "client" | "therapist" = "therapist") {
  const account = await anAccount(chosenName, { role });
  const { actor } = await half(account.email);
  const passkey = softPasskey();
  const { challenge } = await beginPasskey(actor);
  const { token } = await addPasskey(actor, {
    answer: passkey.create({ ...here(), challenge }),
    label: "Laptop",
  });
  return { ...account, passkey, actor: await actorBehind(token) };
}

const question = async () => (await beginPasskeySignIn(elsewhere())).challenge;

test("a passkey signs in by itself, both steps in one", async () => {
  const { passkey, personId } = await withPasskey("Pia");
  const answer = passkey.prove({ ...here(), challenge: await question() });
  const { token } = await signInWithPasskey({ answer }, elsewhere());
  expect(await actorBehind(token)).toMatchObject({ personId, awaits: null, roles: ["therapist"] });
});

test("adding one is told by mail, and it is listed by its name", async () => {
  const { actor, email } = await withPasskey("Ben");
  expect(await newestMailTo(email)).toContain("A passkey was added to your account.");
  expect((await ownSecondFactors(actor)).passkeys).toMatchObject([{ label: "Laptop" }]);
});

test("an answer is good once, soon, and for the question that was asked", async () => {
  const { passkey } = await withPasskey("Una");
  const answer = passkey.prove({ ...here(), challenge: await question() });
  await signInWithPasskey({ answer }, elsewhere());
  expect(await codeOf(signInWithPasskey({ answer }, elsewhere()))).toBe("passkey-refused");
  const old = passkey.prove({ ...here(), challenge: await question() });
  expect(await codeOf(signInWithPasskey({ answer: old }, elsewhere(), later(6)))).toBe("passkey-refused");
  const own = passkey.prove({ ...here(), challenge: Buffer.from("of nobody").toString("base64url") });
  expect(await codeOf(signInWithPasskey({ answer: own }, elsewhere()))).toBe("passkey-refused");
});

test("an answer of a passkey that does not count is good once, too", async () => {
  const { passkey } = await withPasskey("Ivy");
  passkey.neverCount();
  const answer = passkey.prove({ ...here(), challenge: await question() });
  await signInWithPasskey({ answer }, elsewhere());
  expect(await codeOf(signInWithPasskey({ answer }, elsewhere()))).toBe("passkey-refused");
});

test("of ten who send one answer at once, one gets in", async () => {
  const { passkey } = await withPasskey("Ole");
  const answer = passkey.prove({ ...here(), challenge: await question() });
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => codeOf(signInWithPasskey({ answer }, elsewhere()))),
  );
  expect(answers.filter((one) => one === "nothing was refused")).toHaveLength(1);
});

test("an answer given on another site, or by a device that nobody unlocked, is refused", async () => {
  const { passkey } = await withPasskey("Eli");
  const phished = passkey.prove({ origin: "https://evil.example", challenge: await question() });
  expect(await codeOf(signInWithPasskey({ answer: phished }, elsewhere()))).toBe("passkey-refused");
  const locked = passkey.prove({ ...here(), challenge: await question(), userVerified: false });
  expect(await codeOf(signInWithPasskey({ answer: locked }, elsewhere()))).toBe("passkey-refused");
});

test("an authenticator whose count goes back has been copied, and is refused", async () => {
  const { passkey } = await withPasskey("Kai");
  passkey.countFrom(20);
  await signInWithPasskey({ answer: passkey.prove({ ...here(), challenge: await question() }) }, elsewhere());
  passkey.countFrom(10);
  const copied = passkey.prove({ ...here(), challenge: await question() });
  expect(await codeOf(signInWithPasskey({ answer: copied }, elsewhere()))).toBe("passkey-refused");
});

test("another key's signature, an unknown passkey and no answer at all are refused alike", async () => {
  const stranger = softPasskey();
  const unknown = stranger.prove({ ...here(), challenge: await question() });
  for (const answer of [unknown, "{}", "not json", '{"id":1}', JSON.stringify({ id: "x", response: {} })]) {
    expect(await codeOf(signInWithPasskey({ answer }, elsewhere()))).toBe("passkey-refused");
  }
  const { passkey } = await withPasskey("Sam");
  const answer = JSON.parse(passkey.prove({ ...here(), challenge: await question() }));
  answer.response.signature = JSON.parse(stranger.prove({ ...here(), challenge: "x" })).response.signature;
  expect(await codeOf(signInWithPasskey({ answer: JSON.stringify(answer) }, elsewhere()))).toBe(
    "passkey-refused",
  );
});

test("a passkey is added only by whoever asked for its question", async () => {
  const one = await half((await anAccount("Ann")).email);
  const other = await half((await anAccount("Bob")).email);
  const { challenge } = await beginPasskey(one.actor);
  const answer = softPasskey().create({ ...here(), challenge });
  expect(await codeOf(addPasskey(other.actor, { answer, label: "Mine" }))).toBe("passkey-refused");
  const asked = await question();
  const signIn = softPasskey().create({ ...here(), challenge: asked });
  expect(await codeOf(addPasskey(one.actor, { answer: signIn, label: "Mine" }))).toBe("passkey-refused");
});

test("a passkey belongs to one account, and to none that is closed", async () => {
  const { passkey, personId } = await withPasskey("Zoe");
  const thief = await half((await anAccount("Max")).email);
  const { challenge } = await beginPasskey(thief.actor);
  const taken = passkey.create({ ...here(), challenge });
  expect(await codeOf(addPasskey(thief.actor, { answer: taken, label: "Theirs" }))).toBe("passkey-refused");
  await db.person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } });
  const answer = passkey.prove({ ...here(), challenge: await question() });
  expect(await codeOf(signInWithPasskey({ answer }, elsewhere()))).toBe("passkey-refused");
});
