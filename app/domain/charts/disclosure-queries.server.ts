import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { db } from "#app/platform/db/client.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { DisclosureKind } from "./disclosure-policy";
import { ownMembership } from "./internal/chart-rows.server";

export type Disclosure = {
  chartId: string;
  kind: DisclosureKind;
  /** The text in force; null while the practice has published none. */
  text: { policyTextId: string; version: number; title: string; body: string } | null;
  /** When the actor acknowledged the text in force. */
  acknowledgedAt: string | null;
};

/** The disclosure policy of a chart that the actor is a member of. Raises "not-found". */
export async function disclosureForMember(actor: Actor, chartId: string): Promise<Disclosure> {
  const chart = await db.chart.findFirst({
    where: { id: chartId, ...ownMembership(actor) },
    select: { disclosurePolicy: true },
  });
  if (!chart) throw notFound();
  const text = await textInForce(db, chart.disclosurePolicy);
  const acknowledged = text ? await acknowledgement(db, chartId, actor.personId, text.id) : null;
  return {
    chartId,
    kind: chart.disclosurePolicy,
    text: text ? { policyTextId: text.id, version: text.version, title: text.title, body: text.text } : null,
    acknowledgedAt: acknowledged?.at.toISOString() ?? null,
  };
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
