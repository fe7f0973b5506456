import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { anAccount, PASSWORD } from "#tests/fixtures/accounts-world";
import { aPractice } from "#tests/fixtures/billing-world";
import { ownServers } from "#tests/setup/own-server";

const servers = await ownServers();
let account: Awaited<ReturnType<typeof anAccount>>;

beforeAll(async () => {
  await aPractice();
  account = await anAccount("Robin");
});

afterAll(async () => {
  await servers.stop();
  await closeDatabase();
});

/** Where somebody seems to be who signs in through a server with these settings and claims to come from elsewhere. */
async function seenAt(settings: Record<string, string>, claimed: string): Promise<string | null> {
  const server = await servers.start({ JOBS: "off", ...settings });
  const answer = await fetch(`${servers.origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": claimed, "X-Real-IP": claimed },
    body: new URLSearchParams({ email: account.email, password: PASSWORD, next: "" }),
  });
  expect(answer.status).toBe(303);
  await server.stop();
  const { address } = await db.authSession.findFirstOrThrow({
    orderBy: { createdAt: "desc" },
    select: { address: true },
  });
  return address;
}

const LOOPBACK = /^(::ffff:)?127\.0\.0\.1$|^::1$/;

test("where somebody comes from is what the network says, unless a proxy that we were told of says otherwise", async () => {
  const elsewhere = "203.0.113.9";
  expect(await seenAt({}, elsewhere)).toMatch(LOOPBACK);
  expect(await seenAt({ TRUST_PROXY: "198.51.100.1" }, elsewhere)).toMatch(LOOPBACK);
  expect(await seenAt({ TRUST_PROXY: "1" }, elsewhere)).toBe(elsewhere);
});
