import { useLoaderData } from "@remix-run/react";
import { packetNews } from "#app/domain/insights/packet-news-queries.server";
import { PacketNewsList } from "#app/domain/insights/ui/packet-news";
import { listThreadsOfCareTeam } from "#app/domain/messaging/thread-queries.server";
import { noteAge } from "#app/domain/notes/note-age";
import { unsignedNotes } from "#app/domain/notes/note-queries.server";
import { attendanceOf } from "#app/domain/scheduling/attendance-queries.server";
import { readToday } from "#app/domain/scheduling/calendar-queries.server";
import { confirmationsOf } from "#app/domain/scheduling/confirmation-queries.server";
import { DayAgenda } from "#app/domain/scheduling/ui/day-agenda";
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
  const [today, notes, threads, packets] = await Promise.all([
    readToday(actor),
    unsignedNotes(actor),
    listThreadsOfCareTeam(actor),
    packetNews(actor),
  ]);
  const now = new Date().toISOString();
  return {
    ...today,
    now,
    confirmations: await confirmationsOf(today.appointments),
    attendance: await attendanceOf(today.appointments),
    notes: notes.map((note) => ({ ...note, age: noteAge(note.startsAt, now, today.zone) })),
    packets,
    waiting: threads.filter((thread) => thread.needsReply),
  };
});

export default function TodayPage() {
  const { title, zone, now, appointments, confirmations, attendance, notes, packets, waiting } =
    useLoaderData<typeof loader>();
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
            <DayAgenda {...{ appointments, confirmations, attendance, zone, now }} />
          )}
        </section>
        <section aria-labelledby="needs" className="grid gap-3">
          <h2 id="needs">Needs you</h2>
          {notes.length + waiting.length + packets.late.length === 0 ? (
            <EmptyState>You're clear.</EmptyState>
          ) : null}
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
                      {note.state === "draft" ? "Draft" : "Not begun"}, {note.age}
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
