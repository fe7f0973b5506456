import { Checkbox } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { SelectField } from "#app/ui/field";
import { checkboxProps, fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { ContactRules } from "../contact-rules";

type Names = {
  remindByMail: string;
  neverCall: string;
  noVoicemail: string;
  nameless: string;
  quietFrom: string;
  quietUntil: string;
};

/** "9:00 PM" of the minutes of a day. */
const clockOf = (minute: number): string => {
  const hour = Math.floor(minute / 60);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute % 60).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
};

const HALF_HOURS = Array.from({ length: 48 }, (_, half) => ({
  value: String(half * 30),
  label: clockOf(half * 30),
}));

const on = (value: boolean): string | undefined => (value ? "on" : undefined);

type ContactFormProps = { rules: ContactRules; lastResult: FormReply | undefined };

/** What the practice may do to reach somebody, and what it must not. */
export function ContactForm({ rules, lastResult }: ContactFormProps) {
  const [form, fields] = formOf<Names>({
    id: "contact",
    lastResult,
    defaultValue: {
      remindByMail: on(rules.remindByMail),
      neverCall: on(!rules.mayCall),
      noVoicemail: on(!rules.mayLeaveVoicemail),
      nameless: on(!rules.namesPractice),
      quietFrom: String(rules.quietFrom),
      quietUntil: String(rules.quietUntil),
    },
  });
  return (
    <PostForm id={form.id} className="grid gap-6">
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="rules" />
      <Checkbox
        {...checkboxProps(fields.remindByMail)}
        label="Remind me of appointments by mail"
        hint="A reminder says when, and neither what for nor with whom."
      />
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-semibold">What we must not do</legend>
        <Checkbox {...checkboxProps(fields.neverCall)} label="Never call me" />
        <Checkbox {...checkboxProps(fields.noVoicemail)} label="Leave no voicemail" />
        <Checkbox
          {...checkboxProps(fields.nameless)}
          label="Do not name the practice"
          hint="Mails, texts and calendar entries then say “your practice”, without its phone number. Receipts and agreements still bear its name."
        />
      </fieldset>
      <fieldset>
        <legend className="mb-2 font-semibold">Hours in which you want to hear no reminder</legend>
        <div className="flex flex-wrap gap-4">
          <SelectField {...fieldProps(fields.quietFrom)} label="From" options={HALF_HOURS} width="short" />
          <SelectField {...fieldProps(fields.quietUntil)} label="To" options={HALF_HOURS} width="short" />
        </div>
        <p className="mt-2 text-sm text-ink-3">
          By the clock of your own time zone. Twice the same: no such hours.
        </p>
      </fieldset>
      <div>
        <SubmitButton wide>Save how to reach me</SubmitButton>
      </div>
    </PostForm>
  );
}
