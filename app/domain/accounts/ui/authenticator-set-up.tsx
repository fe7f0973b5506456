import { TextField } from "#app/ui/field";
import type { FieldLike } from "#app/ui/field-props";
import { fieldProps } from "#app/ui/field-props";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

type AuthenticatorSetUpProps = {
  formId: string;
  code: FieldLike;
  next: string;
  qr: { size: number; d: string };
  address: string;
  secret: string;
};

/** The code to scan, the same as a link and as text, and the field that shows it worked. */
export function AuthenticatorSetUp({ formId, code, next, qr, address, secret }: AuthenticatorSetUpProps) {
  return (
    <PostForm id={formId} className="grid gap-8">
      <section aria-labelledby="scan" className="grid gap-4">
        <h2 id="scan">1. Scan this with your app</h2>
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="QR code for your authenticator app"
          shapeRendering="crispEdges"
          className="w-full max-w-56 rounded-md border border-line"
        >
          <rect width="100%" height="100%" fill="#fff" />
          <path d={qr.d} fill="#000" />
        </svg>
        <p>
          Is the app on this device? <a href={address}>Open it there</a>.
        </p>
        <p>
          Or type this key into the app: <code className="font-semibold break-words">{secret}</code>
        </p>
      </section>
      <section aria-labelledby="type" className="grid gap-4">
        <h2 id="type">2. Type the code it shows</h2>
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(code)}
          label="Six-digit code"
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
        />
        <div>
          <SubmitButton wide pendingLabel="Checking…">
            Turn it on
          </SubmitButton>
        </div>
      </section>
    </PostForm>
  );
}
