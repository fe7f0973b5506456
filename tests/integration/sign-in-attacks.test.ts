import { afterAll, beforeAll, expect, test } from "vitest";
import { sendSignInMailJob } from "#app/domain/accounts/jobs.server";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { validateSession } from "#app/domain/accounts/sign-in-session.server";
import { closeDatabase } from "#app/platform/db/client.server";
import { LIMITS } from "#app/platform/rate-limit/limits";
import { anAccount, newestMailTo, PASSWORD } from "#tests/fixtures/accounts-world";
import { elsewhere, half, withAuthenticator } from "#tests/fixtures/second-factor-world";
import { severalServers } from "#tests/fixtures/several-servers";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";
import { buildPages } from "../../scripts/run/prepare.mjs";

await buildPages();
let servers: Awaited<ReturnType<typeof severalServers>>;
beforeAll(async () => {
  servers = await severalServers(3);
});
afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

const WRONG = /do not go together/;
const WAIT = /Too many tries/;
const TRIES = isLongRun ? 1_000 : 120;

type Answer = { status: number; text: string };
const count = (answers: Answer[], words: RegExp) => answers.filter(({ text }) => words.test(text)).length;
const times = <T>(many: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: many }, (_, index) => make(index)));

const signIn = (email: string, password: string, from?: string, cookie?: string) =>
  servers.post({ path: "/sign-in?index", form: { email, password }, from, cookie });

test("of many wrong passwords at once from one place over three processes exactly ten are looked at", async () => {
  const { email } = await anAccount("Near");
  const from = "198.51.100.78";
  const answers = await times(40, (index) => signIn(email, `wrong ${index}`, from));
  expect(count(answers, WRONG)).toBe(LIMITS["sign-in-account-address"].points);
  expect((await signIn(email, PASSWORD, from)).text).toMatch(WAIT);
  expect((await signIn(email, PASSWORD)).status).toBe(303);
});

test("of more wrong passwords from everywhere than NIST allows in a row exactly that many are looked at", async () => {
  const { email } = await anAccount("Target");
  const answers = await times(TRIES, (index) => signIn(email, `wrong ${index}`));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const most = LIMITS["sign-in-account"].points;
  expect(count(answers, WRONG)).toBe(most);
  expect(count(answers, WAIT)).toBe(TRIES - most);
  figure(`brute force: ${TRIES} passwords over 3 processes, ${count(answers, WRONG)} looked at`);
  const right = await signIn(email, PASSWORD);
  expect(right.text).toMatch(WAIT);
  expect(right.cookie).toBe("");
});

test("one address that tries many accounts is stopped after sixty, others go on", async () => {
  const from = "198.51.100.77";
  const answers = await times(90, (index) => signIn(`guess.${index}@example.com`, "wrong", from));
  expect(count(answers, WRONG)).toBe(LIMITS["sign-in-address"].points);
  const { email } = await anAccount("Bystander");
  expect((await signIn(email, PASSWORD)).status).toBe(303);
  expect((await signIn(email, PASSWORD, from)).text).toMatch(WAIT);
});

test("of many codes of an app at once over three processes five are looked at", async () => {
  const { email } = await withAuthenticator("Guarded");
  const { token } = await half(email);
  const form = (index: number) => ({ kind: "app", code: String(index).padStart(6, "0") });
  const answers = await times(60, (index) =>
    servers.post({ path: "/sign-in/second-step", form: form(index), cookie: `session=${token}` }),
  );
  expect(answers.filter(({ cookie }) => cookie !== "")).toEqual([]);
  expect(count(answers, /That code is not right/)).toBe(LIMITS["second-factor"].points);
  expect(count(answers, WAIT)).toBe(60 - LIMITS["second-factor"].points);
});

test("of many mailed codes at once over three processes five are looked at", async () => {
  const { email } = await anAccount("Mailed");
  const { requestId } = await requestSignInLink({ email }, elsewhere());
  await sendSignInMailJob({ requestId });
  const right = /\b\d{6}\b/.exec((await newestMailTo(email)) ?? "")?.[0] ?? "";
  const wrong = (index: number) => String((Number(right) + 1 + index) % 1_000_000).padStart(6, "0");
  const path = `/sign-in/code?request=${requestId}`;
  const answers = await times(60, (index) => servers.post({ path, form: { code: wrong(index) } }));
  const looked = count(answers, /That is not the code from our mail|That code was used/);
  expect(looked).toBe(LIMITS["sign-in-code"].points);
  expect((await servers.post({ path, form: { code: right } })).cookie).toBe("");
});

test("an unknown address is answered word for word as a known one", async () => {
  const { email } = await anAccount("Known");
  const said = async (address: string) =>
    (await signIn(address, "wrong")).text.replaceAll(address, "ADDRESS").replaceAll(/nonce="[^"]*"/g, "");
  expect(await said("unknown@example.com")).toBe(await said(email));
});

test("a session that somebody planted beforehand is not the one that signing in opens, and ends with it", async () => {
  const attacker = await half((await anAccount("Planter")).email);
  const { email, personId } = await anAccount("Planted");
  for (const planted of [attacker.token, "A".repeat(43)]) {
    const { cookie } = await signIn(email, PASSWORD, undefined, `session=${planted}`);
    const token = cookie.split("=")[1] ?? "";
    expect(token).not.toBe(planted);
    expect((await validateSession(token))?.actor.personId).toBe(personId);
    expect(await validateSession(planted)).toBeNull();
  }
  figure("session fixation: 2 planted sessions, 0 open after signing in");
});

test("the token of a half-open session opens nothing once the second step is given", async () => {
  const { email, codeAt } = await withAuthenticator("Halfway");
  const { token } = await half(email);
  const form = { kind: "app", code: codeAt(0) };
  const answer = await servers.post({ path: "/sign-in/second-step", form, cookie: `session=${token}` });
  expect(answer.status).toBe(303);
  expect(answer.cookie).not.toBe(`session=${token}`);
  expect(await validateSession(token)).toBeNull();
});
