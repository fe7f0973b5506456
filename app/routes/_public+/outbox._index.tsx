import { useLoaderData } from "@remix-run/react";
import { open } from "#app/http/open.server";
import { outbox } from "#app/http/outbox.server";
import { titled } from "#app/http/page-meta";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { PageHeading } from "#app/ui/page-heading";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";

export const handle = { javascript: false };

export const meta = titled("Outbox");

export const loader = open({ may: "demo.read" }, async () => ({ mails: await outbox() }));

const STATES = {
  queued: "Waiting",
  sending: "Sending",
  sent: "Sent",
  kept: "Sent",
  cancelled: "Taken back",
  failed: "Failed",
} as const;

export default function OutboxPage() {
  const { mails } = useLoaderData<typeof loader>();
  return (
    <div className="page py-8 sm:py-12">
      <PageHeading lead="Mails and texts of this demo. None of them leaves this machine. Those about a booking wait three minutes, so that it can be undone.">
        Outbox
      </PageHeading>
      <DataTable
        caption="Mails and texts"
        captionHidden
        rows={mails}
        rowKey={(row) => row.id}
        empty={<EmptyState>Mails and texts that the demo sends will be here.</EmptyState>}
        columns={[
          {
            key: "subject",
            header: "Subject",
            rowHeader: true,
            cell: (row) => <TextLink to={`/outbox/${row.id}`}>{row.subject}</TextLink>,
          },
          { key: "to", header: "To", cell: (row) => <span className="break-all">{row.to}</span> },
          { key: "state", header: "State", cell: (row) => STATES[row.state] },
          {
            key: "at",
            header: "When",
            cell: (row) => <TimeText iso={row.at} zone="America/New_York" yours={false} />,
          },
        ]}
      />
    </div>
  );
}
