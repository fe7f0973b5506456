import { Outlet, useLoaderData } from "@remix-run/react";
import {
  BellRing,
  CalendarDays,
  ChartColumn,
  Download,
  HeartHandshake,
  House,
  ListChecks,
  Receipt,
  ScrollText,
  Settings,
  Tag,
  UserRound,
  Users,
} from "lucide-react";
import type { Permission } from "#app/domain/shared/actor";
import { guarded } from "#app/http/guarded.server";
import { layoutData } from "#app/http/layout-data.server";
import { PageFlash } from "#app/http/page-flash";
import { sessionEnds } from "#app/http/session-ends.server";
import { useRootData } from "#app/http/use-root-data";
import { IdleWarning } from "#app/ui/idle-warning";
import type { NavItem } from "#app/ui/shell/nav-item";
import { StaffShell } from "#app/ui/shell/staff-shell";

/** Navigation only: every page below guards itself. */
export const loader = guarded({ may: "practice.overview" }, async (given) => ({
  ...layoutData(given.actor, "admin"),
  ends: await sessionEnds(given),
}));

type Entry = NavItem & { needs?: Permission[] };

const ENTRIES: Entry[] = [
  { to: "/admin", label: "Overview", icon: House, exact: true },
  { to: "/admin/calendar", label: "Calendar", icon: CalendarDays },
  { to: "/admin/invoices", label: "Invoices", icon: Receipt, needs: ["billing", "practice"] },
  { to: "/admin/aging", label: "Aging", icon: ChartColumn, needs: ["billing"] },
  { to: "/admin/households", label: "Households", icon: HeartHandshake, needs: ["billing"] },
  { to: "/admin/exports", label: "Exports", icon: Download, needs: ["billing"] },
  { to: "/admin/staff", label: "Staff", icon: Users, needs: ["practice"] },
  { to: "/admin/services", label: "Services and prices", icon: Tag },
  { to: "/admin/reminders", label: "Reminders", icon: BellRing, needs: ["practice"] },
  { to: "/admin/audit", label: "Audit log", icon: ScrollText, needs: ["owner"] },
  { to: "/admin/jobs", label: "Background work", icon: ListChecks, needs: ["owner"] },
  { to: "/admin/settings", label: "Settings", icon: Settings, needs: ["practice"] },
];

const PROFILE: NavItem = { to: "/profile", label: "Your profile", icon: UserRound };

/** Entries whose pages would answer; the owner may open them all. */
const entriesFor = (permissions: readonly string[]): NavItem[] =>
  ENTRIES.filter(
    ({ needs }) => !needs || permissions.includes("owner") || needs.some((one) => permissions.includes(one)),
  ).map(({ needs: _needs, ...item }) => item);

export default function AdminLayout() {
  const { name, permissions, otherAreas, ends } = useLoaderData<typeof loader>();
  const { practice, theme } = useRootData() ?? {};
  return (
    <StaffShell
      practiceName={practice?.shortName ?? "Attune"}
      homeTo="/admin"
      items={entriesFor(permissions)}
      account={{ name, detail: "Administration", items: [PROFILE, ...otherAreas], theme }}
    >
      <PageFlash className="pb-4" />
      <Outlet />
      {ends ? <IdleWarning {...ends} /> : null}
    </StaffShell>
  );
}
