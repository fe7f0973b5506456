import { DataTable } from "#app/ui/data-table";
import { TimeText } from "#app/ui/time-text";
import type { UnsentMail } from "../background-work";
import { messageWords, unsentReason } from "../work-words";
import { SettleButton, type SettleButtonProps } from "./settle-button";

type Props = { rows: UnsentMail[]; zone: string };

/** Mails and texts that were refused or could not be handed over, with what the owner can do about them. */
export function UnsentMailTable({ rows, zone }: Props) {
  return (
    <DataTable
      caption="Mails and texts that could not be sent"
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "mail", header: "Mail or text", rowHeader: true, cell: (row) => messageWords(row) },
        {
          key: "at",
          header: "From",
          cell: (row) => <TimeText iso={row.at} zone={zone} mode="year" yours={false} />,
        },
        { key: "tries", header: "Tries", numeric: true, cell: (row) => row.tries },
        { key: "why", header: "Why", cell: (row) => unsentReason(row.code) },
        {
          key: "do",
          header: "What to do",
          headerHidden: true,
          cell: (row) => (
            <div className="flex flex-wrap gap-3 lg:flex-nowrap">
              <MailButton row={row} zone={zone} intent="send-again" kind="secondary">
                Send again
              </MailButton>
              <MailButton row={row} zone={zone} intent="drop-mail" kind="quiet">
                Do not send
              </MailButton>
            </div>
          ),
        },
      ]}
    />
  );
}

type MailButtonProps = Pick<SettleButtonProps, "zone" | "kind" | "children"> & {
  row: UnsentMail;
  intent: "send-again" | "drop-mail";
};

const MailButton = ({ row, ...button }: MailButtonProps) => (
  <SettleButton of="mailId" id={row.id} at={row.at} words={messageWords(row)} {...button} />
);
