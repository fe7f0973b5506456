import { Outlet, useLoaderData } from "@remix-run/react";
import {
  CalendarDays,
  ClipboardList,
  Ellipsis,
  House,
  MessageCircle,
  Receipt,
  UserRound,
} from "lucide-react";
import { guarded } from "#app/http/guarded.server";
import { layoutData } from "#app/http/layout-data.server";
import { PageFlash } from "#app/http/page-flash";
import { sessionEnds } from "#app/http/session-ends.server";
import { useRootData } from "#app/http/use-root-data";
import { IdleWarning } from "#app/ui/idle-warning";
import { ClientShell } from "#app/ui/shell/client-shell";
import type { NavItem } from "#app/ui/shell/nav-item";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

/** Navigation only: every page below guards itself. */
export const loader = guarded({ may: "home.read-own" }, async (given) => ({
  ...layoutData(given.actor, "client"),
  ends: await sessionEnds(given),
}));

const HOME: NavItem = { to: "/client", label: "Home", icon: House, exact: true };
const SESSIONS: NavItem = { to: "/client/sessions", label: "Sessions", icon: CalendarDays };
const MESSAGES: NavItem = { to: "/client/messages", label: "Messages", icon: MessageCircle };
const BILLING: NavItem = { to: "/client/billing", label: "Billing", icon: Receipt };
const FORMS: NavItem = { to: "/client/intake", label: "Forms", icon: ClipboardList };
const MORE: NavItem = { to: "/client/more", label: "More", icon: Ellipsis };
const PROFILE: NavItem = { to: "/profile", label: "Your profile", icon: UserRound };

export default function ClientLayout() {
  const { name, otherAreas, ends } = useLoaderData<typeof loader>();
  const { practice, theme } = useRootData() ?? {};
  return (
    <ClientShell
      practiceName={practice?.name ?? "Attune"}
      homeTo="/client"
      items={[HOME, SESSIONS, MESSAGES, BILLING, FORMS, MORE]}
      tabs={[HOME, SESSIONS, MESSAGES, MORE]}
      account={{ name, items: [FORMS, PROFILE, ...otherAreas], theme }}
      contact={practice ? { phone: practice.phone, email: practice.email } : undefined}
    >
      <PageFlash className="pb-6" />
      <Outlet />
      {ends ? <IdleWarning {...ends} /> : null}
    </ClientShell>
  );
}
