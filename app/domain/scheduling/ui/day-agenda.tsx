import { ButtonLink } from "#app/ui/button";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { AppointmentView } from "../appointment-view";
import { type Attendance, attendanceWords } from "../attendance";
import type { Confirmation } from "../confirmation";
import type { DoorView } from "../whereabouts-queries.server";
import { DoorState } from "./door-state";
import { howWords } from "./how-words";
import { SessionStatus } from "./session-status";

type DayAgendaProps = {
  appointments: (AppointmentView & { people: string })[];
  confirmations: Record<string, Confirmation>;
  /** Who is there, and the way in, of those by video that have not ended. */
  doors: Record<string, DoorView>;
  attendance: Record<string, Attendance>;
  zone: string;
  /** The moment the page was made, as ISO text: it says which session is now and which is next. */
  now: string;
};

/** A therapist's day as a list; the running or next session stands out, every past one leads to its note. */
export function DayAgenda({ appointments, confirmations, attendance, doors, zone, now }: DayAgendaProps) {
  const current = appointments.find((view) => view.status === "booked" && view.endsAt > now);
  return (
    <ol className="grid gap-3">
      {appointments.map((view) => (
        <Entry
          key={view.id}
          view={view}
          confirmation={confirmations[view.id]}
          attendance={attendance[view.id]}
          door={doors[view.id]}
          isCurrent={view === current}
          {...{ zone, now }}
        />
      ))}
    </ol>
  );
}

type EntryProps = Pick<DayAgendaProps, "zone" | "now"> & {
  view: DayAgendaProps["appointments"][number];
  confirmation: Confirmation | undefined;
  attendance: Attendance | undefined;
  door: DoorView | undefined;
  isCurrent: boolean;
};

function Entry({ view, confirmation, attendance = [], door, isCurrent, zone, now }: EntryProps) {
  const waiting = view.status === "booked" ? confirmation?.waiting : null;
  const isAhead = view.startsAt > now;
  const coming = view.status === "booked" && isAhead ? attendanceWords(attendance) : null;
  return (
    <li className={isCurrent ? "card border-action p-4" : "card p-4"}>
      {isCurrent ? (
        <p className="text-sm font-semibold text-link">{view.startsAt <= now ? "Now" : "Next"}</p>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3>
          <TextLink to={`/therapist/sessions/${view.id}`}>
            <TimeText iso={view.startsAt} zone={zone} mode="time" yours={false} /> {view.people}
          </TextLink>
        </h3>
        <SessionStatus status={view.status} confirmation={confirmation} />
      </div>
      <p className="text-sm text-ink-2">
        {view.service.name}. {howWords(view)}.
      </p>
      {waiting ? <p className="text-sm text-ink-2">{waiting}</p> : null}
      {door && (door.canJoin || isCurrent) ? (
        <DoorState door={door} zone={zone} to={`/therapist/sessions/${view.id}/video`} />
      ) : null}
      {coming ? <p className="text-sm text-ink-2">{coming}</p> : null}
      {view.chart && !isAhead ? (
        <p className="mt-2">
          <ButtonLink to={`/therapist/notes/${view.id}`} kind="secondary" size="small">
            Open note
          </ButtonLink>
        </p>
      ) : null}
    </li>
  );
}
