import { Link } from "@remix-run/react";
import { cx } from "#app/ui/cx";

export type Tab = { to: string; label: string; current: boolean; count?: number };

/** Views of one thing as links; the row scrolls sideways when it is too long. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="mb-6 overflow-x-auto border-b border-line">
      <ul className="flex gap-1 p-1.5 pb-0">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link
              to={tab.to}
              preventScrollReset
              aria-current={tab.current ? "page" : undefined}
              className={cx(
                "flex min-h-11 items-center gap-2 rounded-t-md border-b-3 px-3.5 whitespace-nowrap",
                tab.current
                  ? "border-action font-bold text-link"
                  : "border-transparent font-medium text-ink-2 hover:bg-tint hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="rounded-full bg-sunken px-2 text-xs font-semibold tabular-nums text-ink-2">
                  {tab.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
