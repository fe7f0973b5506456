import { useActionData, useLoaderData } from "@remix-run/react";
import { giveSecondFactor } from "#app/domain/accounts/give-second-factor.server";
import { secondStepSchema, secondStepSearch } from "#app/domain/accounts/schemas";
import { waysToProve } from "#app/domain/accounts/second-factor-queries.server";
import { CODE_REFUSED, waitSentence } from "#app/domain/accounts/sign-in-words";
import { PasskeyForm } from "#app/domain/accounts/ui/passkey-form";
import { SecondStepForm } from "#app/domain/accounts/ui/second-step-form";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, refuse } from "#app/http/respond.server";
import { enterWith } from "#app/http/sign-in-answer.server";
import { useRootData } from "#app/http/use-root-data";
import { Button } from "#app/ui/button";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";

export const meta = titled("Second step");

export const loader = guarded(
  { may: "second-factor.give", search: secondStepSearch },
  async ({ actor, search }) => {
    const ways = await waysToProve(actor);
    const kind = search.with === "recovery" || !ways.app ? ("recovery" as const) : ("app" as const);
    return { next: ownPath(search.next, ""), ways, kind };
  },
);

export const action = guarded(
  { may: "second-factor.give", form: secondStepSchema, hide: ["code", "answer"] },
  async ({ actor, form, submission, request }) => {
    try {
      const entered = await giveSecondFactor(actor, form);
      return await enterWith(request, entered, { next: form.next });
    } catch (error) {
      if (isDomainError(error, "code-wrong")) {
        return refuse(submission, { fieldErrors: { code: [CODE_REFUSED] }, hide: ["code"] });
      }
      if (!isDomainError(error, "too-many-attempts")) throw error;
      const wait = waitSentence(Number(error.details.retryAfterSeconds));
      return refuse(submission, { formErrors: [wait], hide: ["code"] });
    }
  },
);

export const clientAction = orNotSent;

export default function SecondStepPage() {
  const { next, ways, kind } = useLoaderData<typeof loader>();
  const practice = useRootData()?.practice;
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ code: string }>({ id: "second-step", lastResult });
  const query = new URLSearchParams({
    ...(next ? { next } : {}),
    ...(kind === "app" ? { with: "recovery" } : {}),
  });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PageHeading lead="Your first step was right. One more keeps the records here safe.">
        Second step
      </PageHeading>
      {ways.passkey ? (
        <div className="mb-8">
          <PasskeyForm
            action="/sign-in/passkey"
            asks="prove"
            from="/sign-in/passkey-options"
            label="Use a passkey"
          >
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        </div>
      ) : null}
      <SecondStepForm
        formId={form.id}
        fields={fields}
        kind={kind}
        next={next}
        button="Sign in"
        otherKind={kind === "app" || ways.app ? `/sign-in/second-step?${query}` : null}
      />
      {practice ? (
        <p className="mt-6 text-ink-2">Lost both your device and your codes? Call us at {practice.phone}.</p>
      ) : null}
      <div className="mt-10 border-t border-line pt-6">
        <PostForm action="/sign-out">
          <Button kind="secondary">Start again</Button>
        </PostForm>
      </div>
    </>
  );
}
