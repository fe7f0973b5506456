import { useLoaderData } from "@remix-run/react";
import { ownKeptForm } from "#app/domain/accounts/kept-form-queries.server";
import { keptParams } from "#app/domain/accounts/schemas";
import { KeptForm } from "#app/domain/accounts/ui/kept-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Kept for you");

export const loader = guarded(
  { may: "kept-forms.read-own", params: keptParams },
  async ({ actor, params }) => ({
    ...(await ownKeptForm(actor, params)),
    keptId: params.keptId,
  }),
);

export default function KeptFormPage() {
  const kept = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="It was not sent, because you were signed out or had to confirm that it is you. Look it over; we keep it for an hour.">
        What you wrote is kept
      </PageHeading>
      <KeptForm {...kept} />
    </>
  );
}
