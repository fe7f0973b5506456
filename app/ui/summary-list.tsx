import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export type SummaryRow = {
  key: string;
  label: string;
  /** Nothing given reads "Not provided". */
  value?: ReactNode;
  change?: { to: string; label?: string };
};

type SummaryListProps = { rows: SummaryRow[]; emptyValue?: string };

/** Questions and answers to look over, each with a way to change it. */
export function SummaryList({ rows, emptyValue = "Not provided" }: SummaryListProps) {
  return (
    <dl className="border-t border-line">
      {rows.map((row) => (
        <div
          key={row.key}
          className="grid gap-x-6 gap-y-0.5 border-b border-line py-3 sm:grid-cols-[minmax(9rem,1fr)_2fr_auto] sm:items-baseline"
        >
          <dt className="font-semibold">{row.label}</dt>
          <dd className="min-w-0 whitespace-pre-line">
            {isEmpty(row.value) ? <span className="text-ink-3">{emptyValue}</span> : row.value}
          </dd>
          {row.change ? (
            <dd className="sm:text-right">
              <Link
                to={row.change.to}
                className="inline-flex min-h-11 items-center text-link underline underline-offset-4 sm:-my-2.5"
              >
                {row.change.label ?? "Change"}
                <span className="sr-only"> {row.label}</span>
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function isEmpty(value: ReactNode): boolean {
  return value === undefined || value === null || value === "";
}
