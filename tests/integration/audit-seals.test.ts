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
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { FOUND_AS, tamperingWith } from "#tests/fixtures/audit-tampering";
import { ownerUrl } from "#tests/fixtures/database-owner";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";

const EVENTS = 120;
const TRIES = isLongRun ? 5_000 : 1_000;
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
  const objectId = newId();
  await inTransaction(async (tx) => {
    await recordEvent(tx, null, { action: "chart-read", objectKind: "chart", objectId });
    await write();
    expect(await sealEvents()).toBe(1);
  });
  const { id } = await db.auditEvent.findFirstOrThrow({ where: { objectId }, select: { id: true } });
  expect(await sealEvents()).toBe(1);
  expect(await db.auditSeal.count({ where: { eventId: id } })).toBe(1);
});

const { tamperings, putIn, writeAgo } = tamperingWith(owner, EVENTS);

test("of all tamperings with the log, cut tails included, every one is found", async () => {
  const kinds = Object.keys(tamperings);
  const missed: string[] = [];
  for (let done = 0; done < TRIES; done += 1) {
    const kind = kinds[done % kinds.length] ?? "";
    const found = await foundAfter(tamperings[kind] ?? (() => Promise.reject(new Error(kind))));
    if (!found.some((one) => FOUND_AS[kind]?.includes(one))) missed.push(`${kind}: ${found.join(", ")}`);
  }
  figure(`audit tamperings: ${TRIES - missed.length} of ${TRIES} found, cut tails included`);
  expect(missed).toEqual([]);
}, 600_000);

test("what the application did not write is never sealed, and keeps being found", async () => {
  const id = newId();
  await owner.query(
    `INSERT INTO audit_event (id, acting_role, action, object_kind) VALUES ($1, 'client', 'sign-in', 'person')`,
    [id],
  );
  await write();
  expect(await sealEvents()).toBe(1);
  expect((await verify()).findings).toEqual([{ kind: "event-forged", seq: null, eventId: id }]);
  await owner.query("BEGIN; SET LOCAL session_replication_role = replica");
  await owner.query("DELETE FROM audit_event WHERE id = $1", [id]);
  await owner.query("COMMIT");
});

test("however many were put in keep none of the application's from its seal", async () => {
  await owner.query(
    `INSERT INTO audit_event (id, acting_role, action, object_kind)
     SELECT gen_random_uuid(), 'client', 'put-in', 'person' FROM generate_series(1, 4100)`,
  );
  await write();
  expect(await sealEvents()).toBe(1);
  await owner.query("BEGIN; SET LOCAL session_replication_role = replica");
  await owner.query("DELETE FROM audit_event WHERE action = 'put-in'");
  await owner.query("COMMIT");
});

test("events from before there were marks are sealed, until one with a mark is", async () => {
  const count = await sealEvents();
  expect(count).toBe(0);
  const unmarked = async () => {
    await owner.query("BEGIN; SET LOCAL session_replication_role = replica");
    await owner.query(
      "UPDATE audit_event SET mac = NULL WHERE id = (SELECT event_id FROM audit_seal ORDER BY seq DESC LIMIT 1)",
    );
    await putIn("1 second");
    const { findings } = await verifyAudit(await anchoredHeads(), { ask: askOwner });
    await owner.query("ROLLBACK");
    return findings.map(({ kind }) => kind);
  };
  // The head was tampered with to be from before, and that is what is found.
  expect(await unmarked()).toEqual(["event-changed"]);
});

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
  await writeAgo(20);
  await sealEvents();
  expect((await verify()).findings).toEqual([]);
  const kept = readFileSync(file, "utf8");
  writeFileSync(file, kept.split("\n").slice(0, 2).join("\n"));
  const shorter = (await verify()).findings.map(({ kind }) => kind);
  writeFileSync(file, kept);
  expect(shorter).toEqual(["anchors-behind"]);

  const stopped = await foundAfter(() => writeAgo(11));
  expect(stopped).toEqual(["sealing-stopped"]);
});

test("another key finds every seal wrong", async () => {
  const { auditKey } = env();
  env().auditKey = Buffer.alloc(32, 1).toString("base64");
  const { sealed, findings } = await verify();
  env().auditKey = auditKey;
  expect(findings.length).toBe(sealed);
});
