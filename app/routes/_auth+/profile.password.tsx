import { useActionData, useLoaderData } from "@remix-run/react";
import { ownProfile } from "#app/domain/accounts/account-queries.server";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { PASSWORD_HINT, PASSWORD_HINT_OF_TWO, passwordSentence } from "#app/domain/accounts/password-words";
import { newPasswordSchema } from "#app/domain/accounts/schemas";
import { isOneOfTwo } from "#app/domain/accounts/second-factor-queries.server";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Your password");

export const loader = guarded({ may: "password.change-own" }, async ({ actor }) => {
  const { hasPassword, email } = await ownProfile(actor);
  return { hasPassword, email, oneOfTwo: await isOneOfTwo(actor) };
});

export const action = guarded(
  { may: "password.change-own", form: newPasswordSchema },
  async ({ actor, form, submission }) => {
    try {
      const { token } = await changePassword(actor, form);
      const text = "Your password is saved. You are signed out everywhere else.";
      return redirectTo("/profile", { cookies: [sessionCookie(token)], flash: { kind: "ok", text } });
    } catch (error) {
      if (!isDomainError(error, "password-refused")) throw error;
      const sentence = passwordSentence(error.details.problem, await isOneOfTwo(actor));
      return refuse(submission, { fieldErrors: { newPassword: [sentence] } });
    }
  },
);

export const clientAction = orNotSent;

export default function PasswordPage() {
  const { hasPassword, email, oneOfTwo } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ newPassword: string }>({ id: "password", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead={`For ${email}. You stay signed in here, and are signed out everywhere else.`}>
        {hasPassword ? "Change your password" : "Set a password"}
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <TextField
          {...fieldProps(fields.newPassword)}
          label="New password"
          hint={oneOfTwo ? PASSWORD_HINT_OF_TWO : PASSWORD_HINT}
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
