import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { addDays, atLocalMinute, type Clock, dateInZone, realClock } from "#app/domain/shared/time";
import type { LinkHolder } from "./appointment-party";
import type { AppointmentView } from "./appointment-view";
import {
  CHART_LIST_SQL,
  CLIENT_LIST_SQL,
  CLIENT_NEXT_SQL,
  ofClient,
  ofTherapist,
  readLinked,
  readOne,
  readViews,
  THERAPIST_RANGE_SQL,
} from "./internal/appointment-rows.server";

export type ClientAppointments = {
  /** Everything planned, soonest first. */
  upcoming: AppointmentView[];
  /** What took place, was missed or cancelled, latest first. */
  past: AppointmentView[];
};

/** The appointments of the charts that the actor is a member of, and their own first call. */
export async function listClientAppointments(
  actor: Actor,
  clock: Clock = realClock,
): Promise<ClientAppointments> {
  const rows = await readViews({
    ...{ name: "appointments-of-client", text: CLIENT_LIST_SQL, values: [actor.personId] },
  });
  const now = clock().getTime();
  const planned = (one: AppointmentView) => one.status === "booked" && Date.parse(one.endsAt) > now;
  const upcoming = rows.filter(planned).reverse();
  return { upcoming, past: rows.filter((one) => !planned(one)) };
}

/** The actor's own appointment that runs or comes first; null when nothing is planned. */
export async function nextClientAppointment(
  actor: Actor,
  clock: Clock = realClock,
): Promise<AppointmentView | null> {
  const values = [actor.personId, clock().toISOString()];
  const [row] = await readViews({ name: "next-appointment-of-client", text: CLIENT_NEXT_SQL, values });
  return row ?? null;
}

/** @throws DomainError "not-found" for unknown and for somebody else's */
export const readClientAppointment = (actor: Actor, appointmentId: string): Promise<AppointmentView> =>
  readOne(ofClient(actor, appointmentId));

/** @throws DomainError "not-found" outside the actor's calendar and care teams */
export async function readTherapistAppointment(
  actor: Actor,
  appointmentId: string,
): Promise<AppointmentView> {
  if (!actor.therapistId) throw notFound();
  return readOne(ofTherapist(actor, appointmentId));
}

/** What the holder of a signed link may see. @throws DomainError "not-found" */
export const readLinkedAppointment = (holder: LinkHolder): Promise<AppointmentView> =>
  readLinked(holder.personId, holder.appointmentId);

/**
 * All appointments of a chart, latest first, for its care team; empty for everybody else. `evenTakenBack` names those that
 * somebody has written about before they were taken back.
 */
export async function listChartAppointments(
  actor: Actor,
  chartId: string,
  evenTakenBack: readonly string[] = [],
): Promise<AppointmentView[]> {
  if (!actor.therapistId) return [];
  const values = [actor.therapistId, chartId, evenTakenBack];
  return readViews({ name: "appointments-of-chart", text: CHART_LIST_SQL, values });
}

export type CalendarRange = {
  zone: string;
  fromDate: string;
  toDate: string;
  appointments: AppointmentView[];
};

/** The actor's own day. Cancelled ones are included. */
export async function readTherapistDay(
  actor: Actor,
  date: string | null,
  clock: Clock = realClock,
): Promise<CalendarRange> {
  const { zone } = await practiceProfile();
  const day = date ?? dateInZone(clock(), zone);
  return readRange(actor, day, addDays(day, 1), zone);
}

async function readRange(
  actor: Actor,
  fromDate: string,
  toDate: string,
  zone: string,
): Promise<CalendarRange> {
  if (!actor.therapistId) throw notFound();
  const ends = [fromDate, toDate].map((date) => atLocalMinute(date, 0, zone).toISOString());
  const values = [actor.therapistId, ...ends];
  const appointments = await readViews({
    ...{ name: "appointments-of-therapist", text: THERAPIST_RANGE_SQL, values },
  });
  return { zone, fromDate, toDate, appointments };
}
