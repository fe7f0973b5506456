import { Link, useLocation } from "@remix-run/react";
import type { LucideIcon } from "lucide-react";
import { cx } from "#app/ui/cx";

/**
 * One entry of a navigation. Without `current` the entry is current when the address is `to` or lies under it;
 * `exact` asks for `to` itself. `badge` is a short count, `badgeLabel` says what it counts.
 */
export type NavItem = {
  to: string;
  label: string;
  icon?: LucideIcon;
  current?: boolean;
  exact?: boolean;
  badge?: number | string;
  badgeLabel?: string;
};

export function useIsCurrent() {
  const { pathname } = useLocation();
  return (item: NavItem) =>
    item.current ?? (pathname === item.to || (!item.exact && pathname.startsWith(`${item.to}/`)));
}

export function NavBadge({ item, className }: { item: NavItem; className?: string }) {
  if (!item.badge) return null;
  return (
    <span className={cx("tone-plum rounded-full bg-tone px-2 text-xs font-bold text-tone-ink", className)}>
      <span className="sr-only">, </span>
      {item.badge}
      <span className="sr-only"> {item.badgeLabel ?? "new"}</span>
    </span>
  );
}

export function NavEntry({ item, current }: { item: NavItem; current: boolean }) {
  const Icon = item.icon;
  return (
    <Link to={item.to} className="nav-item" aria-current={current ? "page" : undefined} prefetch="intent">
      {Icon ? <Icon aria-hidden="true" /> : null}
      <span>{item.label}</span>
      <NavBadge item={item} className="ml-auto" />
    </Link>
  );
}

/** Entries under each other, as in the sidebar and in menus. */
export function NavColumn({ items, label }: { items: NavItem[]; label: string }) {
  const isCurrent = useIsCurrent();
  return (
    <nav aria-label={label}>
      <ul className="grid gap-0.5">
        {items.map((item) => (
          <li key={item.to}>
            <NavEntry item={item} current={isCurrent(item)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
