import { Outlet } from "@remix-run/react";
import { useRootData } from "#app/http/use-root-data";
import { Flash } from "#app/ui/flash";
import type { NavItem } from "#app/ui/shell/nav-item";
import { PublicShell } from "#app/ui/shell/public-shell";

const ITEMS: NavItem[] = [
  { to: "/#how-it-works", label: "How it works", current: false },
  { to: "/#therapists", label: "Therapists", current: false },
  { to: "/#prices", label: "Prices", current: false },
];

export default function PublicLayout() {
  const { practice, theme, flash } = useRootData() ?? {};
  return (
    <PublicShell
      practiceName={practice?.name ?? "Attune"}
      items={ITEMS}
      contact={practice ? { phone: practice.phone, email: practice.email } : undefined}
      theme={theme}
    >
      {flash ? (
        <div className="page pt-6">
          <Flash kind={flash.kind}>{flash.text}</Flash>
        </div>
      ) : null}
      <Outlet />
    </PublicShell>
  );
}
