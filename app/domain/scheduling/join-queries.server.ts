import { recordReading } from "#app/domain/audit/record-reading.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import type { Actor } from "#app/domain/shared/actor";
import { type Clock, realClock } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { type AppointmentParty, isSignedIn } from "./appointment-party";
import type { AppointmentView } from "./appointment-view";
import {
  allReady,
  type JoinTimes,
  type JoinWindow,
  joinOpensAt,
  joinWindow,
  type Readiness,
  readinessOf,
  type Setting,
} from "./attestation";
import { readChange } from "./change-queries.server";
import { type Attendance, attendanceOf } from "./internal/attendance.server";
import {
  type AttendeeRow,
  attendees,
  lastWordOf,
  openContacts,
  saidBefore,
} from "./internal/attestation-rows.server";
import { licensedStates } from "./internal/licensed-states.server";
import { videoAddressOf } from "./internal/video-address.server";
import { WHERE_CHOICES, whereWords } from "./state-words";

export type JoinTime = { window: JoinWindow; opensAt: string };

/** When somebody can join, for cards; `personId` null asks for whoever attends. `none` for who does not come. */
export function joinTimeOf(
  view: JoinTimes & Pick<AppointmentView, "attending" | "lead">,
  personId: string | null,
  now: Date,
): JoinTime {
  const opensAt = joinOpensAt(new Date(view.startsAt)).toISOString();
  const attends =
    personId === null || view.lead !== null || view.attending.some((one) => one.personId === personId);
  return { window: attends ? joinWindow(view, now) : "none", opensAt };
}

/** What the form holds at first. Nobody but the person themself is shown an address that was typed before. */
export type WhereValues = { state?: string; setting?: Setting; address?: string; phone?: string };

export type JoinView = JoinTime & {
  appointmentId: string;
  startsAt: string;
  therapist: string;
  zone: string;
  practice: { shortName: string; phone: string; email: string };
  readiness: Readiness;
  /** Which answer it is that is shown: another one is another. */
  answerId: string | null;
  /** Where they said they are, in words; null before they said anything. */
  where: string | null;
  setting: Setting | null;
  /** Their therapist wrote it down for them. */
  isCorrected: boolean;
  values: WhereValues;
  choices: { value: string; label: string }[];
  /** The others who attend, and whether they can begin: never where they are, and not why they cannot. */
  others: { chosenName: string; isReady: boolean }[];
  isOpen: boolean;
  hasVideo: boolean;
  /** Where the therapist may treat that day, in words. */
  licensedIn: string[];
  /** They may still move it themself, for free. */
  canMove: boolean;
};

/** The way into a session for somebody who attends it. Raises "not-found" for everybody else. */
export async function readJoin(
  party: AppointmentParty,
  appointmentId: string,
  clock: Clock = realClock,
): Promise<JoinView> {
  const now = clock();
  const attendance = await attendanceOf(db, party, appointmentId);
  const { view, personId } = attendance;
  const [profile, everybody, video, licensedIn] = await Promise.all([
    practiceProfile(),
    attendees(db, [appointmentId]),
    videoAddressOf(db, appointmentId),
    licensedStates(db, appointmentId),
  ]);
  const own = everybody.find((row) => row.personId === personId) ?? null;
  const readiness = readinessOf(own && lastWordOf(own));
  const values = await valuesFor(party, attendance, own);
  if (isSignedIn(party) && (values.address || values.phone)) await recordOwn(party, view);
  return {
    ...joinTimeOf(view, null, now),
    appointmentId,
    startsAt: view.startsAt,
    therapist: view.therapist.chosenName,
    zone: isSignedIn(party) ? party.zone : profile.zone,
    practice: { shortName: profile.shortName, phone: profile.phone, email: profile.email },
    readiness,
    answerId: own?.attestationId ?? null,
    where: own?.state ? whereWords(own.state) : null,
    setting: own?.setting ?? null,
    isCorrected: Boolean(own?.correctedBy),
    values,
    choices: WHERE_CHOICES,
    others: othersOf(everybody, personId),
    isOpen: allReady(everybody.map((row) => readinessOf(lastWordOf(row)))),
    hasVideo: video.address !== null,
    licensedIn,
    canMove: readiness === "out" && (await canMove(party, appointmentId, clock)),
  };
}

function othersOf(everybody: readonly AttendeeRow[], personId: string | null): JoinView["others"] {
  return everybody
    .filter((row) => row.personId !== personId)
    .map((row) => ({ chosenName: row.chosenName, readiness: readinessOf(lastWordOf(row)) }))
    .filter(({ readiness }) => readiness !== "left-out")
    .map(({ chosenName, readiness }) => ({ chosenName, isReady: readiness === "ready" }));
}

async function canMove(party: AppointmentParty, appointmentId: string, clock: Clock): Promise<boolean> {
  const { open, late } = await readChange(party, appointmentId, clock);
  return open && !late;
}

/** As they said last for this session, else as they said themself the time before, else as it was booked. */
async function valuesFor(
  party: AppointmentParty,
  { view, personId }: Attendance,
  own: AttendeeRow | null,
): Promise<WhereValues> {
  const booked = view.lead?.state ?? view.attending.find((one) => one.personId === personId)?.state;
  const said = own?.state ? { ...own, state: own.state } : null;
  if (!isSignedIn(party)) return { state: said?.state ?? booked, setting: said?.setting ?? undefined };
  const before = personId && view.chart ? await saidBefore(db, personId, view.chart.id) : null;
  const last = said ?? before;
  const [now, earlier] = await openContacts(db, [said ?? NOTHING, before ?? NOTHING]);
  return { state: last?.state ?? booked, setting: last?.setting ?? undefined, ...(now ?? earlier ?? {}) };
}

const NOTHING = { attestationId: null, compartmentId: null, addressSealed: null };

/** That somebody was shown again what they said of where they are. */
const recordOwn = (actor: Actor, view: AppointmentView): Promise<void> =>
  recordReading(actor, {
    action: "whereabouts-read",
    objectKind: "appointment",
    objectId: view.id,
    chartId: view.chart?.id,
    subjectPersonId: actor.personId,
    audience: "private",
    actingRole: "client",
  });
