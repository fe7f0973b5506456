import { beforeAll, expect, test } from "vitest";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { DAY_MS } from "#app/domain/shared/time";
import { amara, couple, form } from "#tests/fixtures/booked-world";
import { ownerUrl } from "#tests/fixtures/database-owner";
import { makePast } from "#tests/fixtures/past-appointments";
import { clock, NOW } from "#tests/fixtures/scheduling-world";
import {
  explaining,
  PLAN_KINDS,
  type PlanKind,
  type PlanNode,
  pagesOf,
  rowsOf,
  type Statement,
  scansOf,
  statementsOf,
} from "#tests/fixtures/statement-plans";
import { figure } from "#tests/setup/figure";
import { isLongRun } from "#tests/setup/long-run";

const YOUNG = 1_000;
const OLD = isLongRun ? 100_000 : 20_000;
const BOOKED = ["2026-12-01T15:00:00Z", "2026-12-08T15:00:00Z", "2026-12-15T15:00:00Z"];
/** Pages by which an index may be deeper. */
const TREES = 8;
const WEEKS = { serviceSlug: "couple-50", days: 28, states: ["VA"] };

/** What a plan read: rows of `appointment` and pages of all tables, and the indexes it came to the rows through. */
type Read = { rows: number; pages: number; through: string[] };

/** A statement run under one kind of plan, and what that read. */
const readOf = (statement: Statement, kind: PlanKind): Promise<Read> =>
  explaining(kind, async (planOf) => whatIsRead(await planOf(statement)));

function whatIsRead(plan: PlanNode): Read {
  const scans = scansOf(plan).filter((node) => node["Relation Name"] === "appointment");
  return {
    rows: scans.reduce((sum, node) => sum + rowsOf(node), 0),
    pages: pagesOf(plan),
    through: scans.map((node) => String(node["Index Name"] ?? node["Node Type"])),
  };
}

const readings = async (statement: Statement) =>
  Object.fromEntries(
    await Promise.all(PLAN_KINDS.map(async (kind) => [kind, await readOf(statement, kind)])),
  );

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
    for (const kind of PLAN_KINDS) {
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
