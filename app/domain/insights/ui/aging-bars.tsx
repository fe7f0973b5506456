import { AGING_BUCKETS, AGING_LABELS, AGING_SHORT, type AgingMatrix } from "#app/domain/insights/aging";
import { BarChart } from "#app/ui/bar-chart";
import { centsInWords } from "#app/ui/money-text";

type AgingBarsProps = Pick<AgingMatrix, "totals" | "totalCents">;

/** What is owed by how late it is, to look at before reading. */
export function AgingBars({ totals, totalCents }: AgingBarsProps) {
  const lateCents = totalCents - totals.current;
  return (
    <BarChart
      title="Owed by days past due"
      summary={`${centsInWords(lateCents)} of ${centsInWords(totalCents)} is past due.`}
      bars={AGING_BUCKETS.map((bucket) => ({
        label: AGING_LABELS[bucket],
        short: AGING_SHORT[bucket],
        value: totals[bucket],
      }))}
      format={centsInWords}
      labelHeader="Days past due"
      valueHeader="Owed"
    />
  );
}
