import { useLoaderData } from "@remix-run/react";
import { licencesOfPractice } from "#app/domain/practice/licence-queries.server";
import { LicenceList } from "#app/domain/practice/ui/licence-list";
import { cancelUnlicensedSchema } from "#app/domain/scheduling/attestation-schemas";
import { cancelUnlicensed } from "#app/domain/scheduling/cancel-unlicensed.server";
import { UnlicensedTable } from "#app/domain/scheduling/ui/unlicensed-table";
import { unlicensedOfPractice } from "#app/domain/scheduling/unlicensed-queries.server";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Licenses");

export const loader = guarded({ may: "staff.read" }, async ({ actor }) => {
  const [rows, licences] = await Promise.all([unlicensedOfPractice(actor), licencesOfPractice(actor)]);
  return { rows, licences, zone: actor.zone };
});

export const action = guarded(
  { may: "appointments.cancel-unlicensed", form: cancelUnlicensedSchema, showsNoProblems: true },
  async ({ actor, form }) => {
    try {
      await cancelUnlicensed(actor, form);
      const text = "The session is canceled without a fee. Everybody who comes gets a mail in three minutes.";
      return redirectTo("/admin/licenses", { flash: { kind: "ok", text } });
    } catch (error) {
      if (!isDomainError(error, "stale-version")) throw error;
      const text = "It has changed meanwhile. This is how it stands.";
      return redirectTo("/admin/licenses", { flash: { kind: "warning", text } });
    }
  },
);

export default function LicensesPage() {
  const { rows, licences, zone } = useLoaderData<typeof loader>();
  return (
    <div className="grid gap-8">
      <div>
        <BackLink to="/admin/staff">Staff</BackLink>
        <PageHeading lead="A session takes place only where its therapist holds a license on that day.">
          Licenses
        </PageHeading>
      </div>
      <section aria-labelledby="unlicensed" className="grid gap-3">
        <h2 id="unlicensed">Sessions without a license</h2>
        <UnlicensedTable rows={rows} zone={zone} />
      </section>
      <section aria-labelledby="ending" className="grid gap-3">
        <h2 id="ending">Licenses that end</h2>
        <p className="text-ink-2">
          We mail the therapist and you 90, 30 and 7 days before. Enter the new license under the therapist’s
          name, from the day after the last one ends.
        </p>
        <LicenceList licences={licences} />
      </section>
    </div>
  );
}
