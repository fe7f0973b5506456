import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

type InviteFormProps = { chartId: string; lastResult?: FormReply | undefined };

/** The name and address of a partner; the mail names nobody. */
export function InviteForm({ chartId, lastResult }: InviteFormProps) {
  const [form, fields] = formOf<{ chosenName: string; email: string }>({
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
