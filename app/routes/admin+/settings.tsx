import { useActionData, useLoaderData } from "@remix-run/react";
import { editPractice } from "#app/domain/practice/edit-practice.server";
import { practiceProfile, practiceVideoHosts } from "#app/domain/practice/practice-queries.server";
import { editPracticeSchema } from "#app/domain/practice/schemas";
import { PracticeForm } from "#app/domain/practice/ui/practice-form";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

export const meta = titled("Settings");

export const loader = guarded({ may: "settings.edit" }, async () => {
  const [{ address, states, zone: _zone, ...profile }, hosts] = await Promise.all([
    practiceProfile(),
    practiceVideoHosts(),
  ]);
  const { line: addressLine, ...place } = address;
  const lists = { states: states.join(", "), videoHosts: hosts.join(", ") };
  return { values: { ...profile, ...place, ...lists, addressLine } };
});

export const action = guarded(
  { may: "settings.edit", form: editPracticeSchema },
  async ({ actor, form, submission }) => {
    try {
      await editPractice(actor, form);
    } catch (error) {
      if (!isDomainError(error, "video-host-in-use")) throw error;
      const problem = `Somebody’s video address is at ${error.details.host}. Name it, or change the address first.`;
      return refuse(submission, { fieldErrors: { videoHosts: [problem] } });
    }
    return redirectTo("/admin/settings", { flash: { kind: "ok", text: "The settings are saved." } });
  },
);

export const clientAction = orNotSent;

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
