import { type Clock, realClock } from "#app/domain/shared/time";
import { type AppointmentView, statesOf } from "./appointment-view";
import { bookingGround } from "./internal/booking-ground.server";
import { membersTimes } from "./internal/members-times.server";
import { nearestOpenings } from "./nearest-openings.server";

/**
 * Three times that could take the place of an appointment, closest to it, at which everybody who attends can; none for a
 * free call, whose link offers all times.
 */
export async function newTimesFor(view: AppointmentView, clock: Clock = realClock): Promise<string[]> {
  if (!view.chart) return [];
  const ground = await bookingGround({ id: view.therapist.id });
  const people = view.attending.map((one) => one.personId);
  const { busy: notDuring } = await membersTimes({ people }, clock());
  const question = {
    serviceSlug: view.service.slug,
    therapistId: view.therapist.id,
    states: statesOf(view),
    notDuring,
    around: new Date(view.startsAt),
    zone: ground.zone,
  };
  const found = await nearestOpenings(question, clock);
  return found.map((one) => one.startsAt.toISOString());
}
