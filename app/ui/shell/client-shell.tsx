import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { CrisisLine } from "#app/ui/crisis-line";
import { cx } from "#app/ui/cx";
import { type Account, AccountMenu } from "#app/ui/shell/account-menu";
import { Brand } from "#app/ui/shell/brand";
import { NavBadge, NavEntry, type NavItem, useIsCurrent } from "#app/ui/shell/nav-item";
import { ShellFooter } from "#app/ui/shell/shell-footer";
import { SkipLink } from "#app/ui/skip-link";

type ClientShellProps = {
  practiceName: string;
  homeTo: string;
  /** Entries of the top bar from 768 px on. */
  items: NavItem[];
  /** The four entries of the bar at the bottom of a phone. */
  tabs: NavItem[];
  account: Account;
  contact?: { phone?: string; email?: string };
  footerItems?: NavItem[];
  children: ReactNode;
};

/** Pages for clients: a top bar, and on a phone four tabs within reach of a thumb. */
export function ClientShell(props: ClientShellProps) {
  const { practiceName, homeTo, items, tabs, account, contact, footerItems, children } = props;
  const isCurrent = useIsCurrent();
  return (
    <div className="flex min-h-dvh flex-col max-md:[--tabs:calc(61px+env(safe-area-inset-bottom))]">
      <SkipLink />
      <header data-shell="header" className="border-b border-line bg-surface">
        <div className="page flex min-h-16 items-center justify-between gap-3 py-1.5">
          <Brand name={practiceName} to={homeTo} />
          <AccountMenu account={account} />
        </div>
        <nav aria-label="Main" className="page hidden pb-1.5 md:block">
          <ul className="-mx-3 flex flex-wrap gap-1">
            {items.map((item) => (
              <li key={item.to}>
                <NavEntry item={item} current={isCurrent(item)} />
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="page flex-1 py-8">
        {children}
      </main>
      <ShellFooter name={practiceName} contact={contact} items={footerItems} theme={null}>
        <CrisisLine />
      </ShellFooter>
      <TabBar tabs={tabs} isCurrent={isCurrent} />
    </div>
  );
}

function TabBar({ tabs, isCurrent }: { tabs: NavItem[]; isCurrent: (item: NavItem) => boolean }) {
  return (
    <nav
      aria-label="Tabs"
      className="sticky bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid grid-cols-4">
        {tabs.slice(0, 4).map((item) => (
          <li key={item.to}>
            <Tab item={item} current={isCurrent(item)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tab({ item, current }: { item: NavItem; current: boolean }) {
  const Icon = item.icon;
  return (
    <Link
      to={item.to}
      aria-current={current ? "page" : undefined}
      className={cx(
        "relative flex min-h-15 flex-col items-center justify-center gap-0.5 border-t-3 px-1 text-xs no-underline",
        current ? "border-action font-bold text-link" : "border-transparent font-medium text-ink-2",
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-6" /> : null}
      <span>{item.label}</span>
      <NavBadge item={item} className="absolute top-1 left-1/2 ml-1.5 px-1.5" />
    </Link>
  );
}
