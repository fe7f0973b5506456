import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { nextSearch, passwordSignInSchema } from "#app/domain/accounts/schemas";
import { demoPersonas } from "#app/domain/accounts/sign-in-as-persona.server";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { SIGN_IN_FAILED, waitSentence } from "#app/domain/accounts/sign-in-words";
import { PasskeyForm } from "#app/domain/accounts/ui/passkey-form";
import { PersonaForms } from "#app/domain/accounts/ui/persona-forms";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { enterWith, landingPath, sessionOrigin } from "#app/http/sign-in-answer.server";
import { ButtonLink } from "#app/ui/button";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Sign in");

export const loader = open({ may: "session.start", search: nextSearch }, async ({ actor, search }) => {
  if (actor) throw redirectTo(landingPath(actor.roles, search.next));
  return { next: ownPath(search.next, ""), personas: await demoPersonas() };
});

export const action = open(
  { may: "session.start", form: passwordSignInSchema },
  async ({ form, submission, request, context }) => {
    try {
      const entered = await signInWithPassword(form, sessionOrigin({ request, context }));
      return await enterWith(request, entered, { next: form.next });
    } catch (error) {
      if (isDomainError(error, "sign-in-failed")) return refuse(submission, { formErrors: [SIGN_IN_FAILED] });
      if (!isDomainError(error, "too-many-attempts")) throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
  },
);

export const clientAction = orNotSent;

export default function SignInPage() {
  const { next, personas } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ email: string; password: string }>({ id: "sign-in", lastResult });
  const mailPath = `/sign-in/link${next ? `?next=${encodeURIComponent(next)}` : ""}`;
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PageHeading>Sign in</PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(fields.email)}
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
        />
        <TextField
          {...fieldProps(fields.password)}
          label="Password"
          type="password"
          autoComplete="current-password"
        />
        <SubmitButton wide pendingLabel="Signing in…">
          Sign in
        </SubmitButton>
      </PostForm>
      <p className="mt-6">
        <Link to="/reset">Forgot your password?</Link>
      </p>
      <section aria-labelledby="by-mail" className="mt-10 grid gap-3 border-t border-line pt-8">
        <h2 id="by-mail" className="text-lg">
          Without a password
        </h2>
        <p className="text-ink-2">We can mail you a link and a code instead. No password needed.</p>
        <div>
          <ButtonLink
            to={mailPath}
            kind="secondary"
            wide
            icon={<Mail aria-hidden="true" className="size-5" />}
          >
            E-mail me a link or code
          </ButtonLink>
        </div>
        <PasskeyForm
          action="/sign-in/passkey"
          asks="prove"
          from="/sign-in/passkey-options"
          label="Sign in with a passkey"
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
      </section>
      <p className="mt-8 text-ink-2">
        New here? Your account begins with the link in our mail. <Link to="/">Book a free call</Link> to
        start.
      </p>
      <PersonaForms personas={personas} next={next} />
    </>
  );
}
