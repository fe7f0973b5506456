import { useActionData, useLoaderData } from "@remix-run/react";
import { editPractice } from "#app/domain/practice/edit-practice.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { editPracticeSchema } from "#app/domain/practice/schemas";
import { PracticeForm } from "#app/domain/practice/ui/practice-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Settings");

export const loader = guarded({ may: "settings.edit" }, async () => {
  const { address, states, zone: _zone, ...profile } = await practiceProfile();
  const { line: addressLine, ...place } = address;
  return { values: { ...profile, ...place, addressLine, states: states.join(", ") } };
});

export const action = guarded({ may: "settings.edit", form: editPracticeSchema }, async ({ actor, form }) => {
  await editPractice(actor, form);
  return redirectTo("/admin/settings", { flash: { kind: "ok", text: "The settings are saved." } });
});

export default function SettingsPage() {
  const { values } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <div className="form-column mx-0">
      <PageHeading actions={<ButtonLink to="/admin/holidays">Holidays</ButtonLink>}>Settings</PageHeading>
      <PracticeForm values={values} lastResult={lastResult} />
    </div>
  );
}
