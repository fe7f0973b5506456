import { useLoaderData } from "@remix-run/react";
import { ownKeptForm } from "#app/domain/accounts/kept-form-queries.server";
import { keptParams } from "#app/domain/accounts/schemas";
import { KeptForm } from "#app/domain/accounts/ui/kept-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Kept for you");

export const loader = guarded({ may: "kept-forms.read-own", params: keptParams }, ({ actor, params }) =>
  ownKeptForm(actor, params),
);

export default function KeptFormPage() {
  const { path, fields } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading lead="You were signed out before it reached us, so it was not sent. We kept it for you for an hour.">
        What you sent is kept
      </PageHeading>
      <KeptForm path={path} fields={fields} />
    </>
  );
}
