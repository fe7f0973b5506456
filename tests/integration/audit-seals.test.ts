import { randomInt } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AuditFinding } from "#app/domain/audit/audit-report";
import { anchoredHeads } from "#app/domain/audit/internal/head-anchors.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { sealEvents } from "#app/domain/audit/seal-events.server";
import { type Ask, verifyAudit } from "#app/domain/audit/verify-audit.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { inSnapshot } from "#app/platform/db/snapshot.server";
import { env } from "#app/platform/env.server";
import { ownerUrl } from "#tests/fixtures/database-owner";

const EVENTS = 120;
const folder = mkdtempSync(path.join(os.tmpdir(), "attune-anchor-"));
const file = path.join(folder, "heads", "audit.jsonl");
env().auditAnchor = file;

/** Who owns the database may switch its triggers off; what they do then is what a seal is for. */
const owner = new pg.Client({ connectionString: ownerUrl() });

const write = (action: "chart-read" | "message-sent" = "chart-read") =>
  recordEvent(db, null, { action, objectKind: "chart", objectId: newId(), audience: "joint" });

beforeAll(async () => {
  await owner.connect();
  for (let written = 0; written < EVENTS; written += 1) {
    await write(written % 3 === 0 ? "message-sent" : "chart-read");
    // Several heads are kept while the chain grows, as in a day.
    if (written % 40 === 39) await sealEvents();
  }
});

afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

async function verify() {
  const anchors = await anchoredHeads();
  return inSnapshot((ask) => verifyAudit(anchors, { ask }));
}

beforeEach(async () => {
  expect((await verify()).findings).toEqual([]);
});

const askOwner: Ask = async (text, values) => (await owner.query(text, values)).rows;

/** What is found after somebody with the whole database in their hands did this; undone afterwards. */
async function foundAfter(tamper: () => Promise<unknown>): Promise<AuditFinding["kind"][]> {
  await owner.query("BEGIN; SET LOCAL session_replication_role = replica");
  try {
    await tamper();
    return (await verifyAudit(await anchoredHeads(), { ask: askOwner })).findings.map(({ kind }) => kind);
  } finally {
    await owner.query("ROLLBACK");
  }
}

test("every event is sealed once, in order, and a second sealer has nothing left to do", async () => {
  await write();
  const [one, other] = await Promise.all([sealEvents(), sealEvents()]);
  expect(one + other).toBe(1);
  const report = await verify();
  expect(report).toMatchObject({ sealed: await db.auditEvent.count(), waiting: 0, findings: [] });
  expect(report.anchors).toBeGreaterThan(3);
  const [{ seq = "" } = {}] = await askOwner<{ seq: string }>(
    "SELECT max(seq)::text AS seq FROM audit_seal",
    [],
  );
  expect(readFileSync(file, "utf8").trim().split("\n").at(-1)).toContain(`"seq":"${seq}"`);
});

test("an event of a transaction that ended late is sealed with the next round", async () => {
  const late = new pg.Client({ connectionString: env().databaseUrl });
  await late.connect();
  const id = newId();
  await late.query("BEGIN");
  await late.query(
    `INSERT INTO audit_event (id, at, acting_role, action, object_kind)
     VALUES ($1, now() - interval '10 minutes', 'client', 'chart-read', 'chart')`,
    [id],
  );
  await write();
  expect(await sealEvents()).toBe(1);
  await late.query("COMMIT");
  await late.end();
  expect(await sealEvents()).toBe(1);
  expect(await db.auditSeal.count({ where: { eventId: id } })).toBe(1);
});

const anySeq = () => randomInt(1, EVENTS + 1);
const eventAt = "(SELECT event_id FROM audit_seal WHERE seq = $1)";
const COLUMNS = ["action", "acting_role", "object_kind", "audience", "request_id", "address"];
const IDS = ["actor_person_id", "object_id", "chart_id", "subject_person_id"];
const one = <Item>(list: readonly Item[]): Item => list[randomInt(list.length)] as Item;

/** An event of so long ago that nobody sealed. */
const putIn = (ago: string) =>
  owner.query(
    `INSERT INTO audit_event (id, at, acting_role, action, object_kind)
     VALUES ($1, now() - $2::interval, 'client', 'sign-in', 'person')`,
    [newId(), ago],
  );

/** What could be done to a log; each is a kind of its own. */
const TAMPERINGS: Record<string, () => Promise<unknown>> = {
  "a word changed": () =>
    owner.query(`UPDATE audit_event SET ${one(COLUMNS)} = $2 WHERE id = ${eventAt}`, [anySeq(), newId()]),
  "somebody else named": () =>
    owner.query(`UPDATE audit_event SET ${one(IDS)} = $2 WHERE id = ${eventAt}`, [anySeq(), newId()]),
  "a result turned": () =>
    owner.query(
      `UPDATE audit_event SET result = CASE result WHEN 'allowed' THEN 'denied'::audit_result ELSE 'allowed' END
       WHERE id = ${eventAt}`,
      [anySeq()],
    ),
  "a moment moved": () =>
    owner.query(`UPDATE audit_event SET at = at + $2 * interval '1 ms' WHERE id = ${eventAt}`, [
      anySeq(),
      randomInt(1, 5_000),
    ]),
  "an event deleted": () => owner.query(`DELETE FROM audit_event WHERE id = ${eventAt}`, [anySeq()]),
  "an event and its seal deleted": async () => {
    const seq = anySeq();
    await owner.query(`DELETE FROM audit_event WHERE id = ${eventAt}`, [seq]);
    await owner.query("DELETE FROM audit_seal WHERE seq = $1", [seq]);
  },
  "an event and its seal deleted, the rest moved up": async () => {
    const seq = anySeq();
    await owner.query(`DELETE FROM audit_event WHERE id = ${eventAt}`, [seq]);
    await owner.query("DELETE FROM audit_seal WHERE seq = $1", [seq]);
    await owner.query("UPDATE audit_seal SET seq = -seq WHERE seq > $1", [seq]);
    await owner.query("UPDATE audit_seal SET seq = -seq - 1 WHERE seq < 0");
  },
  "an event put in with a seal of its own": async () => {
    const id = newId();
    await owner.query(
      `INSERT INTO audit_event (id, acting_role, action, object_kind) VALUES ($1, 'client', 'sign-in', 'person')`,
      [id],
    );
    await owner.query(
      `INSERT INTO audit_seal (seq, event_id, event_at, hash)
       SELECT max(seq) + 1, $1::uuid, now(), sha256(uuid_send($1::uuid)) FROM audit_seal`,
      [id],
    );
  },
  "an event put into the past": () => putIn("1 day"),
  "two events exchanged": async () => {
    const seq = randomInt(1, EVENTS);
    await owner.query(
      `UPDATE audit_event e SET action = o.action, object_id = o.object_id, at = o.at
       FROM audit_seal s, audit_event o, audit_seal t
       WHERE s.event_id = e.id AND t.event_id = o.id AND (s.seq, t.seq) IN (($1::bigint, $1::bigint + 1), ($1::bigint + 1, $1::bigint))`,
      [seq],
    );
  },
  "two seals exchanged": async () => {
    const seq = randomInt(1, EVENTS);
    await owner.query("UPDATE audit_seal SET seq = -seq WHERE seq IN ($1::bigint, $1::bigint + 1)", [seq]);
    await owner.query("UPDATE audit_seal SET seq = 2 * $1::bigint + 1 + seq WHERE seq < 0", [seq]);
  },
  "a seal's moment moved": () =>
    owner.query("UPDATE audit_seal SET event_at = event_at + $2 * interval '1 ms' WHERE seq = $1", [
      anySeq(),
      one([-1, 1]) * randomInt(1, 5_000_000),
    ]),
  "an event put into the past, and the end of the chain before it": async () => {
    await putIn("1 day");
    await owner.query(
      `UPDATE audit_seal SET event_at = event_at - interval '2 days' WHERE seq = (SELECT max(seq) FROM audit_seal)`,
    );
  },
  "a seal replaced": () =>
    owner.query("UPDATE audit_seal SET hash = sha256(hash) WHERE seq = $1", [anySeq()]),
  "the tail cut": async () => {
    const seq = anySeq() - 1;
    await owner.query(
      "DELETE FROM audit_event WHERE id IN (SELECT event_id FROM audit_seal WHERE seq > $1)",
      [seq],
    );
    await owner.query("DELETE FROM audit_seal WHERE seq > $1", [seq]);
  },
  "the last one cut": () =>
    owner.query(
      `WITH cut AS (DELETE FROM audit_seal WHERE seq = (SELECT max(seq) FROM audit_seal) RETURNING event_id)
       DELETE FROM audit_event WHERE id IN (SELECT event_id FROM cut)`,
    ),
  "everything deleted": () => owner.query("DELETE FROM audit_event; DELETE FROM audit_seal"),
};

/** What each must be called; where several stand, it depends on the place. */
const KINDS: Record<string, AuditFinding["kind"][]> = {
  "a word changed": ["event-changed"],
  "somebody else named": ["event-changed"],
  "a result turned": ["event-changed"],
  "a moment moved": ["event-changed"],
  "an event deleted": ["event-deleted"],
  "an event and its seal deleted": ["seal-missing", "tail-cut"],
  "an event and its seal deleted, the rest moved up": ["event-changed", "tail-cut"],
  "an event put in with a seal of its own": ["event-changed"],
  "an event put into the past": ["event-never-sealed"],
  "two events exchanged": ["event-changed"],
  "two seals exchanged": ["event-changed"],
  "a seal's moment moved": ["event-changed"],
  "an event put into the past, and the end of the chain before it": ["event-changed"],
  "a seal replaced": ["event-changed"],
  "the tail cut": ["tail-cut"],
  "the last one cut": ["tail-cut"],
  "everything deleted": ["tail-cut"],
};

test("of a thousand tamperings with the log, cut tails included, every one is found", async () => {
  const kinds = Object.keys(TAMPERINGS);
  const missed: string[] = [];
  for (let done = 0; done < 1_000; done += 1) {
    const kind = kinds[done % kinds.length] ?? "";
    const found = await foundAfter(TAMPERINGS[kind] ?? (() => Promise.reject(new Error(kind))));
    if (!found.some((one) => KINDS[kind]?.includes(one))) missed.push(`${kind}: ${found.join(", ")}`);
  }
  process.stdout.write(`audit: ${1_000 - missed.length} of 1000 tamperings found\n`);
  expect(missed).toEqual([]);
}, 120_000);

test("a tail that was cut and grew again is found by the head that was kept", async () => {
  const found = await foundAfter(async () => {
    await owner.query(
      "UPDATE audit_seal SET hash = sha256(hash) WHERE seq = (SELECT max(seq) FROM audit_seal)",
    );
  });
  expect(found).toContain("differs-from-anchor");
});

test("a file without heads is a finding where one is named, and a sentence where none is", async () => {
  const kept = readFileSync(file);
  rmSync(file);
  expect((await verify()).findings.map(({ kind }) => kind)).toEqual(["anchors-missing"]);
  env().auditAnchor = null;
  expect(await verify()).toMatchObject({ anchors: null, findings: [] });
  env().auditAnchor = file;
  writeFileSync(file, kept);
});

test("a head that could not be written is written by the next round, although nothing is left to seal", async () => {
  env().auditAnchor = path.join(file, "no-such-folder", "heads.jsonl");
  await write();
  await expect(sealEvents()).rejects.toThrow();
  env().auditAnchor = file;
  const before = (await anchoredHeads())?.heads.length ?? 0;
  expect(await sealEvents()).toBe(0);
  const heads = (await anchoredHeads())?.heads ?? [];
  expect(heads).toHaveLength(before + 1);
  expect(heads.at(-1)?.seq).toBe(String(await db.auditSeal.count()));
});

test("a line that was torn by a kill costs no head", async () => {
  appendFileSync(file, '\n{"seq":"12');
  await write();
  await sealEvents();
  const report = await verify();
  expect(report).toMatchObject({ unreadableLines: 1, findings: [] });
  expect((await anchoredHeads())?.heads.at(-1)?.seq).toBe(String(report.sealed));
});

test("an end of the chain that was not kept for ten minutes is found, and so is sealing that stopped", async () => {
  await db.auditEvent.create({
    data: {
      ...{ id: newId(), at: new Date(Date.now() - 20 * 60_000) },
      ...{ actingRole: "client", action: "sign-in", objectKind: "person" },
    },
  });
  await sealEvents();
  expect((await verify()).findings).toEqual([]);
  const kept = readFileSync(file, "utf8");
  writeFileSync(file, kept.split("\n").slice(0, 2).join("\n"));
  const shorter = (await verify()).findings.map(({ kind }) => kind);
  writeFileSync(file, kept);
  expect(shorter).toEqual(["anchors-behind"]);

  const stopped = await foundAfter(() => putIn("11 minutes"));
  expect(stopped).toEqual(["sealing-stopped"]);
});

test("another key finds every seal wrong", async () => {
  const { auditKey } = env();
  env().auditKey = Buffer.alloc(32, 1).toString("base64");
  const { sealed, findings } = await verify();
  env().auditKey = auditKey;
  expect(findings.length).toBe(sealed);
});
