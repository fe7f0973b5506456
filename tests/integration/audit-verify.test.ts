import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { sealEvents } from "#app/domain/audit/seal-events.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import { asOwner } from "#tests/fixtures/database-owner";
import { runProgram } from "#tests/setup/run-program";
import { buildPages } from "../../scripts/run/prepare.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "attune-anchor-"));
const AUDIT_ANCHOR = path.join(folder, "heads.jsonl");
env().auditAnchor = AUDIT_ANCHOR;

beforeAll(buildPages, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run audit:verify`, to its end. */
async function verify(own: Record<string, string> = {}) {
  const told = { ...process.env, AUDIT_ANCHOR, ...own, NODE_ENV: "test" as const };
  const { code, said } = await runProgram(["build/programs/verify-audit.js"], told);
  return { code, said: said.trim().split("\n") };
}

test("npm run audit:verify says that all is well, and which event is not", async () => {
  for (let written = 0; written < 5; written += 1)
    await recordEvent(db, null, { action: "chart-read", objectKind: "chart", objectId: newId() });
  await sealEvents();
  await recordEvent(db, null, { action: "sign-in", objectKind: "person" });
  expect(await verify()).toEqual({
    code: 0,
    said: [
      "5 events are sealed, 1 waits for the next round. 1 head is on file.",
      "None was changed, deleted, put in or cut away.",
    ],
  });

  const [third] = await asOwner<{ id: string }>("SELECT event_id AS id FROM audit_seal WHERE seq = 3");
  await asOwner(
    `DO $$ BEGIN SET LOCAL session_replication_role = replica;
       UPDATE audit_event SET action = 'note-read' WHERE id = '${third?.id}'; END $$`,
  );
  const ended = await verify();
  expect(ended.code).toBe(1);
  expect(ended.said.slice(1)).toEqual([`Event ${third?.id} (seal 3) does not say what was sealed.`]);
});

test("without a database or with one that is away it says so", async () => {
  const ended = await verify({ DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none" });
  expect(ended.code).toBe(1);
  expect(ended.said[0]).toBe("The audit log cannot be verified.");
});
