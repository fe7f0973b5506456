import type { Payer } from "#app/domain/billing/household-view";
import { SPLIT_KIND_WORDS, SPLIT_KINDS, splitValues } from "#app/domain/billing/split-kinds";
import type { SplitRule } from "#app/domain/billing/split-share";
import { ButtonRow } from "#app/ui/button";
import { Fieldset, RadioGroup } from "#app/ui/choice-groups";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { TextField } from "#app/ui/field";
import { fieldProps } from "#app/ui/field-props";
import { formOf } from "#app/ui/form-of";
import type { FormReply } from "#app/ui/form-problems";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

type Fields = {
  kind: string;
  payer: string;
  example: string;
  parts: { personId: string; percent: string; dollars: string }[];
};

type SplitFormProps = {
  members: Payer[];
  rule: SplitRule | null;
  exampleCents: number;
  lastResult?: FormReply;
};

/** Only the fields of the chosen kind are shown, by a style rule, so that it needs no script. */
export function SplitForm({ members, rule, exampleCents, lastResult }: SplitFormProps) {
  const ids = members.map((member) => member.personId);
  const [form, fields] = formOf<Fields>({
    id: "split",
    lastResult,
    defaultValue: { ...splitValues(rule, ids), example: (exampleCents / 100).toFixed(2) },
  });
  const partFields = members.map((member, index) => ({
    member,
    part: {
      personId: form.at(`parts[${index}].personId`),
      percent: form.at(`parts[${index}].percent`),
      dollars: form.at(`parts[${index}].dollars`),
    },
  }));
  return (
    <>
      <ErrorSummary errors={summaryFrom(form)} />
      <PostForm id={form.id} className="group grid gap-6">
        <RadioGroup
          {...fieldProps(fields.kind)}
          label="How are the invoices split?"
          options={SPLIT_KINDS.map((kind) => ({ value: kind, label: SPLIT_KIND_WORDS[kind] }))}
        />
        {partFields.map(({ member, part }) => (
          <input key={member.personId} type="hidden" name={part.personId.name} value={member.personId} />
        ))}
        <div className="hidden group-has-[[value=percentage]:checked]:block">
          <Fieldset
            legend="Percentage of each"
            hint="Whole numbers that make 100. An odd cent goes to the first."
          >
            <div className="flex flex-wrap gap-4">
              {partFields.map(({ member, part }) => (
                <TextField
                  key={member.personId}
                  {...fieldProps(part.percent)}
                  label={`${member.chosenName}, in percent`}
                  inputMode="numeric"
                  autoComplete="off"
                  width="tiny"
                />
              ))}
            </div>
          </Fieldset>
        </div>
        <div className="hidden group-has-[[value=fixed]:checked]:block">
          <Fieldset
            legend="Amount of each"
            hint="Leave one empty: they pay the rest. An invoice below the amounts is paid from the top."
          >
            <div className="flex flex-wrap gap-4">
              {partFields.map(({ member, part }) => (
                <TextField
                  key={member.personId}
                  {...fieldProps(part.dollars)}
                  label={`${member.chosenName}, in dollars`}
                  prefix="$"
                  inputMode="decimal"
                  autoComplete="off"
                  width="short"
                />
              ))}
            </div>
          </Fieldset>
        </div>
        <div className="hidden group-has-[[value=one\_payer]:checked]:block">
          <RadioGroup
            {...fieldProps(fields.payer)}
            label="Who pays?"
            columns={2}
            options={members.map((member) => ({ value: member.personId, label: member.chosenName }))}
          />
        </div>
        <TextField
          {...fieldProps(fields.example)}
          label="Try it with an invoice of"
          hint="Nothing is billed by this"
          prefix="$"
          inputMode="decimal"
          autoComplete="off"
          width="short"
        />
        <ButtonRow>
          <SubmitButton name="intent" value="save" pendingLabel="Saving…">
            Save the split
          </SubmitButton>
          <SubmitButton name="intent" value="preview" kind="secondary" pendingLabel="Counting…">
            Show the shares
          </SubmitButton>
        </ButtonRow>
      </PostForm>
    </>
  );
}
