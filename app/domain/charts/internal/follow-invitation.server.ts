import type { ClaimedInvitation } from "#app/domain/accounts/claim-invitation.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { openTherapistRecord } from "#app/domain/practice/open-therapist-record.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { lockFor, type Tx } from "#app/platform/db/transaction.server";
import { type ChartChoice, openChartFromLead } from "../open-chart-from-lead.server";
import { addMember } from "./add-member.server";

/** A couple has two; three or more partners are a group. */
export const MOST_MEMBERS = { individual: 1, couple: 2, group: 12 } as const;

/** Whoever invites to a chart or joins it waits here, so that two at once cannot make a third of two. */
export const lockMembers = (tx: Tx, chartId: string): Promise<void> =>
  lockFor(tx, `chart-members:${chartId}`);

/** A place on a chart that somebody has just taken: their forms are to be laid out. */
export type Joined = { chartId: string; personId: string };

/** What accepting an invitation leads to, once it is claimed: a chart, a place on one, or a therapist's record. */
export async function followInvitation(
  tx: Tx,
  actor: Actor,
  invitation: ClaimedInvitation,
  choice: { chartKind: ChartChoice },
  now: Date,
): Promise<Joined | null> {
  const { personId } = actor;
  await recordEvent(tx, actor, {
    action: "invitation-accepted",
    objectKind: "invitation",
    objectId: invitation.id,
    chartId: invitation.chartId,
    subjectPersonId: personId,
    actingRole: invitation.role,
  });
  if (invitation.kind === "booking" && invitation.leadId) {
    const lead = { leadId: invitation.leadId, kind: choice.chartKind };
    const chartId = await openChartFromLead(tx, actor, lead, now);
    return chartId ? { chartId, personId } : null;
  }
  if (invitation.kind === "partner" && invitation.chartId) {
    await join(tx, actor, invitation.chartId, now);
    return { chartId: invitation.chartId, personId };
  }
  if (invitation.kind === "staff" && invitation.role === "therapist") await openTherapistRecord(tx, actor);
  return null;
}

async function join(tx: Tx, actor: Actor, chartId: string, now: Date): Promise<void> {
  await lockMembers(tx, chartId);
  const chart = await tx.chart.findUniqueOrThrow({
    where: { id: chartId },
    select: { kind: true, members: { where: { leftAt: null }, select: { personId: true } } },
  });
  if (chart.members.some((member) => member.personId === actor.personId)) return;
  if (chart.members.length >= MOST_MEMBERS[chart.kind]) throw new DomainError("invitation-over");
  await addMember(tx, actor, chartId, now);
}
