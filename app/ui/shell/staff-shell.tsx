import { Menu as MenuIcon } from "lucide-react";
import type { ReactNode } from "react";
import { type Account, AccountPanel } from "#app/ui/shell/account-menu";
import { Brand } from "#app/ui/shell/brand";
import { Menu } from "#app/ui/shell/menu";
import { NavColumn, type NavItem } from "#app/ui/shell/nav-item";
import { SkipLink } from "#app/ui/skip-link";

type StaffShellProps = {
  practiceName: string;
  homeTo: string;
  items: NavItem[];
  /** Such as a practice-wide search or the way to the other staff area. */
  aside?: ReactNode;
  account: Account;
  children: ReactNode;
};

/** Pages for staff: dense, with a sidebar from 1024 px on and a menu below that. */
export function StaffShell({ practiceName, homeTo, items, aside, account, children }: StaffShellProps) {
  return (
    <div data-density="compact" className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <SkipLink />
      <header
        data-shell="header"
        className="flex items-center justify-between gap-3 border-b border-line bg-surface px-4 py-1.5 lg:hidden"
      >
        <Brand name={practiceName} to={homeTo} />
        <Menu chevron={false} label={<StaffMenuLabel />}>
          <NavColumn items={items} label="Menu" />
          {aside}
          <div className="grid gap-2 border-t border-line pt-3">
            <AccountPanel account={account} />
          </div>
        </Menu>
      </header>
      <aside
        data-shell="sidebar"
        aria-label="Sidebar"
        className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line bg-surface p-4 lg:flex"
      >
        <Brand name={practiceName} to={homeTo} />
        <NavColumn items={items} label="Main" />
        {aside}
        <div className="mt-auto grid gap-2 border-t border-line pt-4">
          <AccountPanel account={account} />
        </div>
      </aside>
      <main id="main" tabIndex={-1} className="min-w-0 px-4 py-6 lg:px-8">
        {children}
      </main>
    </div>
  );
}

function StaffMenuLabel() {
  return (
    <span className="flex items-center gap-2">
      <MenuIcon aria-hidden="true" />
      Menu
    </span>
  );
}
