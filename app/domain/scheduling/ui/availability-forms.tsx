import { CheckboxGroup, RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps, listProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import { clockOf } from "#app/ui/week-layout";
import { type HoursRow, WEEKDAYS } from "../availability-view";

type Props = { lastResult?: FormReply };

const mine = (lastResult: FormReply | undefined, intent: string) =>
  lastResult?.initialValue?.intent === intent ? lastResult : undefined;

type HoursFields = { weekdays: string[]; fromMinute: string; toMinute: string };

/** Adds hours to every week, to one day or to several; `copied`: those of another day, to begin with. */
export function AddHours({ lastResult, copied }: Props & { copied: HoursRow | null }) {
  const [form, fields] = formOf<HoursFields>({
    id: "hours",
    lastResult: mine(lastResult, "add-hours"),
    defaultValue: copied
      ? { fromMinute: clockOf(copied.fromMinute), toMinute: clockOf(copied.toMinute) }
      : undefined,
  });
  return (
    <PostForm id={form.id} className="card grid gap-4 p-5">
      <h3>{copied ? "Copy these hours to other days" : "Add hours"}</h3>
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="add-hours" />
      <CheckboxGroup
        {...listProps(fields.weekdays)}
        label="Every"
        columns={2}
        options={WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }))}
      />
      <div className="flex flex-wrap gap-4">
        <TextField {...fieldProps(fields.fromMinute)} label="From" type="time" width="short" />
        <TextField {...fieldProps(fields.toMinute)} label="To" type="time" width="short" />
      </div>
      <SubmitButton kind="secondary" pendingLabel="Saving…">
        Add these hours
      </SubmitButton>
    </PostForm>
  );
}

type DayFields = { kind: string; onDate: string; throughDate: string; fromMinute: string; toMinute: string };

/** Time off or extra hours, on one day or on several. */
export function AddDay({ lastResult }: Props) {
  const [form, fields] = formOf<DayFields>({
    id: "day",
    lastResult: mine(lastResult, "add-day"),
    defaultValue: { kind: "closed" },
  });
  return (
    <PostForm id={form.id} className="card grid gap-4 p-5">
      <h3>Change some days</h3>
      <ErrorSummary errors={summaryFrom(form)} />
      <input type="hidden" name="intent" value="add-day" />
      <RadioGroup
        {...fieldProps(fields.kind)}
        label="What is different?"
        columns={2}
        options={[
          { value: "closed", label: "Time off" },
          { value: "open", label: "Extra hours" },
        ]}
      />
      <div className="flex flex-wrap gap-4">
        <TextField {...fieldProps(fields.onDate)} label="Date" type="date" width="medium" />
        <TextField {...fieldProps(fields.throughDate)} label="Through" type="date" width="medium" optional />
      </div>
      <div className="flex flex-wrap gap-4">
        <TextField {...fieldProps(fields.fromMinute)} label="Starts" type="time" width="short" optional />
        <TextField {...fieldProps(fields.toMinute)} label="Ends" type="time" width="short" optional />
      </div>
      <p className="text-sm text-ink-3">Leave both times empty for whole days off.</p>
      <SubmitButton kind="secondary" pendingLabel="Saving…">
        Change these days
      </SubmitButton>
    </PostForm>
  );
}
