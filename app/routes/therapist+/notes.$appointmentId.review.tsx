import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chartForCareTeam } from "#app/domain/charts/chart-queries.server";
import { noteForEditor } from "#app/domain/notes/note-queries.server";
import { signNoteSchema } from "#app/domain/notes/schemas";
import { signNote } from "#app/domain/notes/sign-note.server";
import { NoteText } from "#app/domain/notes/ui/note-text";
import { TakenBackNotice } from "#app/domain/notes/ui/taken-back-notice";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { errorsAt, problemsOf } from "#app/ui/form-problems";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";

const params = z.object({ appointmentId: z.uuid() });

export const meta: MetaFunction = titled("Review and sign");

export const loader = guarded(
  { may: "notes.write", params },
  async ({ actor, params: { appointmentId } }) => {
    const { appointment, note } = await noteForEditor(actor, appointmentId);
    if (note.state === "signed" || note.noteId === null)
      throw redirectTo(`/therapist/notes/${appointmentId}`);
    const chart = await chartForCareTeam(actor, appointment.chartId);
    return { appointment, note, chart, zone: actor.zone, name: actor.chosenName };
  },
);

const WORDS: Record<string, string> = {
  "note-changed": "This note changed since you opened this page. Read it again, then sign.",
  "note-blank": "There is nothing to sign yet. Go back and write the note first.",
};

export const action = guarded(
  { may: "notes.write", params, form: signNoteSchema },
  async ({ actor, params: { appointmentId }, form, submission }) => {
    const page = `/therapist/notes/${appointmentId}`;
    try {
      await signNote(actor, { appointmentId, ...form });
    } catch (error) {
      if (isDomainError(error, "note-signed")) return redirectTo(page);
      const words = isDomainError(error) ? WORDS[error.code] : undefined;
      if (!words) throw error;
      return refuse(submission, { formErrors: [words] });
    }
    return redirectTo(page, { flash: { kind: "ok", text: "Signed and locked." } });
  },
);

export const clientAction = orNotSent;

export default function ReviewNotePage() {
  const { appointment, note, chart, zone } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = problemsOf(result);
  return (
    <div className="grid max-w-3xl gap-6">
      <BackLink to={`/therapist/notes/${appointment.id}`}>Keep writing</BackLink>
      <ErrorSummary errors={errors} />
      <PageHeading
        caption={chart.label}
        lead={<TimeText iso={appointment.startsAt} endIso={appointment.endsAt} zone={zone} />}
      >
        Review and sign
      </PageHeading>
      {appointment.takenBack ? <TakenBackNotice note={note} /> : null}
      <NoteText content={note.content} />
      <Form method="post" className="grid gap-4" noValidate>
        <input type="hidden" name="revision" value={note.revision} />
        <TextField
          name="name"
          id="name"
          label="Your full name"
          hint="Signing locks this note. Corrections are added below it."
          autoComplete="name"
          errors={errorsAt(result, "name")}
          defaultValue={String(result?.initialValue?.name ?? "")}
        />
        <div>
          <SubmitButton pendingLabel="Signing…">Sign and lock</SubmitButton>
        </div>
      </Form>
    </div>
  );
}
