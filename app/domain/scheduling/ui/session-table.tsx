import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import type { AppointmentView } from "../appointment-view";
import type { Confirmation } from "../confirmation";
import { SessionStatus } from "./session-status";

/** `noteExpected`: the session has begun and was not cancelled, or somebody has written about it all the same. */
export type SessionRow = AppointmentView & {
  note: "none" | "draft" | "signed";
  noteExpected: boolean;
  confirmation?: Confirmation;
};

const NOTE_WORDS = { none: "No note yet", draft: "Draft", signed: "Signed" } as const;

/** A chart's sessions with the state of their notes, latest first. For the care team. */
export function SessionTable({ sessions, zone }: { sessions: SessionRow[]; zone: string }) {
  return (
    <DataTable
      caption="Sessions and notes"
      captionHidden
      rows={sessions}
      rowKey={(row) => row.id}
      empty={<EmptyState>Sessions of this chart will be here.</EmptyState>}
      columns={[
        {
          key: "when",
          header: "When",
          rowHeader: true,
          cell: (row) => (
            <TextLink to={`/therapist/sessions/${row.id}`}>
              <TimeText iso={row.startsAt} zone={zone} mode="year" yours={false} />
            </TextLink>
          ),
        },
        { key: "what", header: "Session", cell: (row) => row.service.name },
        {
          key: "who",
          header: "Attending",
          cell: (row) => row.attending.map((one) => one.chosenName).join(", "),
        },
        {
          key: "status",
          header: "Status",
          cell: (row) => (
            <SessionStatus status={row.status} takenBack={row.takenBack} confirmation={row.confirmation} />
          ),
        },
        {
          key: "note",
          header: "Note",
          cell: (row) =>
            row.noteExpected ? (
              <TextLink
                to={`/therapist/notes/${row.id}`}
                aria-label={`Note of ${row.reference}: ${NOTE_WORDS[row.note]}`}
              >
                {NOTE_WORDS[row.note]}
              </TextLink>
            ) : null,
        },
      ]}
    />
  );
}
