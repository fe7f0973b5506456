import { invitePartner } from "#app/domain/charts/invite-partner.server";
import { addExternalCalendar } from "#app/domain/scheduling/add-external-calendar.server";
import { bookAppointment } from "#app/domain/scheduling/book-appointment.server";
import { bookConsultation } from "#app/domain/scheduling/book-consultation.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import { newId } from "#app/domain/shared/ids";
import { addDays, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { env } from "#app/platform/env.server";
import type { SeedChart } from "./charts";
import { emailOf } from "./people";
import type { SeedTherapist } from "./staff";
import { ZONE } from "./the-practice";

const CALLERS = [
  { name: "Casey Lund", partnerName: "Drew", contactBy: "video", day: 1 },
  { name: "Imani Cole", partnerName: "Terrence", contactBy: "phone", day: 1 },
  { name: "Pilar Soto", partnerName: null, contactBy: "video", day: 2 },
] as const;

/** Free calls of people without an account, the first of them tomorrow or on the next working day. */
export async function bookFreeCalls(therapists: Map<string, SeedTherapist>): Promise<void> {
  const hosts = ["Amara", "Luis", "Naomi"].flatMap((name) => therapists.get(name) ?? []);
  for (const [index, caller] of CALLERS.entries()) {
    const host = hosts[index];
    if (!host) continue;
    const { openings } = await findOpenings({
      serviceSlug: "free-call",
      therapistId: host.therapistId,
      days: 10,
      states: ["VA"],
    });
    const today = dateInZone(new Date(), ZONE);
    const later = openings.filter((one) => dateInZone(one.startsAt, ZONE) > addDays(today, caller.day - 1));
    const [opening] = later;
    if (!opening) continue;
    await bookConsultation({
      therapistSlug: host.slug,
      serviceSlug: "free-call",
      startsAt: opening.startsAt,
      name: caller.name,
      email: emailOf(caller.name),
      phone: "+18045550199",
      state: "VA",
      contactBy: caller.contactBy,
      partnerName: caller.partnerName,
      discreet: true,
      requestKey: newId(),
    });
  }
}

/** Clients of a therapist take every hour that is still free in the coming week, in turn. */
export async function bookOut(charts: SeedChart[]): Promise<void> {
  const [first] = charts;
  if (!first) return;
  const { therapist } = first;
  const freeTimes = () =>
    findOpenings({
      serviceSlug: "couple-50",
      therapistId: therapist.therapistId,
      days: 9,
      states: ["VA"],
      acceptingOnly: false,
    });
  let { openings } = await freeTimes();
  for (let turn = 0; openings[0]; turn += 1) {
    const { chartId, household, members } = charts[turn % charts.length] ?? first;
    const isCouple = household.kind !== "individual";
    await bookAppointment(therapist, {
      chartId,
      therapistSlug: therapist.slug,
      serviceSlug: isCouple ? "couple-50" : "individual-50",
      startsAt: openings[0].startsAt,
      attending: members.map(({ personId, state }) => ({ personId, state })),
      agreedCents: isCouple ? 16_500 : 14_000,
      requestKey: newId(),
    });
    ({ openings } = await freeTimes());
  }
}

/** Some days off soon. */
export async function takeTimeOff(therapist: SeedTherapist | undefined, today: string): Promise<void> {
  if (!therapist) return;
  await db.availabilityException.create({
    data: {
      id: newId(),
      therapistId: therapist.therapistId,
      onDate: toDateColumn(addDays(today, 8)),
      throughDate: toDateColumn(addDays(today, 10)),
      kind: "closed",
    },
  });
}

/** The partner who has been invited and has not come yet. */
export async function invitePartners(charts: SeedChart[]): Promise<void> {
  for (const { household, chartId, members } of charts) {
    const [member] = members;
    if (!household.invited || !member) continue;
    const [chosenName = household.invited] = household.invited.split(" ");
    await invitePartner(member, { chartId, email: emailOf(household.invited), chosenName });
  }
}

/** A therapist with another calendar, which the demo serves itself; tests, which start it elsewhere, have none. */
export async function followOtherCalendar(therapist: SeedTherapist | undefined): Promise<void> {
  const { appOrigin, calendarTestHosts } = env();
  if (!therapist || !calendarTestHosts.includes(new URL(appOrigin).host)) return;
  const actor = { ...therapist, roles: ["therapist" as const] };
  await addExternalCalendar(actor, { label: "My own calendar", address: `${appOrigin}/demo/calendar.ics` });
}
