import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmAuthenticator } from "#app/domain/accounts/confirm-authenticator.server";
import { authenticatorSchema, nextSearch } from "#app/domain/accounts/schemas";
import { authenticatorSetUp } from "#app/domain/accounts/second-factor-queries.server";
import { CODE_REFUSED, waitSentence } from "#app/domain/accounts/sign-in-words";
import { AuthenticatorSetUp } from "#app/domain/accounts/ui/authenticator-set-up";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo, refuse } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Authenticator app");

export const loader = guarded(
  { may: "second-factor.set-up", search: nextSearch },
  async ({ actor, search }) => {
    const setUp = await authenticatorSetUp(actor);
    if (!setUp) throw redirectTo("/profile/second-step");
    return { ...setUp, next: ownPath(search.next, "") };
  },
);

export const action = guarded(
  { may: "second-factor.set-up", form: authenticatorSchema, hide: ["code"] },
  async ({ actor, form, submission }) => {
    try {
      const { token } = await confirmAuthenticator(actor, form);
      const next = ownPath(form.next, "");
      return redirectTo(`/profile/second-step/codes${next ? `?next=${encodeURIComponent(next)}` : ""}`, {
        cookies: [sessionCookie(token)],
        flash: { kind: "ok", text: "Your authenticator app is on. Other devices are signed out." },
      });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code === "nothing-begun") return redirectTo("/profile/second-step");
      if (error.code === "code-wrong") return refuse(submission, { fieldErrors: { code: [CODE_REFUSED] } });
      if (error.code !== "too-many-attempts") throw error;
      return refuse(submission, { formErrors: [waitSentence(Number(error.details.retryAfterSeconds))] });
    }
  },
);

export const clientAction = orNotSent;

export default function AuthenticatorPage() {
  const { qr, address, secret, next } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<{ code: string }>({ id: "authenticator", lastResult });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to="/profile/second-step">Second step</BackLink>
      <PageHeading lead="Any app for six-digit codes will do, such as the one of your phone or password manager.">
        Set up your authenticator app
      </PageHeading>
      <AuthenticatorSetUp
        formId={form.id}
        code={fields.code}
        next={next}
        qr={qr}
        address={address}
        secret={secret}
      />
    </>
  );
}
