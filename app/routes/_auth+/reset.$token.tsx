import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { PASSWORD_HINT, passwordSentence } from "#app/domain/accounts/password-words";
import { resetPassword } from "#app/domain/accounts/reset-password.server";
import { newPasswordSchema, tokenParams } from "#app/domain/accounts/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { enterWith, sessionOrigin } from "#app/http/sign-in-answer.server";
import { ButtonLink } from "#app/ui/button";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Set a new password");

/** Mail programs open links by themselves: looking changes nothing. */
export const loader = open({ may: "password.reset", params: tokenParams }, async ({ params }) => {
  const { usable } = await mailedLink("reset_password", params.token);
  return data({ usable }, { status: usable ? 200 : 410 });
});

export const action = open(
  { may: "password.reset", params: tokenParams, form: newPasswordSchema },
  async ({ params, form, submission, request, context }) => {
    try {
      const change = { token: params.token, newPassword: form.newPassword };
      const entered = await resetPassword(change, sessionOrigin({ request, context }));
      const text = "Your new password is set. You are signed out everywhere else.";
      return await enterWith(request, entered, { flash: { kind: "ok", text } });
    } catch (error) {
      if (isDomainError(error, "link-used")) return redirectTo(`/reset/${params.token}`);
      if (!isDomainError(error, "password-refused")) throw error;
      return refuse(submission, { fieldErrors: { newPassword: [passwordSentence(error.details.problem)] } });
    }
  },
);

export const clientAction = orNotSent;

export default function ResetPasswordPage() {
  const { usable } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ newPassword: string }>({ id: "new-password", lastResult });
  if (!usable) {
    return (
      <>
        <PageHeading lead="Ask for a new one, and use the newest mail.">
          That link was used or is too old
        </PageHeading>
        <ButtonLink to="/reset" wide>
          Send a new one
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PageHeading lead="It counts at once, and signs you out on every other device.">
        Choose your new password
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <TextField
          {...fieldProps(fields.newPassword)}
          label="New password"
          hint={PASSWORD_HINT}
          type="password"
          autoComplete="new-password"
        />
        <div>
          <SubmitButton wide>Save my password</SubmitButton>
        </div>
      </PostForm>
    </>
  );
}
