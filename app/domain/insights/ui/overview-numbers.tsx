import { invoicesPath } from "#app/domain/billing/invoice-list";
import type { Overview } from "#app/domain/insights/overview";
import { MoneyText } from "#app/ui/money-text";
import { StatCard, StatGrid } from "#app/ui/stat-card";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** The week and the open money in five numbers; those with a list behind them lead there. */
export function OverviewNumbers({ overview }: { overview: Overview }) {
  const { sessions } = overview;
  return (
    <StatGrid>
      <StatCard
        label="Sessions this week"
        value={sessions.planned}
        detail={`${sessions.done} done, ${counted(sessions.noShow, "no-show", "no-shows")}, ${sessions.lateCancelled} canceled late`}
      />
      <StatCard label="Free calls ahead" value={overview.plannedCalls} detail="Booked by visitors" />
      <StatCard
        label="Open balance"
        value={<MoneyText cents={overview.openCents} />}
        detail={counted(overview.openInvoices, "invoice", "invoices")}
        to={invoicesPath({ tab: "open" })}
      />
      <StatCard
        label="Past due"
        value={<MoneyText cents={overview.pastDueCents} />}
        detail={counted(overview.pastDueInvoices, "invoice", "invoices")}
        to={invoicesPath({ tab: "past-due" })}
      />
      <StatCard
        label="Failed payments"
        value={overview.declinedInvoices}
        detail="Open invoices with a declined card"
        to={invoicesPath({ tab: "declined" })}
      />
    </StatGrid>
  );
}
