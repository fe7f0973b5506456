import { expect, test } from "vitest";
import {
  endAllSessions,
  endSession,
  renewSession,
  startSession,
  validateSession,
} from "#app/domain/accounts/sign-in-session.server";
import type { Role } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { HOUR_MS, MINUTE_MS } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { addressOf } from "#tests/fixtures/addresses";

async function aPerson(...roles: Role[]): Promise<string> {
  const id = newId();
  const address = await addressOf(id, `${id}@example.com`);
  await db.person.create({ data: { id, chosenName: "Robin", ...address } });
  for (const role of roles) {
    await db.roleGrant.create({
      data: { id: newId(), personId: id, role, permissions: role === "admin" ? ["billing"] : [] },
    });
  }
  return id;
}

const rowOf = (token: string) => db.authSession.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
const change = (token: string, data: Record<string, Date>) =>
  db.authSession.update({ where: { tokenHash: hashToken(token) }, data });
const ago = (ms: number): Date => new Date(Date.now() - ms);

test("a session knows its person, their roles and what they may do now", async () => {
  const personId = await aPerson("client", "admin");
  const token = await startSession(db, personId, {
    ...{ userAgent: "Firefox", ip: "192.0.2.1", secondFactorAt: new Date() },
  });
  const found = await validateSession(token);
  expect(found?.actor).toMatchObject({
    personId,
    chosenName: "Robin",
    permissions: ["billing"],
    therapistId: null,
  });
  expect(found?.actor.roles.toSorted()).toEqual(["admin", "client"]);
});

test("the table holds no token, only its hash", async () => {
  const token = await startSession(db, await aPerson("client"));
  const rows = await db.$queryRaw<{ row: string }[]>`SELECT s::text AS row FROM auth_session s`;
  expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  expect(token).toHaveLength(43);
});

test("staff are signed out after 15 idle minutes, clients after 30", async () => {
  for (const [roles, minutes] of [
    [["client"], 30],
    [["therapist"], 15],
    [["client", "admin"], 15],
  ] as [Role[], number][]) {
    const token = await startSession(db, await aPerson(...roles));
    const row = await rowOf(token);
    expect(row.idleExpiresAt.getTime() - row.lastSeenAt.getTime(), roles.join()).toBe(minutes * MINUTE_MS);
    await change(token, { idleExpiresAt: ago(1) });
    expect(await validateSession(token)).toBeNull();
  }
});

test("being seen moves the idle end, at most once a minute and never past twelve hours", async () => {
  const token = await startSession(db, await aPerson("client"));
  const first = await rowOf(token);
  expect(first.absoluteExpiresAt.getTime() - first.createdAt.getTime()).toBeGreaterThan(
    12 * HOUR_MS - MINUTE_MS,
  );
  await validateSession(token);
  expect((await rowOf(token)).lastSeenAt).toEqual(first.lastSeenAt);

  await change(token, { lastSeenAt: ago(2 * MINUTE_MS), idleExpiresAt: new Date(Date.now() + MINUTE_MS) });
  await validateSession(token);
  expect((await rowOf(token)).idleExpiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * MINUTE_MS);

  const soon = new Date(Date.now() + 5 * MINUTE_MS);
  await change(token, { lastSeenAt: ago(2 * MINUTE_MS), absoluteExpiresAt: soon });
  await validateSession(token);
  expect((await rowOf(token)).idleExpiresAt).toEqual(soon);
  await change(token, { absoluteExpiresAt: ago(1) });
  expect(await validateSession(token)).toBeNull();
});

test("signing out ends one session, signing out everywhere all of them", async () => {
  const personId = await aPerson("client");
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => startSession(db, personId)));
  await endSession(one ?? "");
  expect(await validateSession(one ?? "")).toBeNull();
  expect(await validateSession(two ?? "")).not.toBeNull();
  await endAllSessions(personId);
  expect([await validateSession(two ?? ""), await validateSession(three ?? "")]).toEqual([null, null]);
});

test("signing out with a token that is still on its way ends the session all the same", async () => {
  const personId = await aPerson("client");
  const old = await startSession(db, personId);
  const actor = (await validateSession(old))?.actor;
  if (!actor) throw new Error("The session is not open");
  const token = await inTransaction((tx) =>
    renewSession(tx, actor, { secondFactor: false, isProofOnly: true }),
  );
  expect(await validateSession(old)).not.toBeNull();
  await endSession(old);
  expect([await validateSession(old), await validateSession(token)]).toEqual([null, null]);
});

test("somebody deactivated is signed out at once, and a role that ended is gone at once", async () => {
  const personId = await aPerson("client", "admin");
  const token = await startSession(db, personId);
  await db.roleGrant.updateMany({ where: { personId, role: "admin" }, data: { validUntil: ago(1) } });
  expect((await validateSession(token))?.actor).toMatchObject({ roles: ["client"], permissions: [] });
  await db.person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } });
  expect(await validateSession(token)).toBeNull();
});

test("a made-up token opens nothing", async () => {
  expect(await validateSession("a".repeat(43))).toBeNull();
  expect(await validateSession("")).toBeNull();
});
