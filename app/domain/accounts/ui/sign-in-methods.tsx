import { SummaryList } from "#app/ui/summary-list";

type SignInMethodsProps = {
  email: string;
  hasPassword: boolean;
  factors: { app: object | null; passkeys: object[]; recoveryCodesLeft: number };
};

/** How somebody signs in, each part with its way to change it. */
export function SignInMethods({ email, hasPassword, factors }: SignInMethodsProps) {
  const second = secondStepWords(factors);
  return (
    <section aria-labelledby="sign-in" className="mt-12 grid gap-3">
      <h2 id="sign-in">How you sign in</h2>
      <SummaryList
        rows={[
          { key: "email", label: "E-mail address", value: email, change: { to: "/profile/email" } },
          {
            key: "password",
            label: "Password",
            value: hasPassword ? "Set. A link by mail works too." : "None: we mail you a link each time.",
            change: { to: "/profile/password", label: hasPassword ? "Change" : "Set" },
          },
          {
            key: "second-step",
            label: "Second step",
            value: second ?? "None",
            change: { to: "/profile/second-step", label: second ? "Change" : "Set up" },
          },
        ]}
      />
    </section>
  );
}

function secondStepWords({ app, passkeys, recoveryCodesLeft }: SignInMethodsProps["factors"]): string | null {
  const parts = [
    app ? "authenticator app" : "",
    passkeys.length > 0 ? (passkeys.length === 1 ? "one passkey" : `${passkeys.length} passkeys`) : "",
  ].filter(Boolean);
  if (parts.length === 0) return null;
  const words = parts.join(" and ");
  return `${words[0]?.toUpperCase()}${words.slice(1)}. ${recoveryCodesLeft} recovery ${recoveryCodesLeft === 1 ? "code" : "codes"} left.`;
}
