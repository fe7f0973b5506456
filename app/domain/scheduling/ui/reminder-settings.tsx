import { Checkbox } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { checkboxProps, fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { ReminderPlan } from "../reminder-plan";

type Names = { mailOn: string; mailHours: string; textOn: string; textHours: string };

type FormProps = { plan: ReminderPlan; lastResult: FormReply | undefined };

const HINT = "Before the start, separated by commas";

/** When people are reminded, by mail and by text. */
export function ReminderPlanForm({ plan, lastResult }: FormProps) {
  const [form, fields] = formOf<Names>({
    id: "reminders",
    lastResult,
    defaultValue: {
      mailOn: plan.mailOn ? "on" : undefined,
      mailHours: plan.mailHours.join(", "),
      textOn: plan.textOn ? "on" : undefined,
      textHours: plan.textHours.join(", "),
    },
  });
  return (
    <PostForm id={form.id} className="card grid gap-6 p-5 sm:p-6">
      <ErrorSummary errors={summaryFrom(form)} />
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">Mails</legend>
        <Checkbox {...checkboxProps(fields.mailOn)} label="Remind people by mail" />
        <TextField {...fieldProps(fields.mailHours)} label="Hours, for mails" hint={HINT} width="short" />
      </fieldset>
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold">Texts</legend>
        <Checkbox
          {...checkboxProps(fields.textOn)}
          label="Remind people by text"
          hint="Only who has agreed to it on their profile, at the number they gave."
        />
        <TextField {...fieldProps(fields.textHours)} label="Hours, for texts" hint={HINT} width="short" />
      </fieldset>
      <div>
        <SubmitButton>Save the reminders</SubmitButton>
      </div>
    </PostForm>
  );
}

type PreviewProps = { subject: string; mail: string[]; text: string };

/** What people read. Neither what the appointment is for nor with whom is in it. */
export function ReminderPreview({ subject, mail, text }: PreviewProps) {
  return (
    <section aria-labelledby="preview" className="grid gap-4">
      <h2 id="preview">What people read</h2>
      <div className="card grid gap-3 p-5">
        <h3>A mail: {subject}</h3>
        {mail.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="card grid gap-3 p-5">
        <h3>A text</h3>
        <p className="break-words">{text}</p>
      </div>
      <p className="text-ink-2">
        In somebody’s quiet hours nothing is sent: a reminder then comes when they end, or half an hour before
        they begin. What is booked later than a reminder’s time goes without it.
      </p>
    </section>
  );
}
