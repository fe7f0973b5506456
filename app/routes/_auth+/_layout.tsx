import { Outlet, useLoaderData } from "@remix-run/react";
import { open } from "#app/http/open.server";
import { PageFlash } from "#app/http/page-flash";
import { sessionEnds } from "#app/http/session-ends.server";
import { useRootData } from "#app/http/use-root-data";
import { IdleWarning } from "#app/ui/idle-warning";
import { PublicShell } from "#app/ui/shell/public-shell";

/** Who is signed in is warned here, too, before their session ends. */
export const loader = open({ may: "pages.open" }, sessionEnds);

export default function AuthLayout() {
  const ends = useLoaderData<typeof loader>();
  const { practice, theme } = useRootData() ?? {};
  return (
    <PublicShell
      practiceName={practice?.name ?? "Attune"}
      signIn={null}
      contact={practice ? { phone: practice.phone, email: practice.email } : undefined}
      theme={theme}
    >
      <div className="page py-8 sm:py-12">
        <div className="form-column">
          <PageFlash className="pb-6" />
          <Outlet />
          {ends ? <IdleWarning {...ends} /> : null}
        </div>
      </div>
    </PublicShell>
  );
}
