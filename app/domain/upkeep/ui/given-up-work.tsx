import type { ReactNode } from "react";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { TimeText } from "#app/ui/time-text";
import type { GivenUpWork } from "../background-work";
import { reasonWords, workWords } from "../work-words";
import { SettleButton, type SettleButtonProps } from "./settle-button";

type TableProps = { rows: GivenUpWork[]; zone: string };

/** What failed for good, with what the owner can do about it. */
export function GivenUpTable({ rows, zone }: TableProps) {
  return (
    <LetterTable
      caption="Given up"
      at="Given up"
      rows={rows}
      zone={zone}
      empty={
        <EmptyState>Nothing was given up. Work that fails each time it is tried will be here.</EmptyState>
      }
      buttons={(row) => (
        <>
          <LetterButton row={row} zone={zone} intent="run-again" kind="secondary">
            Run again
          </LetterButton>
          <LetterButton row={row} zone={zone} intent="put-aside" kind="quiet">
            Put aside
          </LetterButton>
        </>
      )}
    />
  );
}

/** What was taken out of sight lately, with the way back. */
export function AsideTable({ rows, zone }: TableProps) {
  return (
    <LetterTable
      caption="Put aside in the last twelve hours"
      at="Put aside"
      rows={rows}
      zone={zone}
      buttons={(row) => (
        <LetterButton row={row} zone={zone} intent="bring-back" kind="quiet">
          Bring back
        </LetterButton>
      )}
    />
  );
}

type LetterTableProps = TableProps & {
  caption: string;
  at: string;
  empty?: ReactNode;
  buttons: (row: GivenUpWork) => ReactNode;
};

function LetterTable({ caption, at, rows, zone, empty, buttons }: LetterTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        { key: "work", header: "Work", rowHeader: true, cell: (row) => workWords(row.job) },
        {
          key: "at",
          header: at,
          cell: (row) => <TimeText iso={row.at} zone={zone} mode="year" yours={false} />,
        },
        { key: "tries", header: "Tries", numeric: true, cell: (row) => row.tries },
        {
          key: "why",
          header: "Why",
          cell: (row) => <span className="break-words">{reasonWords(row.failure)}</span>,
        },
        {
          key: "do",
          header: "What to do",
          headerHidden: true,
          cell: (row) => <div className="flex flex-wrap gap-3 lg:flex-nowrap">{buttons(row)}</div>,
        },
      ]}
    />
  );
}

type LetterButtonProps = Pick<SettleButtonProps, "zone" | "kind" | "children"> & {
  row: GivenUpWork;
  intent: "run-again" | "put-aside" | "bring-back";
};

const LetterButton = ({ row, ...button }: LetterButtonProps) => (
  <SettleButton of="letterId" id={row.id} at={row.at} words={workWords(row.job)} {...button} />
);
