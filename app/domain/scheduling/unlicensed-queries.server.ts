import { stateNames } from "#app/domain/accounts/us-states";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type UnlicensedRow, unlicensed } from "./internal/unlicensed-rows.server";

/** A session ahead that its therapist may not hold as it stands; `states` are in words. */
export type UnlicensedAppointment = UnlicensedRow;

const inWords = (rows: readonly UnlicensedRow[]): UnlicensedAppointment[] =>
  rows.map((row) => ({ ...row, states: stateNames(row.states) }));

/** Those in the actor's own calendar, soonest first; none for whoever is no therapist. */
export async function ownUnlicensed(
  actor: Actor,
  clock: Clock = realClock,
): Promise<UnlicensedAppointment[]> {
  const { therapistId } = actor;
  return therapistId ? inWords(await unlicensed(db, clock(), { therapistId })) : [];
}

/** Those of the whole practice, or of one therapist, for whoever keeps its people. Raises "not-found". */
export async function unlicensedOfPractice(
  actor: Actor,
  therapistId: string | null = null,
  clock: Clock = realClock,
): Promise<UnlicensedAppointment[]> {
  if (!hasPermission(actor, "practice")) throw notFound();
  return inWords(await unlicensed(db, clock(), { therapistId }));
}
