import { Menu as MenuIcon } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "#app/ui/button";
import { CrisisLine } from "#app/ui/crisis-line";
import { Brand } from "#app/ui/shell/brand";
import { Menu } from "#app/ui/shell/menu";
import { NavColumn, NavEntry, type NavItem, useIsCurrent } from "#app/ui/shell/nav-item";
import { ShellFooter } from "#app/ui/shell/shell-footer";
import { SkipLink } from "#app/ui/skip-link";
import type { Theme } from "#app/ui/theme-form";

type PublicShellProps = {
  practiceName: string;
  items?: NavItem[];
  homeTo?: string;
  signIn?: { to: string; label: string } | null;
  footerItems?: NavItem[];
  contact?: { phone?: string; email?: string };
  /** Extra small print, such as licence states. */
  footerNote?: ReactNode;
  theme?: Theme;
  children: ReactNode;
};

/** Pages for visitors: name, a few links, one way in, help at the bottom. Works without JavaScript. */
export function PublicShell(props: PublicShellProps) {
  const {
    practiceName,
    items = [],
    homeTo = "/",
    signIn = { to: "/sign-in", label: "Sign in" },
    children,
  } = props;
  const isCurrent = useIsCurrent();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-shell="header" className="border-b border-line bg-surface">
        <div className="page flex min-h-18 items-center justify-between gap-3 py-2">
          <Brand name={practiceName} to={homeTo} />
          <div className="flex items-center gap-1">
            {items.length > 0 ? (
              <nav aria-label="Main" className="hidden lg:block">
                <ul className="flex items-center gap-1">
                  {items.map((item) => (
                    <li key={item.to}>
                      <NavEntry item={item} current={isCurrent(item)} />
                    </li>
                  ))}
                </ul>
              </nav>
            ) : null}
            {signIn ? (
              <ButtonLink to={signIn.to} kind="secondary" size="small" className="whitespace-nowrap lg:ml-2">
                {signIn.label}
              </ButtonLink>
            ) : null}
            {items.length > 0 ? (
              <Menu className="lg:hidden" chevron={false} label={<MenuLabel />}>
                <NavColumn items={items} label="Main menu" />
              </Menu>
            ) : null}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <ShellFooter
        name={practiceName}
        items={props.footerItems}
        contact={props.contact}
        note={props.footerNote}
        theme={props.theme}
      >
        <CrisisLine />
      </ShellFooter>
    </div>
  );
}

function MenuLabel() {
  return (
    <>
      <MenuIcon aria-hidden="true" className="sm:hidden" />
      <span className="sr-only sm:not-sr-only">Menu</span>
    </>
  );
}
