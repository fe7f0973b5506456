import type { SubmissionResult } from "@conform-to/react";
import { Form, useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button, ButtonRow } from "#app/ui/button";
import { ErrorSummary } from "#app/ui/error-summary";
import { TextArea, TextField } from "#app/ui/field";
import { SavedAt } from "#app/ui/saved-at";
import { SubmitButton } from "#app/ui/submit-button";
import { NOTE_SECTIONS, type NoteContent } from "../note-content";

const IDLE_MS = 2_000;

type NoteEditorProps = {
  note: { revision: number; content: NoteContent; savedAt: string | null };
  /** "HH:MM" as last saved, or "" where not entered. */
  startedAt: string;
  stoppedAt: string;
  zone: string;
  result?: SubmissionResult | undefined;
};

type Saved = { revision?: number; savedAt?: string; status?: string };

/** The draft of a session note. Saves itself after two idle seconds and with Ctrl+S; never over another tab's text. */
export function NoteEditor({ note, startedAt, stoppedAt, zone, result }: NoteEditorProps) {
  const saver = useFetcher<Saved>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const revision = Math.max(note.revision, saver.data?.revision ?? 0);
  const failed = saver.data?.status === "error";
  const { submit } = saver;

  const save = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const fields = new FormData(form.current);
    fields.set("intent", "save");
    submit(fields, { method: "post" });
  };
  const saveSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(save, IDLE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  const problems = Object.entries(result?.error ?? {}).flatMap(([id, messages]) =>
    (messages ?? []).map((message) => ({ id: id === "" ? undefined : id, message })),
  );
  const typed = (name: string, saved: string) => String(result?.initialValue?.[name] ?? saved);
  return (
    <Form
      ref={form}
      method="post"
      noValidate
      className="grid gap-6"
      onChange={saveSoon}
      onSubmit={() => clearTimeout(timer.current)}
      onKeyDown={(event) => {
        if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        save();
      }}
    >
      <ErrorSummary errors={problems} />
      <input type="hidden" name="revision" value={revision} />
      <div className="flex flex-wrap gap-4">
        <ClockField name="startedAt" label="Started" value={typed("startedAt", startedAt)} result={result} />
        <ClockField name="stoppedAt" label="Ended" value={typed("stoppedAt", stoppedAt)} result={result} />
      </div>
      {NOTE_SECTIONS.map(({ name, label, hint }) => (
        <TextArea
          key={name}
          name={name}
          id={name}
          label={label}
          hint={hint}
          rows={4}
          defaultValue={typed(name, note.content[name])}
          errors={result?.error?.[name] ?? undefined}
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
            iso={saver.data?.savedAt ?? note.savedAt}
            zone={zone}
            saving={saver.state !== "idle"}
            failed={failed}
          />
        </ButtonRow>
      </div>
    </Form>
  );
}

type ClockFieldProps = { name: string; label: string; value: string; result?: SubmissionResult | undefined };

function ClockField({ name, label, value, result }: ClockFieldProps) {
  const errors = result?.error?.[name] ?? undefined;
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
