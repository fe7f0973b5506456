import type { MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { z } from "zod";
import { chartForCareTeam } from "#app/domain/charts/chart-queries.server";
import { amendNote } from "#app/domain/notes/amend-note.server";
import { isBlank } from "#app/domain/notes/note-content";
import { noteForEditor } from "#app/domain/notes/note-queries.server";
import { CHANGED_ELSEWHERE, TAKEN_BACK } from "#app/domain/notes/note-words";
import { saveNote } from "#app/domain/notes/save-note.server";
import { amendNoteSchema, noteFormSchema } from "#app/domain/notes/schemas";
import { NoteEditor } from "#app/domain/notes/ui/note-editor";
import { SignedNote } from "#app/domain/notes/ui/signed-note";
import { TakenBackNotice } from "#app/domain/notes/ui/taken-back-notice";
import { isDomainError } from "#app/domain/shared/domain-error";
import { clockInZone } from "#app/domain/shared/time";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { TimeText } from "#app/ui/time-text";
import { WhoCanSee } from "#app/ui/who-can-see";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

const params = z.object({ appointmentId: z.uuid() });
const form = z.discriminatedUnion("intent", [...noteFormSchema.options, amendNoteSchema]);

export const meta: MetaFunction = titled("Session note");

export const loader = guarded({ may: "notes.read", params }, async ({ actor, params: { appointmentId } }) => {
  const view = await noteForEditor(actor, appointmentId);
  const { note } = view;
  return {
    ...view,
    chart: await chartForCareTeam(actor, view.appointment.chartId),
    startedAt: note.startedAt ? clockInZone(new Date(note.startedAt), actor.zone) : "",
    stoppedAt: note.stoppedAt ? clockInZone(new Date(note.stoppedAt), actor.zone) : "",
    zone: actor.zone,
    now: new Date().toISOString(),
  };
});

const WORDS: Record<string, string> = {
  "note-changed": CHANGED_ELSEWHERE,
  "booking-taken-back": TAKEN_BACK,
  "note-signed": "This note has been signed meanwhile and cannot be changed. Add an addendum instead.",
  "stops-before-start": "The session ends before it starts. Check both times.",
};

const NOTHING_TO_SIGN = "There is nothing to sign yet. Write the note first.";

export const action = guarded(
  { may: "notes.write", params, form },
  async ({ actor, params: { appointmentId }, form: given, submission }) => {
    const page = `/therapist/notes/${appointmentId}`;
    if (given.intent === "amend") {
      await amendNote(actor, { appointmentId, text: given.text });
      return redirectTo(page, { flash: { kind: "ok", text: "Addendum added." } });
    }
    const { intent, startedAt, stoppedAt, ...rest } = given;
    const { revision: shown, ...content } = rest;
    if (intent === "review" && isBlank(content)) return refuse(submission, { formErrors: [NOTHING_TO_SIGN] });
    try {
      const revision =
        intent === "keep-mine" ? (await noteForEditor(actor, appointmentId)).note.revision : shown;
      const saved = await saveNote(actor, { appointmentId, revision, content, startedAt, stoppedAt });
      return intent === "review" ? redirectTo(`${page}/review`) : saved;
    } catch (error) {
      const words = isDomainError(error) ? WORDS[error.code] : undefined;
      if (!words) throw error;
      return refuse(submission, { formErrors: [words] });
    }
  },
);

export const clientAction = orNotSent;

export default function NotePage() {
  const { appointment, note, lastPlan, chart, startedAt, stoppedAt, zone, now } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const mayBeWritten = !appointment.takenBack || note.noteId !== null;
  // Words that were typed stay on the page, also when nothing can be begun any more.
  const [wasWriting] = useState(mayBeWritten || result !== undefined);
  const when = <TimeText iso={appointment.startsAt} endIso={appointment.endsAt} zone={zone} />;
  return (
    <div className="grid max-w-5xl gap-6">
      <BackLink to={`/therapist/charts/${appointment.chartId}`}>{chart.label}</BackLink>
      <PageHeading caption={chart.label} lead={when}>
        Session note
      </PageHeading>
      <WhoCanSee isPrivate>Only the care team reads this note. Clients and the office do not.</WhoCanSee>
      {appointment.takenBack && (note.noteId !== null || !wasWriting) ? (
        <TakenBackNotice note={note} />
      ) : null}
      {note.state === "signed" ? <SignedNote note={note} zone={zone} result={result} /> : null}
      {note.state === "draft" && (mayBeWritten || wasWriting) ? (
        <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
          <NoteEditor
            note={note}
            startedAt={startedAt}
            stoppedAt={stoppedAt}
            zone={zone}
            now={now}
            result={result}
          />
          <aside aria-label="From last time" className="card h-fit p-4">
            <h2>Plan from last time</h2>
            {lastPlan ? (
              <p className="mt-2 whitespace-pre-line text-ink-2">{lastPlan.plan}</p>
            ) : (
              <p className="mt-2 text-ink-3">There is no signed note before this session.</p>
            )}
            <p className="mt-4">
              <Link to={`/therapist/charts/${appointment.chartId}/forms`}>Forms and answers</Link>
            </p>
          </aside>
        </div>
      ) : null}
    </div>
  );
}
