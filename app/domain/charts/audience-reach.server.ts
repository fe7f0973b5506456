import { type Actor, hasRole } from "#app/domain/shared/actor";
import { DomainError, notFound } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import { hasAcknowledgedDisclosure } from "./disclosure-queries.server";

/** Whom an item of a chart is for: all of its members, or one, and the care team either way. */
export type Reach = { audience: "joint" | "private"; memberPersonId: string | null };

type Wanted = { chartId: string; audience: string };

/**
 * Whom something is for, decided before it is there. A member says "joint" or "private"; a therapist of the care team
 * names the member ("private:<person id>"). Raises "not-found" for a chart that is not the actor's and for a member whom
 * it does not have, and "disclosure-not-acknowledged" for something private before the chart's policy was accepted.
 */
export async function reachOf(tx: Tx, actor: Actor, wanted: Wanted): Promise<Reach> {
  const chart = await tx.chart.findFirst({
    where: { id: wanted.chartId },
    select: {
      kind: true,
      members: { where: { leftAt: null }, select: { personId: true } },
      careTeam: { where: { validUntil: null }, select: { therapistId: true } },
    },
  });
  const members = chart?.members.map((member) => member.personId) ?? [];
  if (members.includes(actor.personId)) return memberReach(tx, actor, wanted, chart?.kind === "individual");
  const treats = chart?.careTeam.some((entry) => entry.therapistId === actor.therapistId) ?? false;
  if (!hasRole(actor, "therapist") || !treats) throw notFound();
  return therapistReach(wanted, members);
}

async function memberReach(tx: Tx, actor: Actor, wanted: Wanted, isAlone: boolean): Promise<Reach> {
  if (wanted.audience === "joint") return { audience: "joint", memberPersonId: null };
  if (wanted.audience !== "private") throw notFound();
  if (!isAlone && !(await hasAcknowledgedDisclosure(tx, wanted.chartId, actor.personId))) {
    throw new DomainError("disclosure-not-acknowledged");
  }
  return { audience: "private", memberPersonId: actor.personId };
}

function therapistReach(wanted: Wanted, members: readonly string[]): Reach {
  if (wanted.audience === "joint") return { audience: "joint", memberPersonId: null };
  const named = wanted.audience.slice("private:".length);
  if (!wanted.audience.startsWith("private:") || !members.includes(named)) throw notFound();
  return { audience: "private", memberPersonId: named };
}
