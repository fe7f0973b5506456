import { Outlet, useLoaderData } from "@remix-run/react";
import { CalendarDays, Clock, MessageCircle, Sun, UserRound, Users } from "lucide-react";
import { guarded } from "#app/http/guarded.server";
import { layoutData } from "#app/http/layout-data.server";
import { PageFlash } from "#app/http/page-flash";
import { sessionEnds } from "#app/http/session-ends.server";
import { useRootData } from "#app/http/use-root-data";
import { IdleWarning } from "#app/ui/idle-warning";
import type { NavItem } from "#app/ui/shell/nav-item";
import { StaffShell } from "#app/ui/shell/staff-shell";

export { revalidateUnlessRefused as shouldRevalidate } from "#app/http/revalidate-unless-refused";

/** Navigation only: every page below guards itself. */
export const loader = guarded({ may: "today.read" }, async (given) => ({
  ...layoutData(given.actor, "therapist"),
  ends: await sessionEnds(given),
}));

const ITEMS: NavItem[] = [
  { to: "/therapist", label: "Today", icon: Sun, exact: true },
  { to: "/therapist/calendar", label: "Calendar", icon: CalendarDays },
  { to: "/therapist/caseload", label: "Caseload", icon: Users },
  { to: "/therapist/messages", label: "Messages", icon: MessageCircle },
  { to: "/therapist/availability", label: "Your hours", icon: Clock },
];

const PROFILE: NavItem = { to: "/profile", label: "Your profile", icon: UserRound };

export default function TherapistLayout() {
  const { name, otherAreas, ends } = useLoaderData<typeof loader>();
  const { practice, theme } = useRootData() ?? {};
  return (
    <StaffShell
      practiceName={practice?.shortName ?? "Attune"}
      homeTo="/therapist"
      items={ITEMS}
      account={{ name, detail: "Therapist", items: [PROFILE, ...otherAreas], theme }}
    >
      <PageFlash className="pb-4" />
      <Outlet />
      {ends ? <IdleWarning {...ends} /> : null}
    </StaffShell>
  );
}
