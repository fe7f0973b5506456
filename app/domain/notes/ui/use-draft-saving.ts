import { type FormEvent, type KeyboardEvent, useEffect, useReducer, useRef, useState } from "react";
import { typedAt } from "#app/ui/form-problems";
import { useBackgroundPost, useRetry, useWhenIdle } from "#app/ui/use-background-post";
import { usePostedForm } from "#app/ui/use-posted-form";
import { afterReply, type DraftState, type SaveReply } from "./draft-state";

const IDLE_MS = 2_000;

type Note = { revision: number; savedAt: string | null };

/** A form that came back goes on from the revision that it was sent with, not from what the database has by now. */
function opened([note, given]: readonly [Note, SaveReply | undefined]): DraftState {
  const revision = Number(typedAt(given, "revision", String(note.revision)));
  const state = { revision, savedAt: note.savedAt, hold: null, reply: undefined };
  return given ? afterReply(state, given) : state;
}

const textOf = (fields: FormData): string =>
  [...fields].map(([name, value]) => `${name}=${String(value)}`).join("\n");

/**
 * Saves a note's form after two idle seconds and with Ctrl+S. `given` is what the page's own action answered. What was refused
 * is sent again once it has changed, what could not be sent until it is. A button that is pressed while a save is on its way
 * waits for it, or the page would come into conflict with itself.
 */
export function useDraftSaving(note: Note, given: SaveReply | undefined) {
  const { post, isPosting, answer } = useBackgroundPost<SaveReply>();
  const [state, take] = useReducer(afterReply, [note, given] as const, opened);
  const [isTouched, setTouched] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef("");
  const waiting = useRef<HTMLElement | null>(null);
  const { soon, cancel } = useWhenIdle(save, IDLE_MS);
  const pressed = [usePostedForm("save"), usePostedForm("review"), usePostedForm("keep-mine")];
  useEffect(() => {
    if (given) take(given);
  }, [given]);
  useEffect(() => {
    if (answer) take(answer);
  }, [answer]);
  useRetry(state.reply?.notSent !== undefined, isPosting, save);
  useEffect(() => {
    if (isPosting || !waiting.current) return;
    form.current?.requestSubmit(waiting.current);
    waiting.current = null;
  }, [isPosting]);

  function save(): void {
    if (!form.current || state.hold) return;
    if (isPosting) {
      soon();
      return;
    }
    const fields = new FormData(form.current);
    fields.set("intent", "save");
    const text = textOf(fields);
    setTouched(false);
    if (state.reply?.status === "error" && !state.reply.notSent && text === sent.current) return;
    sent.current = text;
    post(fields);
  }
  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    cancel();
    if (isPosting) {
      event.preventDefault();
      waiting.current = (event.nativeEvent as SubmitEvent).submitter;
    } else setTouched(false);
  }
  function onChange(): void {
    setTouched(true);
    soon();
  }
  function onKeyDown(event: KeyboardEvent<HTMLFormElement>): void {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    cancel();
    save();
  }
  return {
    state,
    revision: Math.max(state.revision, answer?.revision ?? 0),
    isPosting: isPosting || pressed.some((fields) => fields !== null),
    isTouched,
    form: { ref: form, onSubmit, onChange, onKeyDown },
  };
}
