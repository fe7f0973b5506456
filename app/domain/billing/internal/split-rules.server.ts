import { z } from "zod";
import type { Tx } from "#app/platform/db/transaction.server";
import { defaultSplitRule, type SplitRule } from "../split-share";

const person = z.string().uuid();

const storedRule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("one_payer"), parts: z.array(z.object({ personId: person })) }),
  z.object({
    kind: z.literal("percentage"),
    parts: z.array(z.object({ personId: person, percent: z.number() })),
  }),
  z.object({
    kind: z.literal("fixed"),
    parts: z.array(z.object({ personId: person, cents: z.number().int().nullable() })),
  }),
]);

export const parseSplitRule = (row: { kind: string; parts: unknown }): SplitRule =>
  storedRule.parse({ kind: row.kind, parts: row.parts });

/** The chart's rule at a moment; without one, everybody who attends pays the same part. */
export async function splitRuleAt(
  tx: Tx,
  chartId: string,
  at: Date,
  attending: readonly string[],
): Promise<SplitRule> {
  const row = await tx.splitRule.findFirst({
    where: { chartId, validFrom: { lte: at }, OR: [{ validUntil: null }, { validUntil: { gt: at } }] },
    orderBy: { validFrom: "desc" },
    select: { kind: true, parts: true },
  });
  return row ? parseSplitRule(row) : defaultSplitRule(attending);
}
