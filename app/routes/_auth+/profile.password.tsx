import { useActionData, useLoaderData } from "@remix-run/react";
import { ownProfile } from "#app/domain/accounts/account-queries.server";
import { changePassword } from "#app/domain/accounts/change-password.server";
import { PASSWORD_HINT, passwordSentence } from "#app/domain/accounts/password-words";
import { passwordChangeSchema } from "#app/domain/accounts/schemas";
import { waitSentence } from "#app/domain/accounts/sign-in-words";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { sessionOrigin } from "#app/http/sign-in-answer.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Your password");

export const loader = guarded({ may: "profile.read-own" }, async ({ actor }) => {
  const { hasPassword, email } = await ownProfile(actor);
  return { hasPassword, email };
});

export const action = guarded(
  { may: "profile.edit-own", form: passwordChangeSchema },
  async ({ actor, form, submission, request, context }) => {
    const change = { newPassword: form.newPassword, currentPassword: form.currentPassword ?? null };
    try {
      const { token } = await changePassword(actor, change, sessionOrigin({ request, context }));
      const text = "Your password is saved. You are signed out everywhere else.";
      return redirectTo("/profile", { cookies: [sessionCookie(token)], flash: { kind: "ok", text } });
    } catch (error) {
      if (isDomainError(error, "wrong-password")) {
        return refuse(submission, {
          fieldErrors: { currentPassword: ["That is not your current password"] },
        });
      }
      if (isDomainError(error, "password-refused")) {
        return refuse(submission, {
          fieldErrors: { newPassword: [passwordSentence(error.details.problem)] },
        });
      }
      if (!isDomainError(error, "too-many-attempts")) throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
  },
);

export default function PasswordPage() {
  const { hasPassword, email } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ currentPassword: string; newPassword: string }>({
    id: "password",
    lastResult,
  });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead={`For ${email}. You stay signed in here, and are signed out everywhere else.`}>
        {hasPassword ? "Change your password" : "Set a password"}
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        {hasPassword ? (
          <TextField
            {...fieldProps(fields.currentPassword)}
            label="Current password"
            type="password"
            autoComplete="current-password"
          />
        ) : null}
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
