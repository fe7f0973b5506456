import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import type { Prisma } from "#app/platform/db/generated/client";
import type { Tx } from "#app/platform/db/transaction.server";

/** The care team's wall: a therapist reaches a chart's staff items only while on its care team. */
export function careTeamOf(actor: Actor) {
  if (!hasRole(actor, "therapist") || actor.therapistId === null) throw notFound();
  return { careTeam: { some: { therapistId: actor.therapistId, validUntil: null } } };
}

export const NOTE_FIELDS = {
  id: true,
  chartId: true,
  appointmentId: true,
  authorId: true,
  compartmentId: true,
  contentSealed: true,
  startedAt: true,
  stoppedAt: true,
  state: true,
  revision: true,
  savedAt: true,
  signedAt: true,
  signedName: true,
  sha256: true,
} as const;

const ON_A_CHART = { id: true, chartId: true, startsAt: true, endsAt: true, takenBack: true } as const;

async function oneOnAChart(tx: Tx, where: Prisma.AppointmentWhereInput) {
  const appointment = await tx.appointment.findFirst({ where, select: ON_A_CHART });
  if (!appointment?.chartId) throw notFound();
  return { ...appointment, chartId: appointment.chartId };
}

/** The appointment a note is about, if it is the actor's own and belongs to a chart. */
export const ownAppointment = (tx: Tx, actor: Actor, appointmentId: string) =>
  oneOnAChart(tx, {
    id: appointmentId,
    chart: careTeamOf(actor),
    therapistId: actor.therapistId ?? undefined,
  });

/** The same, or another's on the actor's care teams whose note is signed: until then it is for whoever writes it. */
export const appointmentWithNote = (tx: Tx, actor: Actor, appointmentId: string) =>
  oneOnAChart(tx, {
    ...{ id: appointmentId, chart: careTeamOf(actor) },
    OR: [{ therapistId: actor.therapistId ?? undefined }, { note: { state: "signed" } }],
  });

/** The actor's own note of an appointment, or null before the first save. */
export async function ownNote(tx: Tx, actor: Actor, appointmentId: string) {
  return tx.progressNote.findFirst({
    where: { appointmentId, authorId: actor.personId, chart: careTeamOf(actor) },
    select: NOTE_FIELDS,
  });
}

export const contentPlace = (note: { id: string; compartmentId: string }) => ({
  compartmentId: note.compartmentId,
  table: "progress_note",
  column: "content_sealed",
  rowId: note.id,
});

export const addendumPlace = (addendum: { id: string; compartmentId: string }) => ({
  compartmentId: addendum.compartmentId,
  table: "note_addendum",
  column: "content_sealed",
  rowId: addendum.id,
});
