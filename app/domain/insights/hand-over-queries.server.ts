import { openEmail } from "#app/domain/accounts/contact-details.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";

export type HandOver = {
  personId: string;
  chosenName: string;
  email: string;
  /** Null for somebody who treats nobody. */
  therapistId: string | null;
  isAdmin: boolean;
  wasAdmin: boolean;
  /** They work here no longer. */
  ended: boolean;
  isYou: boolean;
  charts: { chartId: string; household: string; nextAt: string | null; bookedSessions: number }[];
  unsignedNotes: number;
  /** Who can take a chart over. */
  colleagues: { therapistId: string; chosenName: string }[];
};

/** Somebody of the staff with everything that has to pass to others when they leave. Raises "not-found". */
export async function handOverOf(
  actor: Actor,
  personId: string,
  clock: Clock = realClock,
): Promise<HandOver> {
  if (!hasPermission(actor, "practice")) throw notFound();
  const person = await db.person.findFirst({
    where: { id: personId, grants: { some: { role: { in: ["therapist", "admin"] } } } },
    select: {
      id: true,
      chosenName: true,
      emailSealed: true,
      grants: { where: { role: { in: ["therapist", "admin"] } }, select: { role: true, validUntil: true } },
      therapist: { select: { id: true } },
    },
  });
  if (!person) throw notFound();
  const { grants, therapist, chosenName } = person;
  const current = grants.filter((grant) => grant.validUntil === null);
  const therapistId = therapist?.id ?? null;
  const [email, charts, unsignedNotes, colleagues] = await Promise.all([
    openEmail(db, "person", person),
    therapistId ? chartsOf(therapistId, clock()) : [],
    therapistId ? unsigned(therapistId) : 0,
    colleaguesOf(personId),
  ]);
  return {
    ...{ personId, chosenName, email },
    therapistId,
    isAdmin: current.some((grant) => grant.role === "admin"),
    wasAdmin: grants.some((grant) => grant.role === "admin"),
    ended: current.length === 0,
    isYou: personId === actor.personId,
    charts,
    unsignedNotes,
    colleagues,
  };
}

async function chartsOf(therapistId: string, now: Date): Promise<HandOver["charts"]> {
  const booked = { therapistId, status: "booked" as const, endsAt: { gt: now } };
  const rows = await db.chart.findMany({
    where: {
      status: { not: "discharged" },
      OR: [
        { careTeam: { some: { therapistId, role: "lead", validUntil: null } } },
        { appointments: { some: booked } },
      ],
    },
    orderBy: { label: "asc" },
    select: {
      id: true,
      label: true,
      appointments: { where: booked, orderBy: { startsAt: "asc" }, select: { startsAt: true } },
    },
  });
  return rows.map(({ id, label, appointments }) => ({
    chartId: id,
    household: label,
    nextAt: appointments[0]?.startsAt.toISOString() ?? null,
    bookedSessions: appointments.length,
  }));
}

const unsigned = (therapistId: string): Promise<number> =>
  db.appointment.count({
    where: {
      therapistId,
      status: "done",
      chartId: { not: null },
      OR: [{ note: null }, { note: { state: "draft" } }],
    },
  });

async function colleaguesOf(personId: string): Promise<HandOver["colleagues"]> {
  const rows = await db.therapist.findMany({
    where: {
      personId: { not: personId },
      person: { deactivatedAt: null, grants: { some: { role: "therapist", validUntil: null } } },
    },
    orderBy: { position: "asc" },
    select: { id: true, person: { select: { chosenName: true } } },
  });
  return rows.map(({ id, person }) => ({ therapistId: id, chosenName: person.chosenName }));
}
