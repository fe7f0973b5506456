import { EmptyState } from "#app/ui/empty-state";
import { TimeText } from "#app/ui/time-text";
import type { AccessEntry } from "../audit-list";

/** Who of the practice opened what, a line each, newest first. */
export function AccessList({ entries, zone }: { entries: AccessEntry[]; zone: string }) {
  if (entries.length === 0)
    return <EmptyState>Nobody has opened it yet. Your care team opens it to prepare a session.</EmptyState>;
  const severalCharts = new Set(entries.map(({ chart }) => chart)).size > 1;
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-4 py-3"
        >
          <span>
            <strong>{entry.who}</strong> {entry.what}
            {severalCharts ? <span className="block text-sm text-ink-3">{entry.chart}</span> : null}
          </span>
          <span className="text-sm text-ink-2">
            <TimeText iso={entry.at} zone={zone} mode="year" />
          </span>
        </li>
      ))}
    </ul>
  );
}
