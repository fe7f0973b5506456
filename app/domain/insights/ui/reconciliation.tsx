import type { AgingReport } from "#app/domain/insights/aging";
import { MoneyText } from "#app/ui/money-text";
import { Notice } from "#app/ui/notice";

type ReconciliationProps = { totalCents: number; reconciliation: AgingReport["reconciliation"] };

/** The same total counted three ways, side by side, so that nobody has to believe it. */
export function Reconciliation({ totalCents, reconciliation }: ReconciliationProps) {
  const { invoicesCents, ledgerCents, creditCents, agrees } = reconciliation;
  return (
    <div className="mt-6">
      <Notice
        kind={agrees ? "ok" : "danger"}
        title={agrees ? "This adds up to the cent." : "This does not add up."}
      >
        Aging <MoneyText cents={totalCents} />. Open invoices <MoneyText cents={invoicesCents} />. Ledger{" "}
        <MoneyText cents={ledgerCents} /> plus <MoneyText cents={creditCents} /> held for payers:{" "}
        <MoneyText cents={ledgerCents + creditCents} />.
      </Notice>
    </div>
  );
}
