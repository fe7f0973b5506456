import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { DisclosureKind } from "./disclosure-policy";
import { ownMembership } from "./internal/chart-rows.server";

export type Disclosure = {
  chartId: string;
  kind: DisclosureKind;
  policyTextId: string;
  version: number;
  title: string;
  text: string;
  /** The actor acknowledged this very text. */
  acknowledged: boolean;
};

/**
 * The disclosure policy of a shared chart that the actor is a member of; null where there is nobody to keep things from
 * (an individual chart) or nothing published. Raises "not-found".
 */
export async function disclosureOf(actor: Actor, chartId: string): Promise<Disclosure | null> {
  const chart = await db.chart.findFirst({
    where: { id: chartId, ...ownMembership(actor) },
    select: { kind: true, disclosurePolicy: true },
  });
  if (!chart) throw notFound();
  const text = chart.kind === "individual" ? null : await textInForce(db, chart.disclosurePolicy);
  if (!text) return null;
  const { id: policyTextId, ...published } = text;
  const acknowledged = (await acknowledgement(db, chartId, actor.personId, policyTextId)) !== null;
  return { chartId, kind: chart.disclosurePolicy, policyTextId, ...published, acknowledged };
}

/**
 * True when this member acknowledged the newest text of the chart's policy; a new version asks everybody again. For
 * use cases of other modules that have checked membership.
 */
export async function hasAcknowledgedDisclosure(tx: Tx, chartId: string, personId: string): Promise<boolean> {
  const chart = await tx.chart.findUnique({ where: { id: chartId }, select: { disclosurePolicy: true } });
  const text = chart ? await textInForce(tx, chart.disclosurePolicy) : null;
  return text !== null && (await acknowledgement(tx, chartId, personId, text.id)) !== null;
}

const textInForce = (tx: Tx, kind: DisclosureKind) =>
  tx.policyText.findFirst({
    where: { kind },
    orderBy: { version: "desc" },
    select: { id: true, version: true, title: true, text: true },
  });

const acknowledgement = (tx: Tx, chartId: string, personId: string, policyTextId: string) =>
  tx.disclosureAcknowledgement.findFirst({
    where: { chartId, personId, policyTextId },
    select: { at: true },
  });

/** $1 person */
const TO_READ = `
    SELECT c.id
      FROM chart c
      JOIN chart_member m ON m.chart_id = c.id AND m.person_id = $1::uuid AND m.left_at IS NULL
     CROSS JOIN LATERAL (
           SELECT p.id FROM policy_text p
            WHERE p.kind::text = c.disclosure_policy::text
            ORDER BY p.version DESC LIMIT 1) AS newest
     WHERE c.kind <> 'individual' AND c.status <> 'discharged'
       AND NOT EXISTS (
           SELECT FROM disclosure_acknowledgement a
            WHERE a.chart_id = c.id AND a.person_id = m.person_id AND a.policy_text_id = newest.id)
     ORDER BY c.created_at`;

/** The actor's shared charts whose policy has a text that they have not acknowledged, oldest first. */
export async function disclosuresToRead(actor: Actor): Promise<string[]> {
  const rows = await preparedRead<{ id: string }>("disclosures-to-read", TO_READ, [actor.personId]);
  return rows.map(({ id }) => id);
}
