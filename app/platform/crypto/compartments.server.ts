import { v7 } from "uuid";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { boundedCache, isSurelyCommitted } from "./bounded-cache";

/** One privacy boundary. What is sealed in one opens with the keys of no other. */
export type CompartmentRef =
  | { kind: "member_private"; chartId: string; personId: string }
  | { kind: "chart_joint"; chartId: string }
  | { kind: "chart_staff"; chartId: string }
  | { kind: "author_notes"; chartId: string; personId: string }
  | { kind: "thread"; threadId: string; chartId: string }
  | { kind: "lead"; leadId: string }
  | { kind: "account"; personId: string }
  | { kind: "mail" | "directory" };

function canonicalRef(ref: CompartmentRef): string {
  switch (ref.kind) {
    case "member_private":
    case "author_notes":
      return `${ref.kind}:${ref.chartId}:${ref.personId}`;
    case "chart_joint":
    case "chart_staff":
      return `${ref.kind}:${ref.chartId}`;
    case "thread":
      return `thread:${ref.threadId}`;
    case "lead":
      return `lead:${ref.leadId}`;
    case "account":
      return `account:${ref.personId}`;
    case "mail":
    case "directory":
      return ref.kind;
  }
}

const ids = boundedCache<{ id: string }>(5_000);

const FIND = `SELECT id, created_at AS "createdAt" FROM compartment WHERE ref = $1`;

/** Finds or makes the compartment; two at once get the same one. Returns its id. */
export async function compartmentFor(tx: Tx, ref: CompartmentRef): Promise<string> {
  const name = canonicalRef(ref);
  const known = ids.get(name);
  if (known) return known.id;
  const where = { ref: name };
  const [found] = await prepared<{ id: string; createdAt: Date }>(tx, "compartment", FIND, [name]);
  if (found && isSurelyCommitted(found.createdAt)) ids.set(name, { id: found.id });
  if (found) return found.id;
  const chartId = "chartId" in ref ? ref.chartId : null;
  const personId = "personId" in ref ? ref.personId : null;
  await tx.compartment.createMany({
    data: [{ id: v7(), kind: ref.kind, ref: name, chartId, personId }],
    skipDuplicates: true,
  });
  return (await tx.compartment.findUniqueOrThrow({ where, select: { id: true } })).id;
}
