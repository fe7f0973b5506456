import { US_STATES } from "#app/domain/accounts/us-states";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { listClientAppointments } from "./appointment-queries.server";
import type { BookingOption } from "./booking-options-queries.server";

export type Attending = {
  members: { personId: string; chosenName: string; isYou: boolean; state: string }[];
  /** The states that the practice treats in. */
  states: { value: string; label: string }[];
};

/** Who may come to what a member books, and where each was last time, for them to change. */
export async function readAttending(actor: Actor, option: BookingOption): Promise<Attending> {
  const [practice, { upcoming, past }] = await Promise.all([
    practiceProfile(),
    listClientAppointments(actor),
  ]);
  const last = [...upcoming, ...past].find((one) => one.chart?.id === option.chartId);
  const own = option.members.find((one) => one.personId === actor.personId)?.homeState ?? "";
  return {
    states: statesOfPractice(practice.states),
    members: option.members.map(({ personId, chosenName }) => ({
      personId,
      chosenName,
      isYou: personId === actor.personId,
      // Where a partner lives is not shown: as last time, or else where the reader is.
      state: last?.attending.find((one) => one.personId === personId)?.state ?? own,
    })),
  };
}

/** The states of a practice with their names, for a choice. */
export const statesOfPractice = (states: readonly string[]): Attending["states"] =>
  states.map((state) => ({
    value: state,
    label: US_STATES.find((one) => one.value === state)?.label ?? state,
  }));
