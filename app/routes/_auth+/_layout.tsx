import { Outlet } from "@remix-run/react";
import { PageFlash } from "#app/http/page-flash";
import { useRootData } from "#app/http/use-root-data";
import { PublicShell } from "#app/ui/shell/public-shell";

export default function AuthLayout() {
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
        </div>
      </div>
    </PublicShell>
  );
}
