import { useLoaderData } from "@remix-run/react";
import { beginAuthenticator } from "#app/domain/accounts/begin-authenticator.server";
import { nextOnlySchema, nextSearch } from "#app/domain/accounts/schemas";
import { ownSecondFactors } from "#app/domain/accounts/second-factor-queries.server";
import { SecondFactorList } from "#app/domain/accounts/ui/second-factor-list";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { ownPath, redirectTo } from "#app/http/respond.server";
import { Button } from "#app/ui/button";
import { BackLink, PageHeading } from "#app/ui/page-heading";
import { PostForm } from "#app/ui/post-form";

export const meta = titled("Second step");

export const loader = guarded(
  { may: "second-factor.set-up", search: nextSearch },
  async ({ actor, search }) => ({
    factors: await ownSecondFactors(actor),
    isRequired: actor.awaits === "set-up",
    next: ownPath(search.next, ""),
    zone: actor.zone,
  }),
);

/** Begins an authenticator app; what it needs is on the page that follows. */
export const action = guarded(
  { may: "second-factor.set-up", form: nextOnlySchema, showsNoProblems: true },
  async ({ actor, form }) => {
    await beginAuthenticator(actor);
    const next = ownPath(form.next, "");
    return redirectTo(`/profile/second-step/app${next ? `?next=${encodeURIComponent(next)}` : ""}`);
  },
);

export default function SecondFactorsPage() {
  const { factors, isRequired, next, zone } = useLoaderData<typeof loader>();
  const lead = isRequired
    ? "Everyone who works here signs in in two steps, because of the records you can open. No phone? Your laptop’s lock or a password manager does it, too. It takes a minute; if it does not work, call us."
    : "A second step beside your password or mail: a stolen password alone is not enough then.";
  return (
    <>
      {isRequired ? null : <BackLink to="/profile">Your profile</BackLink>}
      <PageHeading lead={lead}>{isRequired ? "Set up your second step" : "Second step"}</PageHeading>
      <SecondFactorList factors={factors} zone={zone} next={next} />
      {isRequired ? (
        <div className="mt-10 border-t border-line pt-6">
          <PostForm action="/sign-out">
            <Button kind="secondary">Sign out</Button>
          </PostForm>
        </div>
      ) : null}
    </>
  );
}
