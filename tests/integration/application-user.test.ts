import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { newId } from "#app/domain/shared/ids";
import { WRITTEN_ONCE } from "#app/platform/db/application-user.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { asOwner, ownerUrl } from "#tests/fixtures/database-owner";
import { aCouple, aPractice } from "#tests/fixtures/scheduling-world";
import { prepareDatabase } from "../../scripts/run/prepare.mjs";

test.each(WRITTEN_ONCE)("the application cannot change or delete what is written once: %s", async (table) => {
  const column = table === "audit_seal" ? "event_id" : "id";
  for (const sql of [
    `UPDATE ${table} SET ${column} = ${column}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `DROP TABLE ${table} CASCADE`,
  ])
    await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/permission denied|must be owner/);
});

test("every table with an append-only trigger is one of these", async () => {
  const found = await asOwner<{ name: string }>(
    `SELECT DISTINCT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'attune_append_only' AND t.tgqual IS NULL AND (t.tgtype & 32) = 0 ORDER BY 1`,
  );
  expect(found.map(({ name }) => name)).toEqual(WRITTEN_ONCE);
});

/** The only tables of the practice that the application deletes from. */
const MAY_DELETE = [
  ...["appointment", "ask_first", "auth_session", "availability", "availability_exception", "credential"],
  ...["external_busy", "external_calendar", "kept_form", "known_device", "licence", "message_draft"],
  ...["one_time_token", "outbound_message", "passkey_challenge", "practice_holiday", "rate_limit"],
  ...["recovery_code", "service_price"],
];

const tablesWith = async (privilege: string): Promise<string[]> => {
  const found = await asOwner<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
       AND c.relkind IN ('r', 'p') AND has_table_privilege('attune_app', c.oid, $1) ORDER BY 1`,
    [privilege],
  );
  return found.map(({ name }) => name);
};

test("the application deletes from few tables, and empties, references and watches none", async () => {
  expect(await tablesWith("DELETE")).toEqual(MAY_DELETE);
  for (const privilege of ["TRUNCATE", "REFERENCES", "TRIGGER"])
    expect(await tablesWith(privilege), privilege).toEqual([]);
  for (const table of [
    "data_key",
    "compartment",
    "message",
    "payment",
    "refund",
    "invoice",
    "care_team",
    "chart",
  ])
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
      await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow("permission denied");
  await asOwner("CREATE TABLE made_later (id int)");
  await expect(db.$executeRawUnsafe("DELETE FROM made_later")).rejects.toThrow("permission denied");
});

test("of appointments the application deletes holds only", async () => {
  const { amara } = await aPractice();
  const { therapistId } = amara;
  const { chartId } = await aCouple(amara);
  const { id: serviceId } = await db.service.findFirstOrThrow({ select: { id: true } });
  for (const [index, status] of (["held", "booked", "done", "late_cancelled"] as const).entries()) {
    const at = (hour: number) => new Date(Date.UTC(2027, 0, index + 1, hour));
    const times = { startsAt: at(15), endsAt: at(16), blockedFrom: at(15), blockedUntil: at(16) };
    const holdExpiresAt = status === "held" ? at(15) : null;
    const id = newId();
    const data = { id, chartId, therapistId, serviceId, status, reference: id, holdExpiresAt, ...times };
    await db.appointment.create({ data });
    const gone = db.appointment.deleteMany({ where: { id } });
    if (status === "held") await expect(gone).resolves.toEqual({ count: 1 });
    else await expect(gone, status).rejects.toThrow("an appointment is not deleted");
  }
});

test("the application reads and writes every other table, and makes or drops none", async () => {
  const [closed] = await asOwner<{ names: string[] }>(
    `SELECT COALESCE(array_agg(c.relname::text), '{}') AS names FROM pg_class c
     WHERE c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace) AND c.relkind IN ('r', 'p')
       AND c.relname <> '_prisma_migrations' AND NOT has_table_privilege('attune_app', c.oid, 'SELECT, INSERT')`,
  );
  expect(closed?.names).toEqual([]);
  await expect(db.$executeRawUnsafe("CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/);
});

test("the owner finds the same wall in the triggers", async () => {
  await asOwner(`INSERT INTO audit_event (id, acting_role, action, object_kind)
                 VALUES (gen_random_uuid(), 'client', 'sign-in', 'person')`);
  await expect(asOwner("UPDATE audit_event SET action = 'sign-out'")).rejects.toThrow("append-only");
  await expect(asOwner("DELETE FROM audit_event")).rejects.toThrow("append-only");
  await expect(asOwner("TRUNCATE audit_event")).rejects.toThrow("append-only");
});

test("an event from the future is refused: the chain would wait for it", async () => {
  for (const at of ["'infinity'", "now() + interval '2 hours'"])
    await expect(
      db.$executeRawUnsafe(`INSERT INTO audit_event (id, at, acting_role, action, object_kind)
                            VALUES (gen_random_uuid(), ${at}, 'client', 'sign-in', 'person')`),
    ).rejects.toThrow("from the future");
});

test("a temporary table in front of the log takes no event", async () => {
  await inTransaction(async (tx) => {
    await tx.$executeRawUnsafe("CREATE TEMP TABLE audit_event (LIKE public.audit_event) ON COMMIT DROP");
    await recordEvent(tx, null, { action: "sign-out", objectKind: "person" });
  });
  expect(await asOwner("SELECT 1 FROM public.audit_event WHERE action = 'sign-out'")).toHaveLength(1);
});

test("an owner who may not make users migrates where the roles are there", async () => {
  const name = `plain_${randomBytes(4).toString("hex")}`;
  await asOwner(`CREATE ROLE ${name} LOGIN PASSWORD 'plain'`);
  await asOwner(`CREATE DATABASE ${name} OWNER ${name}`);
  const [ownersUrl, appUrl] = [new URL(ownerUrl()), new URL(env().databaseUrl)];
  ownersUrl.pathname = `/${name}`;
  ownersUrl.username = name;
  ownersUrl.password = "plain";
  appUrl.pathname = `/${name}`;
  await prepareDatabase({ ownerUrl: ownersUrl.href, appUrl: appUrl.href });
  const app = new pg.Client({ connectionString: appUrl.href });
  await app.connect();
  try {
    await app.query(
      "INSERT INTO audit_event (id, acting_role, action, object_kind) VALUES ($1, 'none', 'sign-in', 'person')",
      [newId()],
    );
    await expect(app.query("DELETE FROM audit_event")).rejects.toThrow("permission denied");
    await expect(app.query("CREATE TEMP TABLE audit_event (id int)")).rejects.toThrow("permission denied");
  } finally {
    await app.end();
  }
}, 60_000);
