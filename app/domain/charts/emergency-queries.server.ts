import { withContacts } from "#app/domain/accounts/contact-details.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { openTexts } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { notTheirOwn, openAccessOf, reasonPlace } from "./internal/emergency-rows.server";
import { openedInEmergency } from "./opened-in-emergency.server";

export type EmergencyDoor = { chartId: string; label: string; openUntil: string | null };

/** Whether a chart is open to the owner in an emergency, and until when; names the household only. Raises "not-found". */
export async function emergencyDoor(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<EmergencyDoor> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const chart = await db.chart.findFirst({
    where: { id: chartId, ...notTheirOwn(actor) },
    select: {
      label: true,
      emergencies: { where: openAccessOf(actor, clock()), select: { expiresAt: true } },
    },
  });
  if (!chart) throw notFound();
  return { chartId, label: chart.label, openUntil: chart.emergencies[0]?.expiresAt.toISOString() ?? null };
}

export type EmergencyPeople = {
  members: {
    personId: string;
    chosenName: string;
    legalName: string | null;
    phone: string | null;
    email: string;
    homeState: string | null;
  }[];
  careTeam: { therapistId: string; chosenName: string; phone: string | null; email: string }[];
};

/** Whom to reach in an emergency: who is on the chart and who treats them. Audited. Raises "not-found" while it is closed. */
export async function emergencyPeople(
  actor: Actor,
  chartId: string,
  clock: Clock = realClock,
): Promise<EmergencyPeople> {
  const person = {
    ...{ id: true, chosenName: true, legalName: true, homeState: true },
    ...{ emailSealed: true, phoneSealed: true },
  } as const;
  return inTransaction(async (tx) => {
    const chart = await tx.chart.findFirst({
      where: { id: chartId, ...openedInEmergency(actor, clock()) },
      select: {
        members: {
          where: { leftAt: null },
          orderBy: { joinOrder: "asc" },
          select: { person: { select: person } },
        },
        careTeam: {
          where: { validUntil: null },
          select: { therapistId: true, therapist: { select: { person: { select: person } } } },
        },
      },
    });
    if (!chart) throw notFound();
    await recordEvent(tx, actor, {
      ...{ action: "chart-read", objectKind: "chart", objectId: chartId, chartId, actingRole: "admin" },
    });
    const members = chart.members.map(({ person: own }) => own);
    const careTeam = chart.careTeam.map(({ therapistId, therapist }) => ({
      ...therapist.person,
      therapistId,
    }));
    const [reached, team] = [
      await withContacts(tx, "person", members),
      await withContacts(tx, "person", careTeam),
    ];
    return {
      members: reached.map(({ id, ...own }) => ({ personId: id, ...own })),
      careTeam: team.map(({ therapistId, chosenName, phone, email }) => ({
        ...{ therapistId, chosenName, phone, email },
      })),
    };
  });
}

export type EmergencyEntry = {
  accessId: string;
  chartId: string;
  label: string;
  who: string;
  openedAt: string;
  closedAt: string;
  reason: string;
};

const MANY = 100;

/** Every emergency access, newest first, with its reason, for an owner. Audited. Raises "not-found". */
export async function emergencyAccesses(actor: Actor): Promise<EmergencyEntry[]> {
  if (!hasPermission(actor, "owner")) throw notFound();
  return inTransaction(async (tx) => {
    const rows = await tx.emergencyAccess.findMany({
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      take: MANY,
      select: {
        ...{ id: true, chartId: true, compartmentId: true, reasonSealed: true },
        ...{ openedAt: true, expiresAt: true, endedAt: true },
        chart: { select: { label: true } },
        person: { select: { chosenName: true } },
      },
    });
    const reasons = await openTexts(
      tx,
      rows.map((row) => ({ place: reasonPlace(row.id, row.compartmentId), sealed: row.reasonSealed })),
    );
    await recordEvent(tx, actor, {
      action: "emergency-accesses-read",
      objectKind: "audit-log",
      actingRole: "admin",
    });
    return rows.map((row, index) => ({
      ...{ accessId: row.id, chartId: row.chartId, label: row.chart.label, who: row.person.chosenName },
      openedAt: row.openedAt.toISOString(),
      closedAt: (row.endedAt ?? row.expiresAt).toISOString(),
      reason: reasons[index] ?? "",
    }));
  });
}
