import type { EmergencyPeople } from "#app/domain/charts/emergency-queries.server";
import type { EmergencyAnswers } from "#app/domain/intake/emergency-answers.server";
import type { EmergencyNote } from "#app/domain/notes/emergency-notes.server";
import { NoteText } from "#app/domain/notes/ui/note-text";
import type { EmergencySession } from "#app/domain/scheduling/emergency-sessions.server";
import { SessionStatus } from "#app/domain/scheduling/ui/session-status";
import { EmptyState } from "#app/ui/empty-state";
import { SummaryList } from "#app/ui/summary-list";
import { TimeText } from "#app/ui/time-text";

export type EmergencyRecordView = {
  people: EmergencyPeople;
  answers: EmergencyAnswers[];
  sessions: EmergencySession[];
  notes: EmergencyNote[];
  zone: string;
};

/** What is needed to help in an emergency, and no more: whom to call, what they said about safety, the newest notes. */
export function EmergencyRecord({ people, answers, sessions, notes, zone }: EmergencyRecordView) {
  const nameOf = (personId: string) =>
    people.members.find((member) => member.personId === personId)?.chosenName ?? "Somebody who has left";
  return (
    <div className="grid gap-10">
      <section aria-labelledby="people" className="grid gap-4">
        <h2 id="people">Whom to reach</h2>
        <div className="grid gap-6 lg:grid-cols-2">
          {people.members.map((member) => (
            <Contact key={member.personId} name={member.chosenName} {...member} />
          ))}
          {people.careTeam.map((one) => (
            <Contact key={one.therapistId} name={`${one.chosenName}, their therapist`} {...one} />
          ))}
        </div>
      </section>
      <section aria-labelledby="safety" className="grid gap-4">
        <h2 id="safety">What they answered about safety</h2>
        {answers.length === 0 ? (
          <EmptyState>Nobody has answered the questions about safety.</EmptyState>
        ) : null}
        {answers.map((one) => (
          <div key={`${one.personId} ${one.submittedAt}`} className="grid gap-2">
            <h3>
              {nameOf(one.personId)}, <TimeText iso={one.submittedAt} zone={zone} yours={false} />
            </h3>
            <SummaryList
              rows={one.rows.map(({ question, answer }) => ({
                key: question,
                label: question,
                value: answer,
              }))}
            />
          </div>
        ))}
      </section>
      <section aria-labelledby="sessions" className="grid gap-4">
        <h2 id="sessions">Sessions around now</h2>
        {sessions.length === 0 ? <EmptyState>There are none.</EmptyState> : null}
        <ul className="card divide-y divide-line empty:hidden">
          {sessions.map((session) => (
            <li key={session.appointmentId} className="flex flex-wrap justify-between gap-3 p-4">
              <TimeText iso={session.startsAt} zone={zone} yours={false} />
              <SessionStatus status={session.status} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="notes" className="grid gap-4">
        <h2 id="notes">The newest signed notes</h2>
        {notes.length === 0 ? <EmptyState>No note is signed.</EmptyState> : null}
        {notes.map((note) => (
          <article key={note.noteId} className="card grid gap-4 p-5">
            <h3>
              <TimeText iso={note.sessionAt} zone={zone} yours={false} />, signed by {note.signedName}
            </h3>
            <NoteText content={note.content} />
          </article>
        ))}
      </section>
    </div>
  );
}

type ContactProps = {
  name: string;
  legalName?: string | null;
  phone: string | null;
  email: string;
  homeState?: string | null;
};

function Contact({ name, legalName, phone, email, homeState }: ContactProps) {
  return (
    <div className="card grid content-start gap-1 p-5">
      <h3>{name}</h3>
      {legalName ? <p className="text-ink-2">Legal name: {legalName}</p> : null}
      <p>{phone ? <a href={`tel:${phone}`}>{phone}</a> : "No phone number"}</p>
      <p className="break-all">
        <a href={`mailto:${email}`}>{email}</a>
      </p>
      {homeState ? <p className="text-ink-2">Lives in {homeState}</p> : null}
    </div>
  );
}
