import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { DAY_MS } from "#app/domain/shared/time";
import { amara, couple, form } from "#tests/fixtures/booked-world";
import { ownerUrl } from "#tests/fixtures/database-owner";
import { makePast } from "#tests/fixtures/past-appointments";
import { clock, NOW } from "#tests/fixtures/scheduling-world";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";

const YOUNG = 1_000;
const OLD = isLongRun ? 100_000 : 20_000;
const BOOKED = ["2026-12-01T15:00:00Z", "2026-12-08T15:00:00Z", "2026-12-15T15:00:00Z"];
/** Pages by which an index may be deeper. */
const TREES = 8;
const WEEKS = { serviceSlug: "couple-50", days: 28, states: ["VA"] };

type Statement = { name: string; text: string; values: unknown[] };
type Node = { [key: string]: unknown; Plans?: Node[] };
/** What a plan read: rows of `appointment` and pages of all tables, and the indexes it came to the rows through. */
type Read = { rows: number; pages: number; through: string[] };

/** Everything that is sent to the database while something is asked. */
async function statementsOf(ask: () => Promise<unknown>): Promise<Statement[]> {
  const sent = vi.spyOn(pg.Client.prototype, "query");
  try {
    await ask();
    return sent.mock.calls.map(([query]) => query as unknown as Statement);
  } finally {
    sent.mockRestore();
  }
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** A statement run under one kind of plan, and what that read. */
async function readOf({ text, values }: Statement, kind: "generic" | "custom"): Promise<Read> {
  const client = new pg.Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    await client.query(`SET plan_cache_mode = force_${kind}_plan`);
    await client.query(`PREPARE openings AS ${text}`);
    const given = values.map(literalOf).join(", ");
    const explain = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE openings(${given})`;
    // The first run reads the catalogs, too.
    await client.query(explain);
    const { rows } = await client.query<{ "QUERY PLAN": { Plan: Node }[] }>(explain);
    return whatIsRead(rows[0]?.["QUERY PLAN"][0]?.Plan ?? {});
  } finally {
    await client.end();
  }
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(",")}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value));
}

function whatIsRead(plan: Node): Read {
  const scans = nodesOf(plan).filter((node) => node["Relation Name"] === "appointment");
  const ofScan = (node: Node) =>
    (Number(node["Actual Rows"]) + Number(node["Rows Removed by Filter"] ?? 0)) *
    Number(node["Actual Loops"]);
  return {
    rows: scans.reduce((sum, node) => sum + ofScan(node), 0),
    pages: Number(plan["Shared Hit Blocks"]) + Number(plan["Shared Read Blocks"]),
    through: scans.map((node) => String(node["Index Name"] ?? node["Node Type"])),
  };
}

const KINDS = ["generic", "custom"] as const;
const readings = async (statement: Statement) =>
  Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, await readOf(statement, kind)])));

let ofOne: Statement;
let ofAll: Statement;
let young: Record<string, Read>[];

const newest = new Date(NOW.getTime() - 3 * DAY_MS);

beforeAll(async () => {
  for (const startsAt of BOOKED) await bookAppointment(couple.a, form(startsAt), clock);
  const [one] = await statementsOf(() => findOpenings({ ...WEEKS, therapistSlug: amara.slug }, clock));
  const [all] = await statementsOf(() => findOpenings(WEEKS, clock));
  if (!one || !all) throw new Error("Nothing was asked");
  [ofOne, ofAll] = [one, all];
  await makePast(ownerUrl(), { to: YOUNG, newest });
  young = await Promise.all([ofOne, ofAll].map(readings));
  await makePast(ownerUrl(), { from: YOUNG, to: OLD, newest });
}, 300_000);

test("four weeks of one therapist, and of all, are one statement each", async () => {
  for (const question of [{ ...WEEKS, therapistSlug: amara.slug }, WEEKS])
    expect(await statementsOf(() => findOpenings(question, clock))).toHaveLength(1);
});

test("however long the past, four weeks of openings read the same rows of the calendar, through an index", async () => {
  const found: string[] = [];
  for (const [index, statement] of [ofOne, ofAll].entries())
    for (const kind of KINDS) {
      const then = young[index]?.[kind] ?? { rows: 0, pages: 0 };
      const now = await readOf(statement, kind);
      for (const name of now.through) expect(name).toMatch(/^appointment_(?:live_by_)?therapist/);
      expect(now.rows).toBe(then.rows);
      expect(now.rows).toBe(BOOKED.length);
      expect(now.pages).toBeLessThanOrEqual(then.pages + TREES);
      found.push(`${then.rows} and ${then.pages} to ${now.rows} and ${now.pages}`);
    }
  figure(
    `openings behind a long past: ${YOUNG} to ${OLD} appointments, rows and pages read ${found.join(", ")}`,
  );
});
