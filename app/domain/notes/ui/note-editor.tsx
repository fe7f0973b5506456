import { useRef } from "react";
import { Button, ButtonRow } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { errorsAt, type FormReply, problemsOf, typedAt } from "#app/ui/form-problems";
import { Notice } from "#app/ui/notice";
import { PostForm } from "#app/ui/post-form";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";
import { useBackgroundPost, useWhenIdle } from "#app/ui/use-background-post";
import { NOTE_SECTIONS, type NoteContent } from "../note-content";

const IDLE_MS = 2_000;

type NoteEditorProps = {
  note: { revision: number; content: NoteContent; savedAt: string | null };
  /** "HH:MM" as last saved, or "" where not entered. */
  startedAt: string;
  stoppedAt: string;
  zone: string;
  result?: FormReply;
};

type Saved = { revision?: number; savedAt?: string; status?: string; error?: FormReply["error"] };

const CONFLICT = "changed in another tab";

/** The draft of a session note. Saves itself after two idle seconds and with Ctrl+S; never over another tab's text. */
export function NoteEditor({ note, startedAt, stoppedAt, zone, result }: NoteEditorProps) {
  const { post, isPosting, answer } = useBackgroundPost<Saved>();
  const form = useRef<HTMLFormElement>(null);
  const revision = Math.max(note.revision, answer?.revision ?? 0);
  const problems = problemsOf(answer?.status === "error" ? answer : result);
  const isRival = problems.some((problem) => problem.message.includes(CONFLICT));
  const save = () => {
    if (!form.current) return;
    const fields = new FormData(form.current);
    fields.set("intent", "save");
    post(fields);
  };
  const { soon, cancel } = useWhenIdle(save, IDLE_MS);
  const saveNow = () => {
    cancel();
    save();
  };
  return (
    <PostForm
      data-autosaves=""
      ref={form}
      className="grid gap-6"
      onChange={soon}
      onSubmit={cancel}
      onKeyDown={(event) => {
        if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        saveNow();
      }}
    >
      {isRival ? <RivalNotice /> : <ErrorSummary errors={problemsOf(result)} />}
      <input type="hidden" name="revision" value={revision} />
      <div className="flex flex-wrap gap-4">
        <ClockField
          name="startedAt"
          label="Started"
          value={typedAt(result, "startedAt", startedAt)}
          result={result}
        />
        <ClockField
          name="stoppedAt"
          label="Ended"
          value={typedAt(result, "stoppedAt", stoppedAt)}
          result={result}
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
          errors={errorsAt(result, name)}
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
          <SavedAt
            iso={answer?.savedAt ?? note.savedAt}
            zone={zone}
            saving={isPosting}
            failed={answer?.status === "error" && !isRival}
          />
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
