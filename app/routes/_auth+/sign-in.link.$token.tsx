import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { tokenParams } from "#app/domain/accounts/schemas";
import { signInWithLink } from "#app/domain/accounts/sign-in-with-link.server";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { enterWith, sessionOrigin, wantedOf } from "#app/http/sign-in-answer.server";
import { TextField } from "#app/ui/field";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Sign in");

/** Mail programs open links by themselves, so looking changes nothing; the button does. */
export const loader = open({ may: "session.start", params: tokenParams }, async ({ params }) => {
  const link = await mailedLink("sign_in", params.token);
  return data(link, { status: link.usable ? 200 : 410 });
});

export const action = open(
  { may: "session.start", params: tokenParams },
  async ({ params, request, context }) => {
    try {
      const entered = await signInWithLink(params, sessionOrigin({ request, context }));
      return await enterWith(request, entered, { next: wantedOf(request) });
    } catch (error) {
      if (isDomainError(error, "link-used")) return redirectTo(`/sign-in/link/${params.token}`);
      if (isDomainError(error, "sign-in-failed")) return redirectTo("/sign-in");
      throw error;
    }
  },
);

export default function SignInByLinkPage() {
  const { usable, email } = useLoaderData<typeof loader>();
  if (!usable) return <UsedLink email={email ?? ""} />;
  return (
    <>
      <PageHeading lead="One press and you are in. This link works once.">Welcome back</PageHeading>
      <PostForm>
        <SubmitButton wide pendingLabel="Signing in…">
          Continue
        </SubmitButton>
      </PostForm>
    </>
  );
}

function UsedLink({ email }: { email: string }) {
  return (
    <>
      <PageHeading lead="Send a new one, and use the newest mail.">
        That link was used or is too old
      </PageHeading>
      <PostForm action="/sign-in/link?index" className="grid gap-6">
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          inputMode="email"
          defaultValue={email}
        />
        <SubmitButton wide pendingLabel="Sending…">
          Send a new one
        </SubmitButton>
      </PostForm>
    </>
  );
}
