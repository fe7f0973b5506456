import { ButtonLink } from "#app/ui/button";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { AppointmentView } from "../appointment-view";
import { type Attendance, attendanceWords } from "../attendance";
import { type Confirmation, waitingWords } from "../confirmation";
import { howWords } from "./appointment-summary";
import { SessionStatus } from "./session-status";

type DayAgendaProps = {
  appointments: (AppointmentView & { people: string })[];
  confirmations: Record<string, Confirmation>;
  attendance: Record<string, Attendance>;
  zone: string;
  /** The moment the page was made, as ISO text: it says which session is now and which is next. */
  now: string;
};

/** A therapist's day as a list; the running or next session stands out, every past one leads to its note. */
export function DayAgenda({ appointments, confirmations, attendance, zone, now }: DayAgendaProps) {
  const current = appointments.find((view) => view.status === "booked" && view.endsAt > now);
  return (
    <ol className="grid gap-3">
      {appointments.map((view) => (
        <li key={view.id} className={view === current ? "card border-action p-4" : "card p-4"}>
          {view === current ? (
            <p className="text-sm font-semibold text-link">{view.startsAt <= now ? "Now" : "Next"}</p>
          ) : null}
          <Entry
            view={view}
            confirmation={confirmations[view.id]}
            attendance={attendance[view.id]}
            zone={zone}
            isAhead={view.startsAt > now}
          />
        </li>
      ))}
    </ol>
  );
}

type EntryProps = {
  view: DayAgendaProps["appointments"][number];
  confirmation: Confirmation | undefined;
  attendance: Attendance | undefined;
  zone: string;
  isAhead: boolean;
};

function Entry({ view, confirmation, attendance = [], zone, isAhead }: EntryProps) {
  const isBooked = view.status === "booked";
  const waiting = isBooked && confirmation ? waitingWords(confirmation) : null;
  const coming = isBooked && isAhead ? attendanceWords(attendance) : null;
  return (
    <>
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
      {coming ? <p className="text-sm text-ink-2">{coming}</p> : null}
      {view.chart && !isAhead ? (
        <p className="mt-2">
          <ButtonLink to={`/therapist/notes/${view.id}`} kind="secondary" size="small">
            Open note
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}
