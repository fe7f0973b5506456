import { Fieldset } from "#app/ui/choice-groups";

type DatePart = { name: string; id?: string; defaultValue?: string; invalid?: boolean };

type DatePartsProps = {
  id?: string;
  label: string;
  labelIsHeading?: boolean;
  hint?: string;
  errors?: string[];
  optional?: boolean;
  month: DatePart;
  day: DatePart;
  year: DatePart;
  /** Lets the browser fill in a date of birth. */
  birthday?: boolean;
};

/** A date somebody knows by heart, in US order, as three short text boxes. */
export function DateParts({ month, day, year, birthday = false, label, ...rest }: DatePartsProps) {
  return (
    <Fieldset
      id={rest.id}
      legend={label}
      legendIsHeading={rest.labelIsHeading}
      optional={rest.optional}
      hint={rest.hint}
      errors={rest.errors}
    >
      <div className="flex flex-wrap gap-4">
        <Part part={month} label="Month" size={2} autoComplete={birthday ? "bday-month" : undefined} />
        <Part part={day} label="Day" size={2} autoComplete={birthday ? "bday-day" : undefined} />
        <Part part={year} label="Year" size={4} autoComplete={birthday ? "bday-year" : undefined} />
      </div>
    </Fieldset>
  );
}

type PartProps = { part: DatePart; label: string; size: 2 | 4; autoComplete?: string };

function Part({ part, label, size, autoComplete }: PartProps) {
  const id = part.id ?? part.name;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        name={part.name}
        type="text"
        inputMode="numeric"
        maxLength={size}
        autoComplete={autoComplete}
        defaultValue={part.defaultValue}
        aria-invalid={part.invalid || undefined}
        className={size === 2 ? "control w-16" : "control w-24"}
      />
    </div>
  );
}
