import { Download } from "lucide-react";
import { cardWords } from "#app/domain/billing/card-words";
import type { OwnPayment } from "#app/domain/billing/client-billing-view";
import { declineWords } from "#app/domain/billing/decline-words";
import { buttonClass } from "#app/ui/button";
import { MoneyText } from "#app/ui/money-text";
import { TimeText } from "#app/ui/time-text";

type OwnPaymentsProps = { shareId: string; payments: OwnPayment[]; zone: string };

/** What the reader paid, got back and tried; each payment with its receipt. */
export function OwnPayments({ shareId, payments, zone }: OwnPaymentsProps) {
  const shown = payments.filter((payment) => payment.state !== "cancelled");
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="payments" className="mt-8">
      <h2 id="payments">Your payments</h2>
      <ul className="mt-3 grid gap-3">
        {shown.map((payment) => (
          <li key={payment.paymentId} className="card grid gap-1 p-4">
            <PaymentLine payment={payment} />
            <p className="text-sm text-ink-3">
              <TimeText iso={payment.at} zone={zone} mode="year" />
            </p>
            {payment.refunds.map((refund) => (
              <p key={refund.at} className="text-ink-2">
                Refunded <MoneyText cents={refund.cents} />,{" "}
                <TimeText iso={refund.at} zone={zone} mode="date" />
              </p>
            ))}
            {payment.receiptNumber ? (
              <p className="no-print">
                <a
                  href={`/client/billing/${shareId}/receipt.pdf?payment=${payment.paymentId}`}
                  className={buttonClass("secondary", "small")}
                >
                  <Download aria-hidden="true" className="size-4.5" />
                  Receipt {payment.receiptNumber} (PDF)
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PaymentLine({ payment }: { payment: OwnPayment }) {
  const card = payment.card ? ` with ${cardWords(payment.card)}` : "";
  if (payment.state === "succeeded") {
    return (
      <p className="font-semibold">
        Paid <MoneyText cents={payment.cents} />
        {card}
      </p>
    );
  }
  if (payment.state === "processing") {
    return (
      <p className="font-semibold">
        <MoneyText cents={payment.cents} />
        {card} is processing
      </p>
    );
  }
  return (
    <>
      <p className="font-semibold">
        <MoneyText cents={payment.cents} />
        {card} was not paid
      </p>
      <p className="text-ink-2">{declineWords(payment.declineReason)}</p>
    </>
  );
}
