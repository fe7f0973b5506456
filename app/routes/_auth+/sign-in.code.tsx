import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { SIGN_IN_MINUTES } from "#app/domain/accounts/request-sign-in-link.server";
import { codeSchema, codeSearch } from "#app/domain/accounts/schemas";
import { signInWithCode } from "#app/domain/accounts/sign-in-with-code.server";
import { CODE_USED, codeWrong, waitSentence } from "#app/domain/accounts/sign-in-words";
import { type DomainError, isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { enterWith, landingPath, sessionOrigin } from "#app/http/sign-in-answer.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Enter your code");

export const loader = open({ may: "session.start", search: codeSearch }, ({ actor, search }) => {
  if (actor) throw redirectTo(landingPath(actor.roles, search.next));
  return { next: ownPath(search.next, ""), minutes: SIGN_IN_MINUTES };
});

export const action = open(
  { may: "session.start", search: codeSearch, form: codeSchema },
  async ({ form, search, submission, request, context }) => {
    try {
      const input = { requestId: search.request, code: form.code };
      const entered = await signInWithCode(input, sessionOrigin({ request, context }));
      return await enterWith(request, entered, { next: form.next });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      const sentence = sentenceFor(error);
      if (!sentence) throw error;
      return refuse(submission, { fieldErrors: { code: [sentence] }, hide: ["code"] });
    }
  },
);

export const clientAction = orNotSent;

function sentenceFor({ code, details }: DomainError): string | null {
  if (code === "code-wrong") return codeWrong(Number(details.left));
  if (code === "code-used" || code === "sign-in-failed") return CODE_USED;
  return code === "too-many-attempts" ? waitSentence(Number(details.retryAfterSeconds)) : null;
}

export default function SignInCodePage() {
  const { next, minutes } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ code: string }>({ id: "sign-in-code", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PageHeading
        lead={`If we know that address, a mail is on its way. Open its link, or type its code here within ${minutes} minutes.`}
      >
        Check your mail
      </PageHeading>
      <PostForm id={form.id} className="grid gap-6">
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(fields.code)}
          label="Six-digit code"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
        />
        <SubmitButton wide pendingLabel="Signing in…">
          Sign in
        </SubmitButton>
      </PostForm>
      <p className="mt-8 text-ink-2">
        No mail after a minute? Look among unwanted mail, or{" "}
        <Link to={`/sign-in/link${next ? `?next=${encodeURIComponent(next)}` : ""}`}>send a new one</Link>.
      </p>
    </>
  );
}
