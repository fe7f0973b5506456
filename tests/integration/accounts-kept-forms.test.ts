import { expect, test } from "vitest";
import { dropKeptForm } from "#app/domain/accounts/drop-kept-form.server";
import { forgetOldJob } from "#app/domain/accounts/forget-old.server";
import { type KeptFields, keepForm } from "#app/domain/accounts/keep-form.server";
import { lateOwner, ownKeptForm } from "#app/domain/accounts/kept-form-queries.server";
import { endSession, validateSession } from "#app/domain/accounts/sign-in-session.server";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { anAccount } from "#tests/fixtures/accounts-world";
import { codeOf } from "#tests/fixtures/code-of";
import { half, withAuthenticator } from "#tests/fixtures/second-factor-world";

const WORDS = "the heron by the weir at noon";
const fields = (body: string): KeptFields => [["body", body]];

/** Keeps what a browser sends with a token, if that may still leave something. */
async function keep(token: string, body = WORDS): Promise<string | null> {
  const personId = await lateOwner(token);
  return personId && keepForm(personId, { path: "/client/messages/1", fields: fields(body) });
}

/** Somebody whose session ended by itself so many minutes ago. */
async function late(minutesAgo: number, chosenName = "Late") {
  const account = await anAccount(chosenName);
  const { actor, token } = await half(account.email);
  const idleExpiresAt = new Date(Date.now() - minutesAgo * 60_000);
  await db.authSession.update({ where: { tokenHash: hashToken(token) }, data: { idleExpiresAt } });
  expect(await validateSession(token)).toBeNull();
  return { ...account, actor, token };
}

test("what comes after the end of a session is kept, sealed, for its person alone", async () => {
  const { token, actor, personId } = await late(5);
  const keptId = (await keep(token)) ?? "";
  expect(await ownKeptForm(actor, { keptId })).toEqual({
    path: "/client/messages/1",
    fields: [["body", WORDS]],
  });
  const { fieldsSealed } = await db.keptForm.findUniqueOrThrow({ where: { id: keptId } });
  expect(Buffer.from(fieldsSealed).includes(WORDS)).toBe(false);
  const other = await half((await anAccount("Other")).email);
  expect(await codeOf(ownKeptForm(other.actor, { keptId }))).toBe("not-found");
  expect(await db.auditEvent.count({ where: { actorPersonId: personId, action: "sign-out" } })).toBe(0);
});

test("nothing is kept for a session that is open, was signed out, ended long ago or never was", async () => {
  const open = await half((await anAccount("Open")).email);
  expect(await keep(open.token)).toBeNull();
  await endSession(open.token);
  expect(await keep(open.token)).toBeNull();
  expect(await keep((await late(61)).token)).toBeNull();
  expect(await keep("x".repeat(43))).toBeNull();
  const closed = await late(5);
  await db.person.update({ where: { id: closed.personId }, data: { deactivatedAt: new Date() } });
  expect(await keep(closed.token)).toBeNull();
});

test("an hour later it is gone, and more than five push out the oldest", async () => {
  const { token, actor, personId } = await late(5);
  const ids = [];
  for (let count = 0; count < 6; count += 1) ids.push((await keep(token, `${count}`)) ?? "");
  expect(await codeOf(ownKeptForm(actor, { keptId: ids[0] ?? "" }))).toBe("not-found");
  expect(await db.keptForm.count({ where: { personId } })).toBe(5);
  const inAnHour = () => new Date(Date.now() + 61 * 60_000);
  expect(await codeOf(ownKeptForm(actor, { keptId: ids[5] ?? "" }, inAnHour))).toBe("not-found");
  await db.keptForm.updateMany({ where: { personId }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await forgetOldJob();
  expect(await db.keptForm.count({ where: { personId } })).toBe(0);
});

test("what is still good outlives the sweep", async () => {
  const { actor, token } = await half((await anAccount("Still")).email);
  await forgetOldJob();
  expect((await validateSession(token))?.actor.personId).toBe(actor.personId);
});

test("what is sent from where it was kept is kept no longer, and nobody else's goes", async () => {
  const { token, actor } = await late(5);
  const keptId = (await keep(token)) ?? "";
  const other = await half((await anAccount("Other")).email);
  await dropKeptForm(other.actor, { keptId });
  expect((await ownKeptForm(actor, { keptId })).fields).toEqual(fields(WORDS));
  await dropKeptForm(actor, { keptId });
  expect(await codeOf(ownKeptForm(actor, { keptId }))).toBe("not-found");
});

test("whoever was only half in leaves nothing", async () => {
  const { email } = await withAuthenticator("Half");
  const { token } = await half(email);
  const idleExpiresAt = new Date(Date.now() - 60_000);
  await db.authSession.update({ where: { tokenHash: hashToken(token) }, data: { idleExpiresAt } });
  expect(await keep(token)).toBeNull();
});
