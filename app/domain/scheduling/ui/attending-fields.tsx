import { RadioGroup } from "#app/ui/choice-groups";
import { fieldProps } from "#app/ui/field-props";
import type { FormState } from "#app/ui/form-of";
import { ABSENT } from "../slot-choice";

export type AttendingMember = { personId: string; chosenName: string; isYou: boolean; state: string };

type AttendingFieldsProps = {
  form: FormState;
  members: AttendingMember[];
  states: { value: string; label: string }[];
};

const stateOf = (index: number) => `attending[${index}].state`;

/** Where each member of the chart will be, or that they do not come. Whoever books for themselves comes. */
export function AttendingFields({ form, members, states }: AttendingFieldsProps) {
  return members.map((member, index) => (
    <div key={member.personId} data-other={member.isYou ? undefined : ""}>
      <input type="hidden" name={`attending[${index}].personId`} value={member.personId} />
      <RadioGroup
        {...fieldProps(form.at(stateOf(index)))}
        columns={3}
        label={member.isYou ? "Where will you be?" : `Where will ${member.chosenName} be?`}
        hint="Your therapist must be licensed there on that day"
        options={[
          ...states,
          ...(member.isYou ? [] : [{ value: ABSENT, label: `${member.chosenName} will not come` }]),
        ]}
      />
    </div>
  ));
}
