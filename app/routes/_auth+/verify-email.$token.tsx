import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { changeEmail } from "#app/domain/accounts/change-email.server";
import { mailedLink } from "#app/domain/accounts/mailed-link-queries.server";
import { tokenParams } from "#app/domain/accounts/schemas";
import { isDomainError } from "#app/domain/shared/domain-error";
import { open } from "#app/http/open.server";
import { titled } from "#app/http/page-meta";
import { redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Your e-mail address");

/** Mail programs open links by themselves, so looking changes nothing; the button does. */
export const loader = open({ may: "email.verify", params: tokenParams }, async ({ params }) => {
  const { usable, email } = await mailedLink("verify_email", params.token);
  return data({ usable, email: usable ? email : null }, { status: usable ? 200 : 410 });
});

export const action = open({ may: "email.verify", params: tokenParams }, async ({ actor, params }) => {
  try {
    await changeEmail(params);
  } catch (error) {
    if (isDomainError(error, "link-used")) return redirectTo(`/verify-email/${params.token}`);
    throw error;
  }
  const text = "From now on you sign in with this address.";
  return redirectTo(actor ? "/profile" : "/sign-in", { flash: { kind: "ok", text } });
});

export default function VerifyEmailPage() {
  const { usable, email } = useLoaderData<typeof loader>();
  if (!usable) {
    return (
      <>
        <PageHeading lead="Your address is as it was. Ask for the change again from your profile.">
          That link was used or is too old
        </PageHeading>
        <ButtonLink to="/profile/email" wide>
          Change my e-mail address
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      <PageHeading lead={`From then on you sign in with ${email}, and our mails go there.`}>
        Use this address?
      </PageHeading>
      <PostForm>
        <SubmitButton wide>Use this address</SubmitButton>
      </PostForm>
    </>
  );
}
