import { openEmail } from "#app/domain/accounts/contact-details.server";
import { chartsToHandOver, takersFrom } from "#app/domain/charts/take-over-queries.server";
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
  charts: {
    chartId: string;
    household: string;
    nextAt: string | null;
    bookedSessions: number;
    /** Whether the actor may hand it over: led by this person, and nothing to the actor themself. */
    passesOn: boolean;
  }[];
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
    therapistId ? chartsOf(actor, { personId, therapistId }, clock()) : [],
    therapistId ? unsigned(therapistId) : 0,
    takersFrom(db, actor, personId),
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
    colleagues: colleagues.map((one) => ({ therapistId: one.therapistId, chosenName: one.chosenName })),
  };
}

type Leaving = { personId: string; therapistId: string };

async function chartsOf(
  actor: Actor,
  { personId, therapistId }: Leaving,
  now: Date,
): Promise<HandOver["charts"]> {
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
  const chartIds = rows.map(({ id }) => id);
  const passing = await db.chart.findMany({
    where: { id: { in: chartIds }, ...chartsToHandOver(actor, personId) },
    select: { id: true },
  });
  const passesOn = new Set(passing.map(({ id }) => id));
  return rows.map(({ id, label, appointments }) => ({
    chartId: id,
    household: label,
    nextAt: appointments[0]?.startsAt.toISOString() ?? null,
    bookedSessions: appointments.length,
    passesOn: passesOn.has(id),
  }));
}

const unsigned = (therapistId: string): Promise<number> =>
  db.appointment.count({
    where: {
      therapistId,
      chartId: { not: null },
      OR: [
        { status: "done", note: null },
        { OR: [{ status: "done" }, { takenBack: true }], note: { state: "draft" } },
      ],
    },
  });
