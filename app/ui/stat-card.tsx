import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type StatCardProps = { label: string; value: ReactNode; detail?: ReactNode; to?: string };

/** One number with its name; the whole card is the link when there is one. */
export function StatCard({ label, value, detail, to }: StatCardProps) {
  return (
    <div className="card relative grid content-start gap-1 p-4 has-[a:hover]:border-action">
      <p className="text-sm font-medium text-ink-2">
        {to ? (
          <Link to={to} className="text-link underline-offset-4 after:absolute after:inset-0 hover:underline">
            {label}
          </Link>
        ) : (
          label
        )}
      </p>
      <p className="font-display text-3xl font-[650] tracking-tight tabular-nums">{value}</p>
      {detail ? <p className="text-sm text-ink-3">{detail}</p> : null}
    </div>
  );
}

/** Cards in a row that wraps. */
export function StatGrid({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] gap-4">{children}</div>
  );
}
