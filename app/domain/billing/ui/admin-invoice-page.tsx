import type { AdminInvoice } from "#app/domain/billing/admin-invoice-view";
import { dateWords } from "#app/domain/billing/calendar-words";
import { DataTable } from "#app/ui/data-table";
import { MoneyText } from "#app/ui/money-text";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PriceLines } from "#app/ui/price-lines";
import { SummaryList } from "#app/ui/summary-list";
import { TextLink } from "#app/ui/text-link";
import { TimeText } from "#app/ui/time-text";
import { Timeline } from "#app/ui/timeline";
import { AdminPayments } from "./admin-payments";
import { ShareStatusTag } from "./share-status-tag";

type AdminInvoicePageProps = { invoice: AdminInvoice; zone: string };

/** One invoice as the office works with it: what it is for, who pays what, what came in, what happened. */
export function AdminInvoicePage({ invoice, zone }: AdminInvoicePageProps) {
  return (
    <>
      <BackLink to="/admin/invoices">Invoices</BackLink>
      <PageHeading lead={<ShareStatusTag status={invoice.status} />}>
        Invoice {invoice.number}, {invoice.household}
      </PageHeading>
      <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
        <div className="grid gap-8">
          <Facts invoice={invoice} zone={zone} />
          <Shares invoice={invoice} />
          <AdminPayments invoice={invoice} zone={zone} />
        </div>
        <section aria-labelledby="history">
          <h2 id="history" className="mb-4">
            What happened
          </h2>
          <Timeline
            label="What happened, newest first"
            events={invoice.timeline.map((event) => ({
              key: event.id,
              title: event.title,
              when: <TimeText iso={event.at} zone={zone} mode="year" yours={false} />,
              children: event.detail,
            }))}
          />
        </section>
      </div>
    </>
  );
}

const SESSION_WORDS: Record<string, string> = {
  done: "Took place",
  late_cancelled: "Canceled late",
  no_show: "No-show",
  cancelled: "Canceled",
  booked: "Booked",
};

function Facts({ invoice, zone }: AdminInvoicePageProps) {
  const { session } = invoice;
  return (
    <section aria-label="What it is for" className="card grid gap-6 p-4">
      <SummaryList
        rows={[
          ...(session
            ? [
                {
                  key: "when",
                  label: "Session",
                  value: <TimeText iso={session.startsAt} zone={zone} mode="year" />,
                },
                { key: "service", label: "Service", value: `${session.service} with ${session.therapist}` },
                { key: "status", label: "Status", value: SESSION_WORDS[session.status] ?? session.status },
              ]
            : []),
          { key: "issued", label: "Issued", value: dateWords(invoice.issuedOn) },
          { key: "due", label: "Due", value: dateWords(invoice.dueOn) },
        ]}
      />
      <PriceLines
        lines={[
          ...invoice.lines.map((line) => ({ key: line.id, label: line.description, cents: line.cents })),
          { key: "total", label: "Total", cents: invoice.totalCents, total: true },
          ...(invoice.waivedCents > 0
            ? [{ key: "waived", label: "Waived", cents: -invoice.waivedCents }]
            : []),
          { key: "owed", label: "Still owed", cents: invoice.owedCents, total: true },
        ]}
      />
    </section>
  );
}

function Shares({ invoice }: { invoice: AdminInvoice }) {
  return (
    <section>
      <DataTable
        caption="Who pays what"
        rows={invoice.shares}
        rowKey={(share) => share.shareId}
        columns={[
          { key: "payer", header: "Payer", rowHeader: true, cell: (share) => share.payer },
          { key: "status", header: "Status", cell: (share) => <ShareStatusTag status={share.status} /> },
          {
            key: "cents",
            header: "Share",
            numeric: true,
            cell: (share) => <MoneyText cents={share.cents} />,
          },
          {
            key: "owed",
            header: "Owed",
            numeric: true,
            cell: (share) => <MoneyText cents={share.owedCents - share.creditCents} />,
          },
        ]}
      />
      {invoice.mayRefund ? (
        <p className="mt-2 text-sm">
          <TextLink to={`/admin/households/${invoice.chartId}`}>
            Change who pays for {invoice.household}
          </TextLink>
        </p>
      ) : null}
    </section>
  );
}
