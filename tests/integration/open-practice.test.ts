import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { openContent, openRecipients } from "#app/platform/mail/outbound.server";
import { addressOf } from "#tests/fixtures/addresses";
import { runProgram } from "#tests/setup/run-program";
import { buildPages } from "../../scripts/run/prepare.mjs";

beforeAll(buildPages, 180_000);
afterAll(closeDatabase);

const OWNER = "dana@rivermist.example";
const COMPLETE = {
  name: "Rivermist Couples Counseling",
  "short-name": "Rivermist",
  tagline: "Find your way back to each other.",
  email: "hello@rivermist.example",
  phone: "(804) 555-0100",
  "address-line": "12 Mill Street",
  city: "Richmond",
  state: "VA",
  "postal-code": "23220",
  states: "VA, NC",
  "owner-name": "Dana",
  "owner-email": OWNER,
};

/** `npm run practice:open` with these flags, to its end. */
async function open(flags: Record<string, string>): Promise<{ code: number | null; said: string[] }> {
  const args = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const program = ["build/programs/open-practice.js", ...args];
  const { code, said } = await runProgram(program, { ...process.env, NODE_ENV: "test", JOBS: "off" });
  return { code, said: said.trim().split("\n") };
}

const mails = () =>
  db.outboundMessage.findMany({
    orderBy: { createdAt: "asc" },
    select: { id: true, toSealed: true, contentSealed: true, compartmentId: true },
  });

test("what is missing or wrong is said flag by flag, and nothing is made", async () => {
  const { "short-name": _, ...rest } = COMPLETE;
  const ended = await open({ ...rest, states: "VA, XX", "owner-email": "dana" });
  expect(ended.code).toBe(1);
  expect(ended.said).toEqual([
    "The practice cannot be opened.",
    "--short-name: Enter the short name.",
    "--states: Enter states by two letters, like VA, NC.",
    "--owner-email: Enter an e-mail address like name@example.com",
  ]);
  expect((await open({ ...COMPLETE, color: "plum" })).said[1]).toContain("--color");
  expect(await db.practice.count()).toBe(0);
});

test("an empty database becomes a practice whose owner is invited by mail", async () => {
  const ended = await open(COMPLETE);
  expect(ended).toEqual({ code: 0, said: [expect.stringContaining(OWNER)] });
  expect(await db.practice.findMany({ select: { shortName: true, states: true, zone: true } })).toEqual([
    { shortName: "Rivermist", states: ["VA", "NC"], zone: "America/New_York" },
  ]);
  expect(await db.service.count()).toBe(4);
  expect(await db.policyText.count()).toBe(5);
  expect(await db.formTemplate.count()).toBeGreaterThan(3);
  const [mail] = await mails();
  if (!mail?.contentSealed) throw new Error("no mail");
  expect(await openRecipients(db, [mail])).toEqual([OWNER]);
  const { text } = await openContent(db, { ...mail, contentSealed: mail.contentSealed });
  expect(text).toMatch(/\/join\/[A-Za-z0-9_-]{43}/);
});

test("a second time only the invitation is made anew, and once there is an owner nothing is", async () => {
  expect((await open(COMPLETE)).code).toBe(0);
  expect(await db.practice.count()).toBe(1);
  const invitations = await db.invitation.findMany({
    orderBy: { createdAt: "asc" },
    select: { id: true, role: true, permissions: true, revokedAt: true },
  });
  expect(invitations.map((one) => one.revokedAt === null)).toEqual([false, true]);
  const { role, permissions } = invitations[1] ?? {};
  expect({ role, permissions }).toEqual({ role: "admin", permissions: ["owner"] });
  const id = "019aba00-0000-7000-8000-000000000001";
  const owner = await db.person.create({
    data: { chosenName: "Dana", id, zone: "America/New_York", ...(await addressOf(id, OWNER)) },
    select: { id: true },
  });
  await db.roleGrant.create({
    data: {
      id: "019aba00-0000-7000-8000-000000000002",
      personId: owner.id,
      role: "admin",
      permissions: ["owner"],
    },
  });
  const refused = await open(COMPLETE);
  expect(refused).toEqual({
    code: 1,
    said: [
      "The practice cannot be opened.",
      "This practice has an owner already, who invites everybody else.",
    ],
  });
});
