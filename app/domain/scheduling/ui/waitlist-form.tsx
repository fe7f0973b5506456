import { CheckboxGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { WEEKDAYS } from "../availability-view";

type WaitlistFormProps = {
  /** What they would wait for. */
  fields: { chart: string; service: string; therapist: string };
  defaults: { weekdays: string[]; parts: string[]; fromDate: string; untilDate: string };
  isWaiting: boolean;
  /** The name of the zone that the parts of the day are meant in, where the reader lives by another. */
  zoneOfParts: string | null;
  lastResult?: FormReply;
};

const PARTS = [
  { value: "Morning", label: "Morning", hint: "before noon" },
  { value: "Afternoon", label: "Afternoon", hint: "noon to 5 PM" },
  { value: "Evening", label: "Evening", hint: "5 PM or later" },
];

const listOf = (value: unknown): string[] => (value === undefined ? [] : [value].flat().map(String));

/** When a chart could come: days of the week, parts of the day, and from when until when. */
export function WaitlistForm({ fields, defaults, isWaiting, zoneOfParts, lastResult }: WaitlistFormProps) {
  const [form, at] = formOf<{ fromDate: string; untilDate: string }>({
    id: "waitlist",
    lastResult,
    defaultValue: { fromDate: defaults.fromDate, untilDate: defaults.untilDate },
  });
  const typed = lastResult?.initialValue;
  return (
    <PostForm id={form.id} action="/client/waitlist?index" className="card grid gap-6 p-5">
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="join" />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <CheckboxGroup
        name="weekdays"
        label="Which days?"
        hint="None ticked means any day"
        columns={2}
        defaultValues={typed ? listOf(typed.weekdays) : defaults.weekdays}
        options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
      />
      <CheckboxGroup
        name="parts"
        label="Which part of the day?"
        hint={zoneOfParts ? `${zoneOfParts}; none ticked means any` : "None ticked means any"}
        columns={3}
        defaultValues={typed ? listOf(typed.parts) : defaults.parts}
        options={PARTS}
      />
      <div className="flex flex-wrap gap-4">
        <TextField {...fieldProps(at.fromDate)} label="From" type="date" width="medium" />
        <TextField {...fieldProps(at.untilDate)} label="Until" type="date" width="medium" />
      </div>
      <SubmitButton pendingLabel="Saving…">
        {isWaiting ? "Save what we wait for" : "Join the waiting list"}
      </SubmitButton>
    </PostForm>
  );
}
