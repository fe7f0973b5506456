import { useActionData, useLoaderData } from "@remix-run/react";
import { ownContactRules } from "#app/domain/accounts/contact-rule-queries.server";
import { contactSchema } from "#app/domain/accounts/contact-schemas";
import { setContactRules } from "#app/domain/accounts/set-contact-rules.server";
import { ContactForm } from "#app/domain/accounts/ui/contact-form";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { WhoCanSee } from "#app/ui/who-can-see";

export const meta = titled("How we reach you");

export const loader = guarded({ may: "contact.read-own" }, async ({ actor }) => ({
  rules: await ownContactRules(actor),
}));

export const action = guarded({ may: "contact.edit-own", form: contactSchema }, async ({ actor, form }) => {
  await setContactRules(actor, {
    remindByMail: form.remindByMail === "on",
    mayCall: form.neverCall !== "on",
    mayLeaveVoicemail: form.noVoicemail !== "on",
    namesPractice: form.nameless !== "on",
    quietFrom: form.quietFrom,
    quietUntil: form.quietUntil,
  });
  return redirectTo("/profile/contact", { flash: { kind: "ok", text: "Saved. It holds from now on." } });
});

export default function ContactPage() {
  const { rules } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead="Reminders, calls, and what we may say in them.">How we reach you</PageHeading>
      <div className="grid gap-10">
        <WhoCanSee>Only the practice sees this. Nobody else on your chart does.</WhoCanSee>
        <ContactForm rules={rules} lastResult={lastResult} />
      </div>
    </>
  );
}
