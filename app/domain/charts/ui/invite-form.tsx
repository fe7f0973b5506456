import { type SubmissionResult, useForm } from "@conform-to/react";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

type InviteFormProps = { chartId: string; lastResult?: SubmissionResult | undefined };

/** The name and address of a partner; the mail names nobody. */
export function InviteForm({ chartId, lastResult }: InviteFormProps) {
  const [form, fields] = useForm<{ chosenName: string; email: string }>({
    id: `invite-${chartId}`,
    lastResult,
  });
  return (
    <PostForm id={form.id} className="grid gap-6">
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="invite" />
      <input type="hidden" name="chartId" value={chartId} />
      <TextField {...fieldProps(fields.chosenName)} label="Their name" autoComplete="off" width="medium" />
      <TextField
        {...fieldProps(fields.email)}
        label="Their e-mail address"
        hint="One that only they read. The mail does not say what it is about."
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <div>
        <SubmitButton wide pendingLabel="Sending…">
          Send the invitation
        </SubmitButton>
      </div>
    </PostForm>
  );
}
