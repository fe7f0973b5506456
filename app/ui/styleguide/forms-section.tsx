import { Checkbox, CheckboxGroup, RadioGroup } from "#app/ui/choice-groups";
import { DateParts } from "#app/ui/date-parts";
import { ErrorSummary } from "#app/ui/error-summary";
import { SelectField, TextArea, TextField } from "#app/ui/field";
import { FileField } from "#app/ui/file-field";
import { FilterBar } from "#app/ui/filter-bar";
import { SavedAt } from "#app/ui/saved-at";
import { Scale } from "#app/ui/scale";
import { Section, Specimen } from "#app/ui/styleguide/specimen";

export function FormsSection() {
  return (
    <Section id="forms" title="Forms">
      <Specimen name="ErrorSummary">
        <ErrorSummary
          errors={[
            { id: "sg-email-error", message: "Enter an e-mail address, like name@example.com" },
            { message: "Someone just took 5:30 PM ET. Choose another time." },
          ]}
        />
      </Specimen>
      <div className="grid gap-8 md:grid-cols-2">
        <TextFields />
        <ChoiceFields />
      </div>
      <Specimen name="Scale">
        <Scale
          name="sg-scale"
          label="How close have you felt this week?"
          lowLabel="Not at all"
          highLabel="Completely"
          defaultValue="7"
        />
      </Specimen>
      <Specimen name="FileField">
        <FileField
          name="sg-file"
          label="File"
          hint="A PDF of 10 MB at most"
          accept="application/pdf"
          most={{ bytes: 10_485_760, words: "That file is larger than 10 MB. Choose a smaller one." }}
        />
      </Specimen>
      <Specimen name="FilterBar">
        <FilterBar label="Filter invoices" clearTo="?">
          <TextField name="sg-search" label="Name or number" type="search" />
          <SelectField name="sg-state" label="State" options={states} placeholder="Any" />
        </FilterBar>
      </Specimen>
    </Section>
  );
}

const states = [
  { value: "va", label: "Virginia" },
  { value: "nc", label: "North Carolina" },
];

function TextFields() {
  return (
    <div className="grid content-start gap-6">
      <TextField name="sg-name" label="Name we call you" autoComplete="nickname" defaultValue="Robin" />
      <TextField
        id="sg-email-error"
        name="sg-email"
        label="E-mail"
        type="email"
        hint="We send the link to join here."
        defaultValue="robin@"
        errors={["Enter an e-mail address, like name@example.com"]}
      />
      <TextField name="sg-amount" label="Amount" prefix="$" width="short" inputMode="decimal" optional />
      <TextField name="sg-off" label="Client number" defaultValue="A-1042" disabled />
      <SelectField
        name="sg-zone"
        label="Where you are"
        options={states}
        placeholder="Choose a state"
        width="medium"
      />
      <TextArea name="sg-text" label="Anything we should know?" hint="A sentence is plenty." optional />
      <SavedAt iso="2026-11-24T22:31:00Z" zone="America/New_York" today="Tue, Nov 24, 2026" />
      <SavedAt iso="2026-11-24T22:31:00Z" zone="America/New_York" today="Wed, Nov 25, 2026" />
    </div>
  );
}

function ChoiceFields() {
  return (
    <div className="grid content-start gap-6">
      <RadioGroup
        name="sg-time"
        label="Evening"
        defaultValue="1730"
        options={[
          { value: "1730", label: "5:30 PM ET", detail: "with Priya" },
          { value: "1800", label: "6:00 PM ET", detail: "with Luis" },
          { value: "1830", label: "6:30 PM ET", detail: "taken", disabled: true },
        ]}
      />
      <CheckboxGroup
        name="sg-about"
        label="What brings you here?"
        hint="Choose all that fit."
        errors={["Choose at least one"]}
        options={[
          { value: "talk", label: "We talk past each other" },
          { value: "trust", label: "Trust", hint: "After something happened, or for a long time" },
        ]}
      />
      <Checkbox name="sg-agree" label="I have read this agreement" />
      <DateParts
        id="sg-born"
        label="Date of birth"
        hint="For example 3 31 1988"
        birthday
        month={{ name: "sg-m" }}
        day={{ name: "sg-d" }}
        year={{ name: "sg-y" }}
      />
    </div>
  );
}
