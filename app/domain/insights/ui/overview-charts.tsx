import { monthName, monthWords } from "#app/domain/insights/months";
import type { Overview } from "#app/domain/insights/overview";
import { BarChart } from "#app/ui/bar-chart";
import { centsInWords } from "#app/ui/money-text";
import { AgingBars } from "./aging-bars";

/** What came in and what is still out, side by side where there is room. */
export function OverviewCharts({ overview }: { overview: Overview }) {
  const latest = overview.received.at(-1);
  return (
    <div className="mt-6 grid gap-6 xl:grid-cols-2 xl:items-start">
      <BarChart
        title="Received by month"
        summary={`What came in less refunds. This month so far: ${centsInWords(latest?.cents ?? 0)}.`}
        bars={overview.received.map(({ month, cents }) => ({
          label: monthWords(month),
          short: monthName(month),
          value: cents,
        }))}
        format={centsInWords}
        labelHeader="Month"
        valueHeader="Received"
      />
      <AgingBars totals={overview.aging} totalCents={overview.openCents} />
    </div>
  );
}
