import { useActionData, useLoaderData } from "@remix-run/react";
import { addPasskey } from "#app/domain/accounts/add-passkey.server";
import { deviceName } from "#app/domain/accounts/device-name";
import { newPasskeySchema, nextSearch } from "#app/domain/accounts/schemas";
import { PasskeyForm } from "#app/domain/accounts/ui/passkey-form";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Add a passkey");

export const loader = guarded({ may: "second-factor.set-up", search: nextSearch }, ({ request, search }) => ({
  label: deviceName(request.headers.get("User-Agent")),
  next: ownPath(search.next, ""),
}));

const REFUSED = "Your device did not confirm it. Try again.";

export const action = guarded(
  { may: "second-factor.set-up", form: newPasskeySchema, hide: ["answer"] },
  async ({ actor, form, submission }) => {
    try {
      const { token } = await addPasskey(actor, form);
      const next = ownPath(form.next, "");
      return redirectTo(`/profile/second-step/codes${next ? `?next=${encodeURIComponent(next)}` : ""}`, {
        cookies: [sessionCookie(token)],
        flash: { kind: "ok", text: "Your passkey is added. Other devices are signed out." },
      });
    } catch (error) {
      if (!isDomainError(error, "passkey-refused")) throw error;
      return refuse(submission, { formErrors: [REFUSED], hide: ["answer"] });
    }
  },
);

export const clientAction = orNotSent;

export default function AddPasskeyPage() {
  const { label, next } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ label: string }>({ id: "passkey", lastResult, defaultValue: { label } });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile/second-step">Second step</BackLink>
      <PageHeading lead="Your device asks for your fingerprint, your face or its own lock. We never see those.">
        Add a passkey
      </PageHeading>
      <PasskeyForm asks="make" from="/profile/second-step/passkey-options" label="Make the passkey">
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(fields.label)}
          label="Name of this passkey"
          hint="So that you know it again in the list"
          width="medium"
        />
      </PasskeyForm>
      <noscript>
        <p>Passkeys need JavaScript. An authenticator app works without.</p>
      </noscript>
    </>
  );
}
