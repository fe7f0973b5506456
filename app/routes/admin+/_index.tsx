import { useLoaderData } from "@remix-run/react";
import { invoicesPath } from "#app/domain/billing/invoice-list";
import { monthWords } from "#app/domain/insights/months";
import { practiceOverview } from "#app/domain/insights/overview-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { BarChart } from "#app/ui/bar-chart";
import { centsInWords, MoneyText } from "#app/ui/money-text";
import { PageHeading } from "#app/ui/page-heading";
import { StatCard, StatGrid } from "#app/ui/stat-card";

export const meta = titled("Overview");

export const loader = guarded({ may: "practice.overview" }, ({ actor }) => practiceOverview(actor));

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export default function OverviewPage() {
  const { sessions, ...overview } = useLoaderData<typeof loader>();
  const latest = overview.received.at(-1);
  return (
    <>
      <PageHeading>Overview</PageHeading>
      <StatGrid>
        <StatCard
          label="Sessions this week"
          value={sessions.planned}
          detail={`${sessions.done} done, ${sessions.noShow} no-show, ${sessions.lateCancelled} cancelled late`}
        />
        <StatCard label="Free calls ahead" value={overview.plannedCalls} detail="booked by visitors" />
        <StatCard
          label="Open balance"
          value={<MoneyText cents={overview.openCents} />}
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
          detail="open invoices with a declined card"
          to={invoicesPath({ tab: "declined" })}
        />
      </StatGrid>
      <div className="mt-8">
        <BarChart
          title="Received by month"
          summary={`What came in less refunds. This month so far: ${centsInWords(latest?.cents ?? 0)}.`}
          bars={overview.received.map(({ month, cents }) => ({ label: monthWords(month), value: cents }))}
          format={centsInWords}
          labelHeader="Month"
          valueHeader="Received"
        />
      </div>
    </>
  );
}
