import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { practiceOverview } from "#app/domain/insights/overview-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { backgroundWork, countGivenUp } from "#app/domain/upkeep/background-work-queries.server";
import { bringWorkBack } from "#app/domain/upkeep/bring-work-back.server";
import { putMailAside } from "#app/domain/upkeep/put-mail-aside.server";
import { putWorkAside } from "#app/domain/upkeep/put-work-aside.server";
import { runWorkAgain } from "#app/domain/upkeep/run-work-again.server";
import { sendMailAgain } from "#app/domain/upkeep/send-mail-again.server";
import { closeDatabase, db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { aPerson, aPractice, asAdmin } from "#tests/fixtures/billing-world";

let owner: Actor;
const others: Actor[] = [];
const ids: string[] = [];
let isBroken = true;

const handlers = {
  "mail.send": async ({ id }: { id: string }) => {
    if (isBroken) throw Object.assign(new TypeError("Robin wrote: I cannot sleep"), { code: "ESOCKET" });
    ids.push(id);
  },
};

beforeAll(async () => {
  await aPractice();
  const personId = await aPerson("Morgan");
  owner = asAdmin(personId, ["owner"]);
  others.push(asAdmin(personId, ["practice", "billing"]), { ...owner, roles: ["client"], permissions: [] });
});

beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  ids.length = 0;
  isBroken = true;
});

afterAll(closeDatabase);

const oneTry = { retry: { limit: 0, delaySeconds: 1 } };

/** A job that failed for good; its payload's id. */
async function givenUp(): Promise<string> {
  const id = newId();
  await inTransaction((tx) => enqueue(tx, "mail.send", { id }, oneTry));
  await expect(runDueJobs(handlers)).rejects.toThrow("I cannot sleep");
  return id;
}

const letters = async () => (await backgroundWork(owner)).givenUp;

async function onlyLetter() {
  const [letter, ...more] = await letters();
  if (!letter || more.length > 0) throw new Error("There is not exactly one letter");
  return letter;
}

const eventsOf = (letterId: string) =>
  db.auditEvent.findMany({
    where: { objectId: letterId },
    orderBy: { at: "asc" },
    select: { action: true, objectKind: true, actorPersonId: true },
  });

test("work that failed for good is told by name, moment, tries and kind of error, and by nothing else", async () => {
  const before = Date.now();
  const payloadId = await givenUp();
  const work = await backgroundWork(owner);
  expect(work.givenUp).toEqual([
    {
      id: expect.any(String),
      job: "mail.send",
      at: expect.any(String),
      tries: 1,
      failure: { error: "TypeError", code: "ESOCKET" },
    },
  ]);
  expect(Date.parse((await onlyLetter()).at)).toBeGreaterThanOrEqual(before - 1_000);
  expect(JSON.stringify(work)).not.toContain("sleep");
  expect(JSON.stringify(work)).not.toContain(payloadId);
  expect(work.aside).toEqual([]);
});

test("what waits is counted by what it is and how it stands", async () => {
  const at = new Date(Date.now() + 3_600_000);
  await inTransaction(async (tx) => {
    await enqueue(tx, "mail.send", { id: newId() });
    await enqueue(tx, "mail.send", { id: newId() }, { runAt: at });
    await enqueue(tx, "charts.name-changed", { personId: newId() }, { runAt: at });
  });
  const { waiting, standstillSince } = await backgroundWork(owner);
  const rest = { retrying: 0, running: 0, nextAt: expect.any(String) };
  expect(waiting).toEqual([
    { job: "charts.name-changed", due: 0, later: 1, ...rest, nextAt: at.toISOString() },
    { job: "mail.send", due: 1, later: 1, ...rest },
  ]);
  expect(standstillSince).toBeNull();
  const later = () => new Date(Date.now() + 600_000);
  expect((await backgroundWork(owner, later)).standstillSince).toBe(waiting[1]?.nextAt);
});

test("run again begins anew with the same payload, once, however often it is pressed", async () => {
  const payloadId = await givenUp();
  const { id: letterId } = await onlyLetter();
  isBroken = false;
  const presses = await Promise.all([1, 2, 3].map(() => runWorkAgain(owner, { letterId })));
  expect(presses.filter(Boolean)).toHaveLength(1);
  expect(await letters()).toEqual([]);
  expect(await runDueJobs(handlers)).toBe(1);
  expect(ids).toEqual([payloadId]);
  expect(await eventsOf(letterId)).toEqual([
    { action: "job-run-again", objectKind: "job", actorPersonId: owner.personId },
  ]);
});

test("what fails again lies there again", async () => {
  await givenUp();
  const first = await onlyLetter();
  await runWorkAgain(owner, { letterId: first.id });
  await expect(runDueJobs(handlers)).rejects.toThrow();
  const second = await onlyLetter();
  expect(second.id).not.toBe(first.id);
  expect(second.tries).toBe(first.tries);
});

test("put aside is out of sight and not run, and can be brought back", async () => {
  await givenUp();
  const { id: letterId } = await onlyLetter();
  expect(await putWorkAside(owner, { letterId })).toBe(true);
  expect(await putWorkAside(owner, { letterId })).toBe(false);
  expect(await runWorkAgain(owner, { letterId })).toBe(false);
  const { givenUp: open, aside } = await backgroundWork(owner);
  expect([open, aside.map(({ id }) => id)]).toEqual([[], [letterId]]);
  expect(await countGivenUp(owner)).toBe(0);
  expect(await runDueJobs(handlers, { includeLater: true })).toBe(0);

  expect(await bringWorkBack(owner, { letterId })).toBe(true);
  expect((await onlyLetter()).id).toBe(letterId);
  const actions = (await eventsOf(letterId)).map(({ action }) => action);
  expect(actions).toEqual(["job-put-aside", "job-brought-back"]);
});

test("the owner's overview says how much was given up, and nobody else's does", async () => {
  await givenUp();
  expect((await practiceOverview(owner)).givenUpWork).toBe(1);
  expect((await practiceOverview(asAdmin(owner.personId, ["billing"]))).givenUpWork).toBe(0);
});

test("nobody but the owner sees or settles any of it, and there is nothing to settle under another id", async () => {
  await givenUp();
  const { id: letterId } = await onlyLetter();
  const missing = { code: "not-found" };
  for (const actor of others) {
    await expect(backgroundWork(actor)).rejects.toMatchObject(missing);
    for (const change of [runWorkAgain, putWorkAside, bringWorkBack])
      await expect(change(actor, { letterId })).rejects.toMatchObject(missing);
  }
  const [job] = await db.$queryRaw<{ id: string }[]>`SELECT id FROM pgboss.job WHERE name = 'jobs'`;
  for (const id of [newId(), job?.id ?? ""])
    await expect(runWorkAgain(owner, { letterId: id })).rejects.toMatchObject(missing);
  expect(await eventsOf(letterId)).toEqual([]);
  expect(await letters()).toHaveLength(1);
});

/** A mail that the mail server would not take. */
async function unsentMail(): Promise<string> {
  const dedupeKey = `unsent:${newId()}`;
  const mail = {
    to: "gone@example.com",
    template: "invitation",
    subject: "An invitation",
    html: "<p>Hello</p>",
  };
  await inTransaction((tx) => queueMail(tx, { ...mail, dedupeKey }));
  const where = { dedupeKey };
  const { id } = await db.outboundMessage.update({
    where,
    data: { state: "failed", tries: 15, lastError: "EENVELOPE 550" },
    select: { id: true },
  });
  await db.$executeRaw`DELETE FROM pgboss.job`;
  return id;
}

test("a mail that could not be sent is shown without its reader, and sent again or dropped once", async () => {
  const id = await unsentMail();
  const { unsent } = await backgroundWork(owner);
  expect(unsent).toMatchObject([{ id, template: "invitation", tries: 15, code: "EENVELOPE 550" }]);
  expect(JSON.stringify(unsent)).not.toContain("gone@");
  expect(await countGivenUp(owner)).toBe(1);
  expect(
    await Promise.all([sendMailAgain(owner, { mailId: id }), sendMailAgain(owner, { mailId: id })]),
  ).toContain(false);
  expect(
    await db.outboundMessage.findUnique({ where: { id }, select: { state: true, tries: true } }),
  ).toEqual({
    state: "queued",
    tries: 0,
  });
  const jobs = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job`;
  expect(jobs.map(({ data }) => data)).toEqual([{ job: "mail.send", payload: { id } }]);
  const other = await unsentMail();
  expect(await putMailAside(owner, { mailId: other })).toBe(true);
  expect(await sendMailAgain(owner, { mailId: other })).toBe(false);
  expect((await backgroundWork(owner)).unsent).toEqual([]);
  for (const actor of others) {
    await expect(sendMailAgain(actor, { mailId: other })).rejects.toMatchObject({ code: "not-found" });
    await expect(putMailAside(actor, { mailId: other })).rejects.toMatchObject({ code: "not-found" });
  }
  await expect(sendMailAgain(owner, { mailId: newId() })).rejects.toMatchObject({ code: "not-found" });
});
