import { DataTable } from "#app/ui/data-table";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { formatTime } from "#app/ui/time-format";
import { TimeText } from "#app/ui/time-text";
import type { UnsentMail } from "../background-work";
import { mailWords } from "../work-words";

type Props = { rows: UnsentMail[]; zone: string };

/** Mails that the mail server refused or that could not be handed to it, with what the owner can do about them. */
export function UnsentMailTable({ rows, zone }: Props) {
  return (
    <DataTable
      caption="Mails that could not be sent"
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "mail", header: "Mail", rowHeader: true, cell: (row) => mailWords(row.template) },
        {
          key: "at",
          header: "From",
          cell: (row) => <TimeText iso={row.at} zone={zone} mode="year" yours={false} />,
        },
        { key: "tries", header: "Tries", numeric: true, cell: (row) => row.tries },
        { key: "why", header: "Why", cell: (row) => row.code },
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

type MailButtonProps = {
  row: UnsentMail;
  zone: string;
  intent: "send-again" | "drop-mail";
  kind: "secondary" | "quiet";
  children: string;
};

function MailButton({ row, zone, intent, kind, children }: MailButtonProps) {
  return (
    <PostForm>
      <input type="hidden" name="mailId" value={row.id} />
      <SubmitButton name="intent" value={intent} kind={kind} size="small" pendingLabel="One moment…">
        {children}
        <span className="sr-only">
          : {mailWords(row.template)}, {formatTime(row.at, zone, "year")}
        </span>
      </SubmitButton>
    </PostForm>
  );
}
