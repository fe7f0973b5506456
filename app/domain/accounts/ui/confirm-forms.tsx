import type { ReactNode } from "react";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import type { FormFields } from "#app/ui/form-of";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { PasskeyForm } from "./passkey-form";
import { SecondStepForm } from "./second-step-form";

type ConfirmFormsProps = {
  formId: string;
  fields: FormFields<{ password: string; code: string }>;
  ways: { password: boolean; app: boolean; passkey: boolean };
  email: string;
  /** The mail that was asked for; its code is typed here. */
  requestId: string | null;
  isRecovery: boolean;
  next: string;
};

/** The ways somebody has to prove again who they are: their second factor, or else password or mail. */
export function ConfirmForms(props: ConfirmFormsProps) {
  const { formId, fields, ways, isRecovery, next } = props;
  if (!ways.app && !ways.passkey) return <PasswordOrMail {...props} />;
  const others = new URLSearchParams({ next, ...(isRecovery ? {} : { with: "recovery" }) });
  return (
    <>
      {ways.passkey ? (
        <div className="mb-8">
          <PasskeyForm asks="prove" from="/sign-in/passkey-options" label="Use a passkey">
            <input type="hidden" name="kind" value="passkey" />
            <input type="hidden" name="next" value={next} />
          </PasskeyForm>
        </div>
      ) : null}
      <SecondStepForm
        formId={formId}
        fields={fields}
        kind={isRecovery || !ways.app ? "recovery" : "app"}
        next={next}
        button="Continue"
        otherKind={ways.app ? `/confirm?${others}` : null}
      />
    </>
  );
}

function PasswordOrMail({ formId, fields, ways, email, requestId, next }: ConfirmFormsProps) {
  return (
    <>
      {ways.password && !requestId ? (
        <ProofForm formId={formId} kind="password" next={next}>
          <TextField
            {...fieldProps(fields.password)}
            label="Password"
            type="password"
            autoComplete="current-password"
          />
        </ProofForm>
      ) : null}
      {requestId ? (
        <ProofForm formId={formId} kind="mail" next={next}>
          <input type="hidden" name="requestId" value={requestId} />
          <TextField
            {...fieldProps(fields.code)}
            label="Six-digit code"
            hint={`From the mail we sent to ${email}`}
            inputMode="numeric"
            autoComplete="one-time-code"
            width="short"
          />
        </ProofForm>
      ) : null}
      <PostForm>
        <input type="hidden" name="kind" value="send-mail" />
        <input type="hidden" name="next" value={next} />
        <SubmitButton kind="secondary" wide pendingLabel="Sending…">
          {requestId ? "Send another code" : "E-mail me a code instead"}
        </SubmitButton>
      </PostForm>
    </>
  );
}

type ProofFormProps = { formId: string; kind: "password" | "mail"; next: string; children: ReactNode };

function ProofForm({ formId, kind, next, children }: ProofFormProps) {
  return (
    <PostForm id={formId} className="mb-8 grid gap-6">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="next" value={next} />
      {children}
      <div>
        <SubmitButton wide pendingLabel="Checking…">
          Continue
        </SubmitButton>
      </div>
    </PostForm>
  );
}
