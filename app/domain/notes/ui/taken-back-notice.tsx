import { Notice } from "#app/ui/notice";
import type { NoteView } from "../note-queries.server";

/** On the pages of a note whose booking was taken back: what can still be done with it. */
export function TakenBackNotice({ note }: { note: Pick<NoteView, "noteId" | "state"> }) {
  if (note.noteId === null)
    return <Notice kind="info">This booking was taken back, so no note can be begun about it.</Notice>;
  return (
    <Notice kind="info">
      {note.state === "signed"
        ? "This booking was taken back after its note was begun."
        : "This booking was taken back after its note was begun. The note can still be finished and signed."}
    </Notice>
  );
}
