import { useLoaderData } from "@remix-run/react";
import {
  CalendarDays,
  CircleUserRound,
  ClipboardList,
  FileSearch,
  FileText,
  KeyRound,
  MessageCircleQuestionMark,
  Receipt,
  Users,
} from "lucide-react";
import { ownCharts } from "#app/domain/charts/chart-queries.server";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { useRootData } from "#app/http/use-root-data";
import { LinkCard } from "#app/ui/link-card";
import { PageHeading } from "#app/ui/page-heading";
import { SignOutForm } from "#app/ui/shell/account-menu";
import { ThemeForm } from "#app/ui/theme-form";

export const meta = titled("More");

export const loader = guarded({ may: "home.read-own" }, async ({ actor }) => {
  const charts = await ownCharts(actor);
  return { name: actor.chosenName, isShared: charts.some(({ kind }) => kind !== "individual") };
});

export default function MorePage() {
  const { name, isShared } = useLoaderData<typeof loader>();
  const { theme } = useRootData() ?? {};
  return (
    <div className="form-column">
      <PageHeading lead={`You are signed in as ${name}.`}>More</PageHeading>
      <div className="grid gap-3">
        <LinkCard to="/client/intake" title="Forms" icon={ClipboardList}>
          Fill in and sign, each of you for yourself
        </LinkCard>
        <LinkCard to="/client/documents" title="Documents" icon={FileText}>
          Agreements, and files you share with your therapist
        </LinkCard>
        <LinkCard to="/client/billing" title="Billing" icon={Receipt}>
          Invoices, receipts and your card
        </LinkCard>
        {isShared ? (
          <>
            <LinkCard to="/client/partner" title="Your partner" icon={Users}>
              Invite them, or see that they joined
            </LinkCard>
            <LinkCard to="/client/ask-first" title="Ask each other first" icon={MessageCircleQuestionMark}>
              Whether one of you books and moves for both at once
            </LinkCard>
          </>
        ) : null}
        <LinkCard to="/profile" title="Your profile" icon={CircleUserRound}>
          Name, pronouns, phone, time zone, devices
        </LinkCard>
        <LinkCard to="/profile/calendar" title="Your calendar" icon={CalendarDays}>
          Your sessions in the calendar you use
        </LinkCard>
        <LinkCard to="/client/record-access" title="Who opened your record" icon={FileSearch}>
          Each look of the practice at what is yours
        </LinkCard>
        <LinkCard to="/profile/password" title="Password" icon={KeyRound}>
          Set or change it
        </LinkCard>
      </div>
      <section aria-labelledby="colors" className="mt-8 grid gap-2">
        <h2 id="colors" className="text-lg">
          Colors
        </h2>
        <ThemeForm current={theme} />
      </section>
      <div className="mt-8 max-w-72">
        <SignOutForm />
      </div>
    </div>
  );
}
