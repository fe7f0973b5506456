import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

type ChartFrameProps = {
  title: string;
  /** What the picture shows, in one sentence. */
  summary: string;
  children: (labelledBy: string) => ReactNode;
  table: ReactNode;
};

/** A chart with its title, one sentence that says the same, and its numbers as a table. */
export function ChartFrame({ title, summary, children, table }: ChartFrameProps) {
  const id = useId();
  return (
    <figure className="card p-4 sm:p-5">
      <figcaption id={id}>
        <span className="block font-display text-lg font-[650]">{title}</span>
        <span className="block text-sm text-ink-2">{summary}</span>
      </figcaption>
      <div className="mt-4">{children(id)}</div>
      <details className="mt-3">
        <summary className="inline-flex min-h-11 items-center gap-1.5 text-sm font-semibold text-link">
          Show the numbers
          <ChevronDown aria-hidden="true" className="turn size-4" />
        </summary>
        <div className="mt-2">{table}</div>
      </details>
    </figure>
  );
}
