import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea } from "#app/ui/field";
import { errorsAt, problemsOf, typedAt } from "#app/ui/form-problems";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TimeText } from "#app/ui/time-text";
import type { NoteContent } from "../note-content";
import type { SaveReply } from "./draft-state";
import { NoteText } from "./note-text";

type SignedNoteProps = {
  note: {
    content: NoteContent;
    signedAt: string | null;
    signedName: string | null;
    startedAt: string | null;
    stoppedAt: string | null;
    isAuthor: boolean;
    addenda: { id: string; at: string; text: string }[];
  };
  zone: string;
  result?: SaveReply;
};

/** A signed note: locked, with its addenda, and for its author the way to add one. */
export function SignedNote({ note, zone, result }: SignedNoteProps) {
  return (
    <div className="grid gap-6">
      <Notice kind="ok" title="Signed and locked">
        {note.signedName}
        {note.signedAt ? (
          <>
            , <TimeText iso={note.signedAt} zone={zone} />
          </>
        ) : null}
      </Notice>
      {note.startedAt && note.stoppedAt ? (
        <p>
          Session: <TimeText iso={note.startedAt} endIso={note.stoppedAt} zone={zone} />
        </p>
      ) : null}
      <NoteText content={note.content} />
      {note.addenda.length > 0 ? (
        <section aria-labelledby="addenda" className="grid gap-4">
          <h2 id="addenda">Addenda</h2>
          {note.addenda.map((addendum) => (
            <article key={addendum.id} className="card grid gap-1 p-4">
              <p className="text-sm text-ink-3">
                <TimeText iso={addendum.at} zone={zone} />
              </p>
              <p className="measure whitespace-pre-line">{addendum.text}</p>
            </article>
          ))}
        </section>
      ) : null}
      {note.isAuthor ? (
        <PostForm className="grid gap-4" key={note.addenda.length}>
          <ErrorSummary errors={problemsOf(result)} />
          <input type="hidden" name="intent" value="amend" />
          <TextArea
            name="text"
            id="text"
            label="Add an addendum"
            hint="The signed note stays as it is; this is added below it with today's date"
            rows={4}
            errors={errorsAt(result, "text")}
            defaultValue={typedAt(result, "text")}
          />
          <div>
            <SubmitButton kind="secondary">Add to the note</SubmitButton>
          </div>
        </PostForm>
      ) : null}
    </div>
  );
}
