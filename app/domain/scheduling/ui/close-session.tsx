import { ButtonRow } from "#app/ui/button";
import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { centsInWords } from "#app/ui/money-text";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { AppointmentView } from "../appointment-view";

type CloseSessionProps = {
  view: AppointmentView;
  /** What a missed or late-cancelled session costs, in cents. */
  feeCents: number;
  started: boolean;
  lastResult?: FormReply;
};

type Fields = { status: string; reason: string };

/** How the session ended: three buttons that say what they cost, and a way to ask for no fee. */
export function CloseSession({ view, feeCents, started, lastResult }: CloseSessionProps) {
  const [form, fields] = formOf<Fields>({ id: "close", lastResult });
  const fee = feeCents > 0 ? `, charge ${centsInWords(feeCents)}` : "";
  return (
    <section aria-labelledby="close" className="card grid gap-5 p-5">
      <h2 id="close">{started ? "How did it end?" : "Did they cancel?"}</h2>
      <ErrorSummary errors={summaryFrom(form)} />
      <ButtonRow>
        {started ? <CloseButton view={view} status="done" label="Mark as done" kind="primary" /> : null}
        {started ? (
          <CloseButton view={view} status="no_show" label={`No-show${fee}`} kind="secondary" />
        ) : null}
        <CloseButton view={view} status="late_cancelled" label={`Late cancel${fee}`} kind="secondary" />
      </ButtonRow>
      {feeCents > 0 ? (
        <details open={form.status === "error"}>
          <summary className="inline-flex min-h-11 items-center text-link underline underline-offset-4">
            Close it without a fee
          </summary>
          <PostForm id={form.id} className="mt-3 grid gap-5">
            <input type="hidden" name="intent" value="close-without-fee" />
            <input type="hidden" name="version" value={view.version} />
            <RadioGroup
              {...fieldProps(fields.status)}
              label="What happened?"
              columns={2}
              options={[
                ...(started ? [{ value: "no_show", label: "No-show" }] : []),
                { value: "late_cancelled", label: "Late cancel" },
              ]}
            />
            <TextField
              {...fieldProps(fields.reason)}
              label="Why is the fee waived?"
              hint="The care team alone reads this."
            />
            <SubmitButton kind="secondary" pendingLabel="Closing…">
              Close without a fee
            </SubmitButton>
          </PostForm>
        </details>
      ) : null}
    </section>
  );
}

type CloseButtonProps = {
  view: AppointmentView;
  status: string;
  label: string;
  kind: "primary" | "secondary";
};

function CloseButton({ view, status, label, kind }: CloseButtonProps) {
  return (
    <PostForm>
      <input type="hidden" name="intent" value="close" />
      <input type="hidden" name="version" value={view.version} />
      <input type="hidden" name="status" value={status} />
      <SubmitButton kind={kind} pendingLabel="Saving…">
        {label}
      </SubmitButton>
    </PostForm>
  );
}
