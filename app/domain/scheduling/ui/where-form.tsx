import { RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { SelectField, TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";
import type { WhereValues } from "../join-queries.server";

type WhereFormProps = {
  values: WhereValues;
  choices: { value: string; label: string }[];
  lastResult?: FormReply;
};

/** Where somebody is now. What they said the last time is filled in: one press when nothing has changed. */
export function WhereForm({ values, choices, lastResult }: WhereFormProps) {
  const [form, fields] = formOf<WhereValues>({ id: "where", lastResult, defaultValue: values });
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="grid gap-6">
        <SelectField
          {...fieldProps(fields.state)}
          label="State you are in"
          options={choices}
          placeholder="Choose"
          width="medium"
        />
        <RadioGroup
          {...fieldProps(fields.setting)}
          label="Are you at home?"
          columns={2}
          options={[
            { value: "home", label: "At home" },
            { value: "elsewhere", label: "Somewhere else" },
          ]}
        />
        <TextField
          {...fieldProps(fields.address)}
          label="Address where you are"
          hint="Only to send help in an emergency"
          autoComplete="street-address"
        />
        <TextField
          {...fieldProps(fields.phone)}
          label="Phone we can call now"
          hint="If the video breaks off"
          type="tel"
          autoComplete="tel"
          width="medium"
        />
        <SubmitButton wide pendingLabel="Saving…">
          This is where I am
        </SubmitButton>
      </PostForm>
    </>
  );
}
