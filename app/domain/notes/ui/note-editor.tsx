import { Button, ButtonRow } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { errorsAt, type FormReply, typedAt } from "#app/ui/form-problems";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { NOTE_SECTIONS, type NoteContent } from "../note-content";
import { TAKEN_BACK } from "../note-words";
import { DraftBarLine } from "./draft-bar-line";
import { problemsIn, type SaveReply } from "./draft-state";
import { useDraftSaving } from "./use-draft-saving";

type NoteEditorProps = {
  note: { revision: number; content: NoteContent; savedAt: string | null };
  /** "HH:MM" as last saved, or "" where not entered. */
  startedAt: string;
  stoppedAt: string;
  zone: string;
  /** When the page was made. */
  now: string;
  result?: SaveReply;
};

/** The draft of a session note. Saves itself after two idle seconds and with Ctrl+S; never over another tab's text. */
export function NoteEditor({ note, startedAt, stoppedAt, zone, now, result }: NoteEditorProps) {
  const saving = useDraftSaving(note, result);
  const { state } = saving;
  const { reply } = state;
  const wasPressed = reply !== undefined && reply === result;
  return (
    <PostForm data-autosaves="" className="grid gap-6" {...saving.form}>
      {state.hold === "rival" ? <RivalNotice /> : null}
      {state.hold === "taken-back" && !wasPressed ? (
        <div role="alert">
          <Notice kind="warning">{TAKEN_BACK}</Notice>
        </div>
      ) : null}
      <ErrorSummary errors={wasPressed ? problemsIn(state) : []} />
      <input type="hidden" name="revision" value={saving.revision} />
      <div className="flex flex-wrap gap-4">
        <ClockField
          name="startedAt"
          label="Started"
          value={typedAt(result, "startedAt", startedAt)}
          result={reply}
        />
        <ClockField
          name="stoppedAt"
          label="Ended"
          value={typedAt(result, "stoppedAt", stoppedAt)}
          result={reply}
        />
      </div>
      {NOTE_SECTIONS.map(({ name, label, hint }) => (
        <TextArea
          key={name}
          name={name}
          id={name}
          label={label}
          hint={hint}
          rows={4}
          defaultValue={typedAt(result, name, note.content[name])}
          errors={errorsAt(reply, name)}
        />
      ))}
      <div className="sticky bottom-0 -mx-4 border-t border-line bg-surface px-4 py-3">
        <ButtonRow>
          <SubmitButton name="intent" value="review">
            Review and sign
          </SubmitButton>
          <Button kind="secondary" name="intent" value="save">
            Save draft
          </Button>
          <DraftBarLine {...saving} zone={zone} now={now} />
        </ButtonRow>
      </div>
    </PostForm>
  );
}

/** Two tabs wrote the same note. Neither text is lost until somebody chooses. */
const RivalNotice = () => (
  <div role="alert">
    <Notice kind="warning" title="This note changed in another tab or on another device.">
      <p>Your text is kept here and is not saved yet.</p>
      <ButtonRow>
        <Button kind="secondary" size="small" name="intent" value="keep-mine">
          Keep mine
        </Button>
        <TextLink to="" reloadDocument target="_blank">
          See theirs in a new tab
        </TextLink>
      </ButtonRow>
    </Notice>
  </div>
);

type ClockFieldProps = { name: string; label: string; value: string; result?: FormReply };

function ClockField({ name, label, value, result }: ClockFieldProps) {
  const errors = errorsAt(result, name);
  return (
    <TextField
      name={name}
      id={name}
      type="time"
      label={label}
      width="short"
      defaultValue={value}
      errors={errors}
    />
  );
}
