import { Outlet } from "@remix-run/react";
import { PageFlash } from "#app/http/page-flash";
import { useRootData } from "#app/http/use-root-data";
import type { NavItem } from "#app/ui/shell/nav-item";
import { PublicShell } from "#app/ui/shell/public-shell";

const ITEMS: NavItem[] = [
  { to: "/#how-it-works", label: "How it works", current: false },
  { to: "/#therapists", label: "Therapists", current: false },
  { to: "/#prices", label: "Prices", current: false },
];

const FOOTER: NavItem[] = [
  { to: "/prices", label: "Prices and estimates", current: false },
  { to: "/privacy", label: "Privacy", current: false },
  { to: "/accessibility", label: "Accessibility", current: false },
  { to: "/crisis", label: "Help in a crisis", current: false },
];

export default function PublicLayout() {
  const { practice, theme } = useRootData() ?? {};
  return (
    <PublicShell
      practiceName={practice?.name ?? "Attune"}
      items={ITEMS}
      footerItems={FOOTER}
      contact={practice ? { phone: practice.phone, email: practice.email } : undefined}
      footerNote={practice ? `Licensed in ${practice.states.join(" and ")}` : undefined}
      theme={theme}
    >
      <PageFlash className="page pt-6" />
      <Outlet />
    </PublicShell>
  );
}
