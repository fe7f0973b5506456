import { useActionData, useLoaderData } from "@remix-run/react";
import { ownEmail } from "#app/domain/accounts/account-queries.server";
import { confirmIdentity } from "#app/domain/accounts/confirm-identity.server";
import { requestIdentityCode } from "#app/domain/accounts/request-identity-code.server";
import { confirmSchema, confirmSearch } from "#app/domain/accounts/schemas";
import { waysToProve } from "#app/domain/accounts/second-factor-queries.server";
import { PROOF_REFUSED, waitSentence } from "#app/domain/accounts/sign-in-words";
import { ConfirmForms } from "#app/domain/accounts/ui/confirm-forms";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Confirm that it is you");

export const loader = guarded(
  { may: "identity.confirm", search: confirmSearch },
  async ({ actor, search }) => ({
    ways: await waysToProve(actor),
    email: await ownEmail(actor),
    requestId: search.request ?? null,
    isRecovery: search.with === "recovery",
    next: ownPath(search.next, "/profile"),
  }),
);

export const action = guarded(
  { may: "identity.confirm", form: confirmSchema, hide: ["code", "answer"] },
  async ({ actor, form, submission }) => {
    const next = ownPath(form.next, "/profile");
    try {
      if (form.kind === "send-mail") {
        const { requestId } = await requestIdentityCode(actor);
        return redirectTo(`/confirm?${new URLSearchParams({ request: requestId, next })}`);
      }
      const { token } = await confirmIdentity(actor, form);
      return redirectTo(next, { cookies: [sessionCookie(token)] });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code === "sign-in-failed") return redirectTo(`/sign-in?next=${encodeURIComponent(next)}`);
      const field = form.kind === "password" ? "password" : "code";
      if (error.code === "proof-refused" && form.kind !== "passkey") {
        return refuse(submission, { fieldErrors: { [field]: [PROOF_REFUSED] }, hide: ["code"] });
      }
      if (error.code === "proof-refused")
        return refuse(submission, { formErrors: [PROOF_REFUSED], hide: ["answer"] });
      if (error.code !== "too-many-attempts") throw error;
      const wait = waitSentence(Number(error.details.retryAfterSeconds));
      return refuse(submission, { formErrors: [wait], hide: ["code", "answer"] });
    }
  },
);

export const clientAction = orNotSent;

export default function ConfirmPage() {
  const page = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ password: string; code: string }>({ id: "confirm", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile">Your profile</BackLink>
      <PageHeading lead="What you are about to open needs it, in case you left this device alone. Then you have ten minutes to open such pages.">
        Confirm that it is you
      </PageHeading>
      <ConfirmForms formId={form.id} fields={fields} {...page} />
    </>
  );
}
