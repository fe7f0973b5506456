import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeEmail } from "#app/domain/accounts/change-email.server";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { tokenParams } from "#app/domain/accounts/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { sessionCookie } from "#app/http/session-cookie.server";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Your e-mail address");

/**
 * Mail programs open links by themselves, so looking changes nothing; the button does. Only whoever asked for the change can
 * go through with it: to anybody else who got the mail the link is nothing.
 */
export const loader = guarded({ may: "email.verify-own", params: tokenParams }, async ({ actor, params }) => {
  const { usable, email } = await mailedLink("verify_email", params.token, undefined, actor.personId);
  return data({ usable, email: usable ? email : null }, { status: usable ? 200 : 410 });
});

const TAKEN = "This address cannot be used for your account. Choose another one, or call us.";

export const action = guarded({ may: "email.verify-own", params: tokenParams }, async ({ actor, params }) => {
  try {
    const { token } = await changeEmail(actor, params);
    const text = "From now on you sign in with this address. Other devices are signed out.";
    return redirectTo("/profile", { cookies: [sessionCookie(token)], flash: { kind: "ok", text } });
  } catch (error) {
    if (isDomainError(error, "email-taken")) {
      return redirectTo("/profile/email", { flash: { kind: "danger", text: TAKEN } });
    }
    if (isDomainError(error, "link-used")) return redirectTo(`/verify-email/${params.token}`);
    throw error;
  }
});

export default function VerifyEmailPage() {
  const { usable, email } = useLoaderData<typeof loader>();
  if (!usable) {
    return (
      <>
        <PageHeading lead="It was used, is too old, or belongs to another account than yours. Your address is as it was.">
          That link cannot be used
        </PageHeading>
        <ButtonLink to="/profile/email" wide>
          Change my e-mail address
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHeading
        lead={`After that you sign in with ${email}, and our mails go there. All other devices are signed out.`}
      >
        Use this address?
      </PageHeading>
      <PostForm>
        <SubmitButton wide>Use this address</SubmitButton>
      </PostForm>
    </>
  );
}
