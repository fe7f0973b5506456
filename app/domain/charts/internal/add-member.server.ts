import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { relabel } from "./relabel.server";

/** Handled by intake: gives a new member their packet. */
const OPEN_PACKET_JOB = "intake.open-packet";

/**
 * Puts the actor on a chart as its next member. They see joint things from the moment they join; the therapist may set
 * an earlier date later. Whoever was on it before and left comes back with their old place and the new date.
 */
export async function addMember(tx: Tx, actor: Actor, chartId: string, now: Date): Promise<void> {
  const { personId } = actor;
  const members = await tx.chartMember.findMany({
    where: { chartId },
    orderBy: { joinOrder: "asc" },
    select: { joinOrder: true },
  });
  const joinOrder = (members.at(-1)?.joinOrder ?? 0) + 1;
  await tx.chartMember.upsert({
    where: { chartId_personId: { chartId, personId } },
    create: { id: newId(), chartId, personId, joinOrder, joinedAt: now, seesJointFrom: now },
    update: { leftAt: null, joinedAt: now, seesJointFrom: now },
    select: { id: true },
  });
  await relabel(tx, chartId);
  await recordEvent(tx, actor, {
    action: "member-joined",
    objectKind: "chart",
    objectId: chartId,
    chartId,
    subjectPersonId: personId,
    actingRole: "client",
  });
  await enqueue(tx, OPEN_PACKET_JOB, { chartId, personId });
}
