import type { AdminInvoice } from "#app/domain/billing/admin-invoice-view";
import { cardWords } from "#app/domain/billing/card-words";
import { ButtonLink } from "#app/ui/button";
import { DataTable } from "#app/ui/data-table";
import { EmptyState } from "#app/ui/empty-state";
import { MoneyText } from "#app/ui/money-text";
import { TimeText } from "#app/ui/time-text";

/** What came in, what of it went back, and the way to give more back. */
export function AdminPayments({ invoice, zone }: { invoice: AdminInvoice; zone: string }) {
  return (
    <section>
      <DataTable
        caption="Payments"
        rows={invoice.payments}
        rowKey={(payment) => payment.paymentId}
        empty={<EmptyState>Payments of this invoice will stand here.</EmptyState>}
        columns={[
          {
            key: "at",
            header: "When",
            rowHeader: true,
            cell: (payment) => <TimeText iso={payment.at} zone={zone} mode="date" />,
          },
          { key: "payer", header: "Payer", cell: (payment) => payment.payer },
          { key: "card", header: "Card", cell: (payment) => (payment.card ? cardWords(payment.card) : "") },
          {
            key: "cents",
            header: "Paid",
            numeric: true,
            cell: (payment) => <MoneyText cents={payment.cents} />,
          },
          {
            key: "refunded",
            header: "Refunded",
            numeric: true,
            cell: (payment) => <MoneyText cents={payment.refundedCents} />,
          },
          {
            key: "refund",
            header: "Refund",
            headerHidden: true,
            cell: (payment) =>
              invoice.mayRefund && payment.refundableCents > 0 ? (
                <ButtonLink
                  to={`/admin/invoices/${invoice.invoiceId}/refund/${payment.paymentId}`}
                  kind="secondary"
                  size="small"
                >
                  Refund<span className="sr-only"> {payment.payer}</span>
                </ButtonLink>
              ) : null,
          },
        ]}
      />
    </section>
  );
}
