import { useLoaderData } from "@remix-run/react";
import { packetNews } from "#app/domain/insights/packet-news-queries.server";
import { PacketNewsList } from "#app/domain/insights/ui/packet-news";
import { listThreadsAs } from "#app/domain/messaging/thread-queries.server";
import { noteAge } from "#app/domain/notes/note-age";
import { unsignedNotes } from "#app/domain/notes/note-queries.server";
import { ownEndingLicences } from "#app/domain/practice/licence-queries.server";
import { OwnLicences } from "#app/domain/practice/ui/licence-list";
import { attendanceOf } from "#app/domain/scheduling/attendance-queries.server";
import { readToday } from "#app/domain/scheduling/calendar-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { DayAgenda } from "#app/domain/scheduling/ui/day-agenda";
import { OwnUnlicensed } from "#app/domain/scheduling/ui/unlicensed-list";
import { ownUnlicensed } from "#app/domain/scheduling/unlicensed-queries.server";
import { doorsOf } from "#app/domain/scheduling/whereabouts-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ButtonLink } from "#app/ui/button";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { Tag } from "#app/ui/tag";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export const meta = titled("Today");

export const loader = guarded({ may: "today.read" }, async ({ actor }) => {
  const [today, notes, threads, packets, unlicensed, licences] = await Promise.all([
    readToday(actor),
    unsignedNotes(actor),
    listThreadsAs(actor, "therapist"),
    packetNews(actor),
    ownUnlicensed(actor),
    ownEndingLicences(actor),
  ]);
  const now = new Date().toISOString();
  return {
    ...today,
    now,
    confirmations: await confirmationsOf(today.appointments, "staff"),
    doors: await doorsOf(today.appointments),
    unlicensed,
    licences,
    attendance: await attendanceOf(today.appointments),
    notes: notes.map((note) => ({ ...note, age: noteAge(note.startsAt, now, today.zone) })),
    packets,
    waiting: threads.filter((thread) => thread.needsReply),
  };
});

const NOTE_WORDS = { none: "Not begun", draft: "Draft" } as const;

export default function TodayPage() {
  const {
    title,
    zone,
    now,
    appointments,
    confirmations,
    attendance,
    doors,
    unlicensed,
    licences,
    notes,
    packets,
    waiting,
  } = useLoaderData<typeof loader>();
  const needed = [notes, waiting, packets.late, unlicensed, licences];
  return (
    <>
      <PageHeading actions={<ButtonLink to="/therapist/calendar">Open the week</ButtonLink>}>
        {title}
      </PageHeading>
      <div className="grid gap-8 xl:grid-cols-[3fr_2fr] xl:items-start">
        <section aria-labelledby="agenda" className="grid gap-3">
          <h2 id="agenda">Your day</h2>
          {appointments.length === 0 ? (
            <EmptyState>No sessions today.</EmptyState>
          ) : (
            <DayAgenda
              appointments={appointments}
              confirmations={confirmations}
              attendance={attendance}
              doors={doors}
              zone={zone}
              now={now}
            />
          )}
        </section>
        <section aria-labelledby="needs" className="grid gap-3">
          <h2 id="needs">Needs you</h2>
          {needed.every((list) => list.length === 0) ? <EmptyState>You're clear.</EmptyState> : null}
          <OwnUnlicensed rows={unlicensed} zone={zone} />
          <OwnLicences licences={licences} />
          {notes.length > 0 ? (
            <div className="card grid gap-2 p-4">
              <h3>Notes to sign</h3>
              <ul className="grid gap-1">
                {notes.map((note) => (
                  <li key={note.appointmentId} className="flex flex-wrap items-center justify-between gap-2">
                    <TextLink to={`/therapist/notes/${note.appointmentId}`}>
                      {note.chartLabel}, <TimeText iso={note.startsAt} zone={zone} yours={false} />
                    </TextLink>
                    <Tag tone="marigold" icon={note.state === "draft" ? "started" : "todo"}>
                      {note.takenBack ? "Taken back, draft" : `${NOTE_WORDS[note.state]}, ${note.age}`}
                    </Tag>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          {waiting.length > 0 ? (
            <div className="card grid gap-2 p-4">
              <h3>Messages that wait for you</h3>
              <ul className="grid gap-1">
                {waiting.map((thread) => (
                  <li key={thread.threadId}>
                    <TextLink to={`/therapist/messages/${thread.threadId}`}>
                      {thread.chartLabel}, since <TimeText iso={thread.lastAt} zone={zone} yours={false} />
                    </TextLink>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <PacketNewsList {...packets} />
        </section>
      </div>
    </>
  );
}
