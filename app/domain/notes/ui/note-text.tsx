import { NOTE_SECTIONS, type NoteContent } from "../note-content";

/** A note to read: its sections in order, empty ones said to be empty. */
export function NoteText({ content }: { content: NoteContent }) {
  return (
    <dl className="grid gap-4">
      {NOTE_SECTIONS.map(({ name, label }) => (
        <div key={name} className="grid gap-1">
          <dt className="font-semibold">{label}</dt>
          <dd className="measure whitespace-pre-line text-ink-2">
            {content[name].trim() || "Nothing written"}
          </dd>
        </div>
      ))}
    </dl>
  );
}
