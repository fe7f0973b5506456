import { US_STATES } from "#app/domain/accounts/us-states";
import { Checkbox } from "#app/ui/choice-groups";
import { SelectField, TextField } from "#app/ui/field";
import { checkboxProps, fieldProps } from "#app/ui/field-props";
import type { FormFields } from "#app/ui/form-of";
import { PostForm } from "#app/ui/post-form";
import { SubmitButton } from "#app/ui/submit-button";

export type ProfileFields = {
  chosenName: string;
  pronouns: string;
  phone: string;
  homeState: string;
  zone: string;
  discreetMail: string | undefined;
};

type ProfileFormProps = {
  formId: string;
  fields: FormFields<ProfileFields>;
  zones: { value: string; label: string }[];
};

/** Name, how to reach me, where I live. */
export function ProfileForm({ formId, fields, zones }: ProfileFormProps) {
  return (
    <PostForm id={formId} className="grid gap-6">
      <TextField
        {...fieldProps(fields.chosenName)}
        label="What should we call you?"
        autoComplete="given-name"
        width="medium"
      />
      <TextField
        {...fieldProps(fields.pronouns)}
        label="Pronouns"
        hint="For example she/her, he/him, they/them"
        optional
        width="medium"
      />
      <TextField
        {...fieldProps(fields.phone)}
        label="Phone"
        type="tel"
        autoComplete="tel"
        optional
        width="medium"
      />
      <SelectField
        {...fieldProps(fields.homeState)}
        label="State you live in"
        hint="Your therapist must be licensed where you are during a session."
        placeholder="Choose a state"
        options={[...US_STATES]}
        optional
        width="medium"
      />
      <SelectField {...fieldProps(fields.zone)} label="Time zone" options={zones} width="medium" />
      <Checkbox
        {...checkboxProps(fields.discreetMail)}
        label="Discreet mail and calendar entries"
        hint="They say “Appointment” and the practice's short name, never what it is about."
      />
      <div>
        <SubmitButton wide>Save my profile</SubmitButton>
      </div>
    </PostForm>
  );
}
