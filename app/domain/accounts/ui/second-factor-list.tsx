import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/ui/button";
import { PostForm } from "#app/ui/post-form";
import { Tag } from "#app/ui/tag";
import { TimeText } from "#app/ui/time-text";
import type { OwnPasskey, OwnSecondFactors } from "../second-factor-queries.server";

type Held = { credentialId: string; addedAt: string; lastUsedAt: string | null };

type ListProps = { factors: OwnSecondFactors; zone: string; next: string };

/** What somebody has set up beside their password: the app, passkeys, codes for a lost device. */
export function SecondFactorList({ factors, zone, next }: ListProps) {
  const { app, passkeys, recoveryCodesLeft } = factors;
  const hasAny = app !== null || passkeys.length > 0;
  return (
    <div className="grid gap-10">
      <section aria-labelledby="app" className="grid gap-3">
        <h2 id="app">Authenticator app</h2>
        {app ? (
          <ul className="card">
            <Factor held={app} name="Authenticator app" zone={zone} />
          </ul>
        ) : (
          <p className="text-ink-2">
            An app on your phone, or your password manager, that shows a new six-digit code every 30 seconds.
          </p>
        )}
        <PostForm>
          <input type="hidden" name="next" value={next} />
          <Button kind={hasAny ? "secondary" : "primary"} wide>
            {app ? "Move to another app" : "Set up an authenticator app"}
          </Button>
        </PostForm>
      </section>
      <Passkeys passkeys={passkeys} zone={zone} />
      {hasAny ? (
        <section aria-labelledby="codes" className="grid gap-3">
          <h2 id="codes">Recovery codes</h2>
          <p className="text-ink-2">
            {recoveryCodesLeft === 0
              ? "You have none. They let you in when your device is lost."
              : `${recoveryCodesLeft} of them still work. They let you in when your device is lost.`}
          </p>
          <div>
            <ButtonLink to="/profile/second-step/codes" kind="secondary" wide>
              {recoveryCodesLeft === 0 ? "Make recovery codes" : "Make new codes"}
            </ButtonLink>
          </div>
        </section>
      ) : null}
    </div>
  );
}

function Passkeys({ passkeys, zone }: { passkeys: OwnPasskey[]; zone: string }) {
  return (
    <section aria-labelledby="passkeys" className="grid gap-3">
      <h2 id="passkeys">Passkeys</h2>
      <p className="text-ink-2">
        Sign in with your fingerprint, your face or the lock of your device. It takes the place of password
        and code.
      </p>
      {passkeys.length > 0 ? (
        <ul className="card divide-y divide-line">
          {passkeys.map((passkey) => (
            <Factor key={passkey.credentialId} held={passkey} name={passkey.label} zone={zone} />
          ))}
        </ul>
      ) : null}
      <div>
        <ButtonLink to="/profile/second-step/passkey" kind="secondary" wide>
          Add a passkey
        </ButtonLink>
      </div>
    </section>
  );
}

function Factor({ held, name, zone }: { held: Held; name: string; zone: string }): ReactNode {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        <p className="text-sm text-ink-3">
          Since <TimeText iso={held.addedAt} zone={zone} yours={false} />
          {held.lastUsedAt ? (
            <>
              , last used <TimeText iso={held.lastUsedAt} zone={zone} yours={false} />
            </>
          ) : null}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <Tag icon="done">On</Tag>
        <PostForm action="/profile/second-step/remove">
          <input type="hidden" name="credentialId" value={held.credentialId} />
          <Button kind="secondary">
            Remove<span className="sr-only"> {name}</span>
          </Button>
        </PostForm>
      </div>
    </li>
  );
}
