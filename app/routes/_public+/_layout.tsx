import { Outlet } from "@remix-run/react";
import { PageFlash } from "#app/http/page-flash";
import { useRootData } from "#app/http/use-root-data";
import type { NavItem } from "#app/ui/shell/nav-item";
import { PublicShell } from "#app/ui/shell/public-shell";

const ITEMS: NavItem[] = [
  { to: "/#how-it-works", label: "How it works", current: false },
  { to: "/therapists", label: "Therapists" },
  { to: "/prices", label: "Prices" },
  { to: "/about", label: "About" },
];

const FOOTER_ITEMS: NavItem[] = [
  { to: "/crisis", label: "Help right now" },
  { to: "/privacy", label: "Privacy" },
  { to: "/accessibility", label: "Accessibility" },
];

export default function PublicLayout() {
  const { practice, theme } = useRootData() ?? {};
  return (
    <PublicShell
      practiceName={practice?.name ?? "Attune"}
      items={ITEMS}
      footerItems={FOOTER_ITEMS}
      contact={practice ? { phone: practice.phone, email: practice.email } : undefined}
      footerNote={practice ? `Licensed in ${practice.states.join(" and ")}` : undefined}
      theme={theme}
    >
      <PageFlash className="page pt-6" />
      <Outlet />
    </PublicShell>
  );
}
