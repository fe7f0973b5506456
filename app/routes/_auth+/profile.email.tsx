import { useActionData, useLoaderData } from "@remix-run/react";
import { ownEmail } from "#app/domain/accounts/account-queries.server";
import { EMAIL_CHANGE_MINUTES, requestEmailChange } from "#app/domain/accounts/request-email-change.server";
import { emailChangeSchema } from "#app/domain/accounts/schemas";
import { waitSentence } from "#app/domain/accounts/sign-in-words";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Your e-mail address");

export const loader = guarded({ may: "email.change-own" }, async ({ actor }) => ({
  email: await ownEmail(actor),
}));

export const action = guarded(
  { may: "email.change-own", form: emailChangeSchema },
  async ({ actor, form, submission }) => {
    try {
      await requestEmailChange(actor, form);
    } catch (error) {
      if (isDomainError(error, "same-email")) {
        return refuse(submission, { fieldErrors: { email: ["That is the address you have now"] } });
      }
      if (!isDomainError(error, "too-many-attempts")) throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
    const text = `A link is on its way to the new address. Use it within ${EMAIL_CHANGE_MINUTES} minutes.`;
    return redirectTo("/profile", { flash: { kind: "ok", text } });
  },
);

export const clientAction = orNotSent;

export default function EmailPage() {
  const { email } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ email: string }>({ id: "email", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading
        lead={`Now it is ${email}. It stays so until you use the link that we mail to the new one.`}
      >
        Change your e-mail address
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <TextField
          {...fieldProps(fields.email)}
          label="New e-mail address"
          type="email"
          autoComplete="email"
          inputMode="email"
        />
        <div>
          <SubmitButton wide pendingLabel="Sending…">
            Send the link
          </SubmitButton>
        </div>
      </PostForm>
    </>
  );
}
