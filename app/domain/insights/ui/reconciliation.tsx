import type { AgingReport } from "#app/domain/insights/aging";
import { Notice } from "#app/ui/notice";
import { PriceLines } from "#app/ui/price-lines";

type ReconciliationProps = { totalCents: number; reconciliation: AgingReport["reconciliation"] };

/** The same total counted three ways, under each other, so that nobody has to believe it. */
export function Reconciliation({ totalCents, reconciliation }: ReconciliationProps) {
  const { invoicesCents, ledgerCents, creditCents, agrees } = reconciliation;
  return (
    <section aria-labelledby="reconciliation" className="card grid gap-4 p-4 sm:p-5">
      <h2 id="reconciliation">The same money, counted three times</h2>
      <PriceLines
        lines={[
          { key: "aging", label: "Aging, by household", cents: totalCents, total: true },
          { key: "invoices", label: "Open invoices", cents: invoicesCents, total: true },
          { key: "ledger", label: "Balance of the ledger", cents: ledgerCents },
          { key: "credit", label: "Held for payers", cents: creditCents },
          { key: "sum", label: "Ledger and held money", cents: ledgerCents + creditCents, total: true },
        ]}
      />
      <Notice kind={agrees ? "ok" : "danger"}>
        {agrees ? "This adds up to the cent." : "This does not add up. Please tell whoever runs the system."}
      </Notice>
    </section>
  );
}
