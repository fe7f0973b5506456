import type { InvitationState } from "#app/domain/accounts/invitation-terms";
import { buttonClass } from "#app/ui/button";
import { PageHeading } from "#app/ui/page-heading";

const OVER: Record<Exclude<InvitationState, "open">, { title: string; lead: string }> = {
  accepted: {
    title: "This invitation was used",
    lead: "Your account is there. Sign in to go on; if you have no password, we mail you a link.",
  },
  revoked: {
    title: "This invitation was taken back",
    lead: "A newer one may be in your mail. Otherwise ask whoever invited you, or call us.",
  },
  expired: {
    title: "This invitation is too old",
    lead: "Ask whoever invited you to send it again, or call us.",
  },
};

export function InvitationOver({ state }: { state: InvitationState }) {
  const { title, lead } = OVER[state === "open" ? "accepted" : state];
  return (
    <>
      <PageHeading lead={lead}>{title}</PageHeading>
      <a href="/sign-in" className={buttonClass("primary", "normal", true)}>
        Sign in
      </a>
    </>
  );
}

/** The address has an account: only its owner, signed in, can accept. */
export function SignInFirst({ email, path }: { email: string; path: string }) {
  return (
    <>
      <PageHeading lead={`There is an account for ${email}. Sign in and you come back here to accept.`}>
        You have an account already
      </PageHeading>
      <a
        href={`/sign-in?next=${encodeURIComponent(path)}`}
        className={buttonClass("primary", "normal", true)}
      >
        Sign in to accept
      </a>
    </>
  );
}

/** Somebody else is signed in on this device. */
export function OtherAccount() {
  return (
    <>
      <PageHeading lead="You are signed in with another address on this device. Sign out, then open the link of the mail again.">
        This invitation is for somebody else
      </PageHeading>
      <form method="post" action="/sign-out">
        <button type="submit" className={buttonClass("primary", "normal", true)}>
          Sign out
        </button>
      </form>
    </>
  );
}
