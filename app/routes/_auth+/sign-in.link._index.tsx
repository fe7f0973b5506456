import { useActionData, useLoaderData } from "@remix-run/react";
import { requestSignInLink } from "#app/domain/accounts/request-sign-in-link.server";
import { linkRequestSchema, nextSearch } from "#app/domain/accounts/schemas";
import { waitSentence } from "#app/domain/accounts/sign-in-words";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { landingPath, sessionOrigin, wantedCookie } from "#app/http/sign-in-answer.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Sign in by e-mail");

export const loader = open({ may: "session.start", search: nextSearch }, ({ actor, search }) => {
  if (actor) throw redirectTo(landingPath(actor.roles, search.next));
  return { next: ownPath(search.next, "") };
});

export const action = open(
  { may: "session.start", form: linkRequestSchema },
  async ({ form, submission, request, context }) => {
    try {
      const { requestId } = await requestSignInLink(form, sessionOrigin({ request, context }));
      const query = new URLSearchParams({ request: requestId });
      if (form.next) query.set("next", form.next);
      const cookies = [wantedCookie(form.next ?? "")];
      return redirectTo(`/sign-in/code?${query}`, { cookies });
    } catch (error) {
      if (!isDomainError(error, "too-many-attempts")) throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
  },
);

export const clientAction = orNotSent;

export default function SignInLinkPage() {
  const { next } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ email: string }>({ id: "sign-in-link", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/sign-in">Sign in with a password</BackLink>
      <PageHeading lead="We mail you a link, and a code for when your mail opens on another device.">
        Sign in by e-mail
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(fields.email)}
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
        />
        <SubmitButton wide pendingLabel="Sending…">
          E-mail me a link and code
        </SubmitButton>
      </PostForm>
    </>
  );
}
