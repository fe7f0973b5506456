import { Fieldset } from "#app/ui/choice-groups";

type ScaleProps = {
  name: string;
  id?: string;
  label: string;
  labelHidden?: boolean;
  labelIsHeading?: boolean;
  hint?: string;
  errors?: string[];
  defaultValue?: string;
  optional?: boolean;
  /** What the ends mean, such as "Not at all" and "Completely". */
  lowLabel: string;
  highLabel: string;
  from?: number;
  to?: number;
};

/** A number from 0 to 10 as radios in a row that wraps: no dragging, every value one press away. */
export function Scale({
  from = 0,
  to = 10,
  lowLabel,
  highLabel,
  defaultValue,
  name,
  label,
  ...rest
}: ScaleProps) {
  const id = rest.id ?? name;
  const values = Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  return (
    <Fieldset
      id={id}
      legend={label}
      legendHidden={rest.labelHidden}
      legendIsHeading={rest.labelIsHeading}
      optional={rest.optional}
      hint={rest.hint}
      errors={rest.errors}
    >
      <div className="grid grid-cols-6 gap-1.5 sm:flex">
        {values.map((value) => (
          <label key={value} className="pick-row min-w-11 justify-center px-0 sm:flex-1">
            <input
              type="radio"
              id={`${id}-${value}`}
              name={name}
              value={value}
              defaultChecked={value === defaultValue}
              className="sr-only"
            />
            <span className="font-semibold tabular-nums">{value}</span>
            {value === values[0] ? <span className="sr-only">, {lowLabel}</span> : null}
            {value === values[values.length - 1] ? <span className="sr-only">, {highLabel}</span> : null}
          </label>
        ))}
      </div>
      <p aria-hidden="true" className="mt-2 flex justify-between gap-4 text-sm text-ink-3">
        <span>
          {from} {lowLabel}
        </span>
        <span className="text-right">
          {to} {highLabel}
        </span>
      </p>
    </Fieldset>
  );
}
