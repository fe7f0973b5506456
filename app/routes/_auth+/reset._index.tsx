import { useActionData } from "@remix-run/react";
import { RESET_MINUTES, requestPasswordReset } from "#app/domain/accounts/request-password-reset.server";
import { resetRequestSchema } from "#app/domain/accounts/schemas";
import { waitSentence } from "#app/domain/accounts/sign-in-words";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { sessionOrigin } from "#app/http/sign-in-answer.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Set a new password");

export const loader = open({ may: "password.reset" }, () => null);

export const action = open(
  { may: "password.reset", form: resetRequestSchema },
  async ({ form, submission, request, context }) => {
    try {
      await requestPasswordReset(form, sessionOrigin({ request, context }));
    } catch (error) {
      if (!isDomainError(error, "too-many-attempts")) throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
    const text = `If we know that address, a link is in the mail. It works for ${RESET_MINUTES} minutes.`;
    return redirectTo("/sign-in", { flash: { kind: "ok", text } });
  },
);

export const clientAction = orNotSent;

export default function ResetPage() {
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ email: string }>({ id: "reset", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/sign-in">Sign in</BackLink>
      <PageHeading lead="We mail you a link that lets you choose a new one.">Set a new password</PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <TextField
          {...fieldProps(fields.email)}
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
        />
        <SubmitButton wide pendingLabel="Sending…">
          E-mail me a link
        </SubmitButton>
      </PostForm>
    </>
  );
}
