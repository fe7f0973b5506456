import { useActionData, useLoaderData } from "@remix-run/react";
import { homeOf } from "#app/domain/accounts/landing";
import { makeRecoveryCodes } from "#app/domain/accounts/make-recovery-codes.server";
import { nextOnlySchema, nextSearch } from "#app/domain/accounts/schemas";
import { ownSecondFactors } from "#app/domain/accounts/second-factor-queries.server";
import { RecoveryCodeList } from "#app/domain/accounts/ui/recovery-code-list";
import { isDomainError } from "#app/domain/shared/domain-error";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo } from "#app/http/respond.server";
import { ButtonLink } from "#app/ui/button";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export const meta = titled("Recovery codes");

export const loader = guarded(
  { may: "second-factor.change", search: nextSearch },
  async ({ actor, search }) => {
    const { recoveryCodesLeft } = await ownSecondFactors(actor);
    return { left: recoveryCodesLeft, next: ownPath(search.next, homeOf(actor.roles)) };
  },
);

export const action = guarded({ may: "second-factor.change", form: nextOnlySchema }, async ({ actor }) => {
  try {
    return Response.json({ codes: await makeRecoveryCodes(actor) });
  } catch (error) {
    if (!isDomainError(error, "no-second-factor")) throw error;
    return redirectTo("/profile/second-step");
  }
});

export const clientAction = orNotSent;

/** The codes just made. They come once, in the answer to the press that made them. */
function codesOf(answer: unknown): string[] | null {
  const codes = (answer as { codes?: unknown } | undefined)?.codes;
  return Array.isArray(codes) ? codes.map(String) : null;
}

export default function RecoveryCodesPage() {
  const { left, next } = useLoaderData<typeof loader>();
  const codes = codesOf(useActionData<typeof action>());
  return (
    <>
      <BackLink to="/profile/second-step">Second step</BackLink>
      <PageHeading lead="When your phone is lost or broken, one of these codes lets you in instead.">
        Recovery codes
      </PageHeading>
      {codes ? (
        <div className="grid gap-8">
          <RecoveryCodeList codes={codes} />
          <div>
            <ButtonLink to={next} wide>
              I have kept them
            </ButtonLink>
          </div>
        </div>
      ) : (
        <PostForm className="grid gap-6">
          <p>
            {left === 0
              ? "You have none yet."
              : `You have ${left} that still work. When you make new ones, those stop working.`}
          </p>
          <div className="flex flex-wrap items-center gap-3">
            <SubmitButton wide>Make ten recovery codes</SubmitButton>
            <ButtonLink to={next} kind="quiet">
              Not now
            </ButtonLink>
          </div>
        </PostForm>
      )}
    </>
  );
}
