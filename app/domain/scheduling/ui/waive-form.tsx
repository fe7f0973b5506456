import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

/** The fee of a missed or late-cancelled session is not asked for: one press and a reason. */
export function WaiveForm({ version, lastResult }: { version: number; lastResult?: FormReply }) {
  const [form, fields] = formOf<{ reason: string }>({ id: "waive", lastResult });
  return (
    <section aria-labelledby="waive-heading" className="card grid gap-4 p-5">
      <h2 id="waive-heading">Waive the fee</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-4">
        <input type="hidden" name="intent" value="waive" />
        <input type="hidden" name="version" value={version} />
        <TextField {...fieldProps(fields.reason)} label="Why?" hint="The care team alone reads this." />
        <SubmitButton kind="secondary" pendingLabel="Saving…">
          Waive the fee
        </SubmitButton>
      </PostForm>
    </section>
  );
}
