import { stateNames } from "#app/domain/accounts/us-states";
import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import type { AppointmentView } from "./appointment-view";
import { joinOpensAt, joinWindow, type Readiness, readinessOf, type Setting } from "./attestation";
import { ofTherapist, readOneIn } from "./internal/appointment-rows.server";
import {
  type AttendeeRow,
  attendees,
  type EmergencyContact,
  lastWordOf,
  openContacts,
  openReasons,
  placeOfServiceOf,
} from "./internal/attestation-rows.server";
import { licensedStates } from "./internal/licensed-states.server";
import { unlicensed } from "./internal/unlicensed-rows.server";
import { videoAddressOf } from "./internal/video-address.server";
import type { PlaceOfService } from "./place-of-service";
import { WHERE_CHOICES, whereWords } from "./state-words";

/** Who is there and where, as far as the therapist's day shows it: no address. */
export type AttendeeState = { chosenName: string; readiness: Readiness; where: string | null };

export type DoorView = {
  opensAt: string;
  /** The therapist is shown the way in: from 15 minutes before the start, while nothing is recorded of how it went. */
  canJoin: boolean;
  everybody: AttendeeState[];
};

const stateOf = (row: AttendeeRow): AttendeeState => ({
  chosenName: row.chosenName,
  readiness: readinessOf(lastWordOf(row)),
  where: row.state ? whereWords(row.state) : null,
});

const isByVideo = (view: AppointmentView, now: Date): boolean => joinWindow(view, now) !== "none";

const isOpenAt = (view: AppointmentView, now: Date): boolean =>
  view.status === "booked" && ["now", "over"].includes(joinWindow(view, now));

/** Appointment id to the door of each one by video that has not ended, for appointments that the caller may read. */
export async function doorsOf(
  appointments: readonly AppointmentView[],
  clock: Clock = realClock,
): Promise<Record<string, DoorView>> {
  const now = clock();
  const ahead = appointments.filter((view) => isByVideo(view, now) && now < new Date(view.endsAt));
  const open = ahead.filter((view) => isOpenAt(view, now)).map(({ id }) => id);
  const rows = open.length > 0 ? await attendees(db, open) : [];
  return Object.fromEntries(
    ahead.map((view) => [
      view.id,
      {
        opensAt: joinOpensAt(new Date(view.startsAt)).toISOString(),
        canJoin: open.includes(view.id),
        everybody: rows.filter((row) => row.appointmentId === view.id).map(stateOf),
      },
    ]),
  );
}

export type Whereabouts = AttendeeState & {
  /** Null for the visitor who booked the call. */
  personId: string | null;
  setting: Setting | null;
  contact: EmergencyContact | null;
  /** Written down by a therapist, and why. */
  note: { by: string; reason: string } | null;
};

export type WhereaboutsView = {
  appointmentId: string;
  label: string;
  startsAt: string;
  /** Where somebody is can be written down: it is, or was, time. */
  canNote: boolean;
  isByVideo: boolean;
  canJoin: boolean;
  opensAt: string;
  everybody: Whereabouts[];
  placeOfService: PlaceOfService | null;
  /** Where somebody will be, ahead of time, although the therapist has no licence there that day; in words. */
  lacks: string[];
  /** Where the therapist may treat that day, in words. */
  licensedIn: string[];
  video: { hasAddress: boolean; own: string };
  choices: { value: string; label: string }[];
};

/**
 * Where everybody of a session is, with the address for emergencies, for its therapist and the care team. That they read
 * it is recorded for each person. Raises "not-found".
 */
export async function readWhereabouts(
  actor: Actor,
  appointmentId: string,
  clock: Clock = realClock,
): Promise<WhereaboutsView> {
  if (!actor.therapistId) throw notFound();
  const now = clock();
  return inTransaction(async (tx) => {
    const view = await readOneIn(tx, ofTherapist(actor, appointmentId));
    const rows = await attendees(tx, [appointmentId]);
    const { address, own } = await videoAddressOf(tx, appointmentId);
    const [lack] = await unlicensed(tx, now, { appointmentId });
    const opensAt = joinOpensAt(new Date(view.startsAt));
    const takesPlace = view.status === "booked" || view.status === "done";
    return {
      appointmentId,
      label: view.chart?.label ?? view.lead?.name ?? "",
      startsAt: view.startsAt,
      canNote: takesPlace && view.place !== "office" && now >= opensAt,
      isByVideo: isByVideo(view, now),
      canJoin: isOpenAt(view, now),
      opensAt: opensAt.toISOString(),
      everybody: await opened(tx, actor, view, rows),
      placeOfService: placeOfServiceOf(rows),
      lacks: stateNames(lack?.states ?? []),
      licensedIn: await licensedStates(tx, appointmentId),
      video: { hasAddress: address !== null, own: own ?? "" },
      choices: WHERE_CHOICES,
    };
  });
}

async function opened(
  tx: Tx,
  actor: Actor,
  view: AppointmentView,
  rows: readonly AttendeeRow[],
): Promise<Whereabouts[]> {
  const contacts = await openContacts(tx, rows);
  const reasons = await openReasons(tx, rows);
  for (const { personId } of rows.filter((row) => row.attestationId !== null))
    await recordEvent(tx, actor, {
      action: "whereabouts-read",
      objectKind: "appointment",
      objectId: view.id,
      chartId: view.chart?.id,
      subjectPersonId: personId,
      audience: "private",
      actingRole: "therapist",
    });
  return rows.map((row, index) => ({
    ...stateOf(row),
    personId: row.personId,
    setting: row.setting,
    contact: contacts[index] ?? null,
    note: row.correctedBy ? { by: row.correctedBy, reason: reasons[index] ?? "" } : null,
  }));
}
