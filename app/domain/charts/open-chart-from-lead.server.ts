import { openContact, sealPhone } from "#app/domain/accounts/contact-details.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import type { Tx } from "#app/platform/db/transaction.server";
import { addMember } from "./internal/add-member.server";

export type ChartChoice = "couple" | "individual";

/**
 * Opens a chart for whoever booked a call: they are its first member, the therapist of the call leads its care team,
 * and the call becomes theirs. In the caller's transaction, which hears the chart; null where the booking was theirs
 * before and has its chart. Raises "lead-taken" when the booking is somebody else's.
 */
export async function openChartFromLead(
  tx: Tx,
  actor: Actor,
  input: { leadId: string; kind: ChartChoice },
  now: Date,
): Promise<string | null> {
  if (!(await takeLead(tx, actor, input.leadId))) return null;
  const call = await tx.appointment.findFirst({
    where: { leadId: input.leadId },
    orderBy: [{ startsAt: "desc" }],
    select: { therapistId: true },
  });
  const chartId = newId();
  await tx.chart.create({
    data: { id: chartId, kind: input.kind, label: actor.chosenName, createdAt: now },
    select: { id: true },
  });
  if (call) {
    await tx.careTeam.create({
      data: { id: newId(), chartId, therapistId: call.therapistId, role: "lead", validFrom: now },
      select: { id: true },
    });
  }
  await recordEvent(tx, actor, {
    action: "chart-opened",
    objectKind: "chart",
    objectId: chartId,
    chartId,
    actingRole: "client",
  });
  await addMember(tx, actor, chartId, now);
  return chartId;
}

/**
 * The booking, and with it its appointments, becomes the actor's; false when it was theirs before. What the visitor
 * told us fills what is empty.
 */
async function takeLead(tx: Tx, actor: Actor, leadId: string): Promise<boolean> {
  const { personId } = actor;
  const { count } = await tx.lead.updateMany({ where: { id: leadId, personId: null }, data: { personId } });
  const where = { id: leadId };
  const lead = await tx.lead.findUniqueOrThrow({
    where,
    select: { id: true, emailSealed: true, phoneSealed: true, state: true, personId: true },
  });
  if (lead.personId !== personId) throw new DomainError("lead-taken");
  if (count === 0) return false;
  const { phone } = await openContact(tx, "lead", lead);
  await tx.person.updateMany({
    where: { id: personId, phoneSealed: null },
    data: await sealPhone(tx, "person", personId, phone),
  });
  await tx.person.updateMany({ where: { id: personId, homeState: null }, data: { homeState: lead.state } });
  return true;
}
