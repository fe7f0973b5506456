import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import type { FormFields } from "#app/ui/form-of";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { TextLink } from "#app/ui/text-link";

type SecondStepFormProps = {
  formId: string;
  fields: FormFields<{ code: string }>;
  kind: "app" | "recovery";
  next: string;
  button: string;
  /** The page that asks for the other kind of code instead. */
  otherKind: string | null;
};

/** Asks for a code of the authenticator app, or for a recovery code. */
export function SecondStepForm({ formId, fields, kind, next, button, otherKind }: SecondStepFormProps) {
  const isApp = kind === "app";
  return (
    <>
      <PostForm id={formId} className="grid gap-6">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="next" value={next} />
        <TextField
          {...fieldProps(fields.code)}
          label={isApp ? "Six-digit code" : "Recovery code"}
          hint={isApp ? "From your authenticator app" : "One of the ten that you kept, like ab3de-fg5hj"}
          inputMode={isApp ? "numeric" : "text"}
          autoComplete={isApp ? "one-time-code" : "off"}
          autoCapitalize="none"
          spellCheck={false}
          width={isApp ? "short" : "medium"}
        />
        <div>
          <SubmitButton wide pendingLabel="Checking…">
            {button}
          </SubmitButton>
        </div>
      </PostForm>
      {otherKind ? (
        <p className="mt-6">
          <TextLink to={otherKind}>{isApp ? "Use a recovery code" : "Use the authenticator app"}</TextLink>
        </p>
      ) : null}
    </>
  );
}
