import type { ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { FieldError, FieldFrame, FieldHint, Optional } from "#app/ui/field-parts";
import { describeControl } from "#app/ui/field-props";

type FieldsetProps = {
  id?: string;
  legend: ReactNode;
  legendHidden?: boolean;
  /** Makes the legend the page's one h1, for pages that ask one thing. */
  legendIsHeading?: boolean;
  optional?: boolean;
  hint?: string;
  errors?: string[];
  children: ReactNode;
};

/** Several controls under one question. An error summary can link to its `id`. */
export function Fieldset(props: FieldsetProps) {
  const { id, legend, legendHidden, legendIsHeading, optional, hint, errors, children } = props;
  const key = id ?? "fieldset";
  const { hintId, errorId, aria } = describeControl(key, hint, errors);
  const text = (
    <>
      {legend}
      {optional ? <Optional /> : null}
    </>
  );
  return (
    <FieldFrame invalid={Boolean(errorId)}>
      <fieldset
        id={id}
        tabIndex={id ? -1 : undefined}
        className="min-w-0"
        aria-describedby={aria["aria-describedby"]}
      >
        <legend className={cx("mb-1.5", !legendIsHeading && "font-semibold", legendHidden && "sr-only")}>
          {legendIsHeading ? <h1>{text}</h1> : text}
        </legend>
        {hint ? <FieldHint id={hintId}>{hint}</FieldHint> : null}
        <FieldError id={errorId} errors={errors} />
        <div className={cx((hint || errorId) && "mt-3")}>{children}</div>
      </fieldset>
    </FieldFrame>
  );
}

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: string;
  detail?: ReactNode;
  disabled?: boolean;
};

type GroupProps = {
  name: string;
  id?: string;
  label: ReactNode;
  labelHidden?: boolean;
  labelIsHeading?: boolean;
  optional?: boolean;
  hint?: string;
  errors?: string[];
  options: Choice[];
  required?: boolean;
  /** Side by side from 640 px on, for short answers. */
  columns?: 1 | 2 | 3;
};

const columnClasses = { 1: "grid gap-2", 2: "grid gap-2 sm:grid-cols-2", 3: "grid gap-2 sm:grid-cols-3" };

/** One answer out of up to six; for more take a `SelectField`. */
export function RadioGroup({ defaultValue, ...group }: GroupProps & { defaultValue?: string }) {
  return (
    <ChoiceFieldset group={group}>
      {(option, rowId) => (
        <input
          type="radio"
          id={rowId}
          name={group.name}
          value={option.value}
          defaultChecked={option.value === defaultValue}
          required={group.required}
          disabled={option.disabled}
          className="pick"
        />
      )}
    </ChoiceFieldset>
  );
}

/** Any number of answers. All boxes share one name. */
export function CheckboxGroup({ defaultValues = [], ...group }: GroupProps & { defaultValues?: string[] }) {
  return (
    <ChoiceFieldset group={group}>
      {(option, rowId) => (
        <input
          type="checkbox"
          id={rowId}
          name={group.name}
          value={option.value}
          defaultChecked={defaultValues.includes(option.value)}
          disabled={option.disabled}
          className="pick"
        />
      )}
    </ChoiceFieldset>
  );
}

type ChoiceFieldsetProps = { group: GroupProps; children: (option: Choice, rowId: string) => ReactNode };

function ChoiceFieldset({ group, children }: ChoiceFieldsetProps) {
  const { name, label, labelHidden, labelIsHeading, optional, hint, errors, options, columns = 1 } = group;
  const id = group.id ?? name;
  return (
    <Fieldset
      id={id}
      legend={label}
      legendHidden={labelHidden}
      legendIsHeading={labelIsHeading}
      optional={optional}
      hint={hint}
      errors={errors}
    >
      <div className={columnClasses[columns]}>
        {options.map((option) => (
          <ChoiceRow key={option.value} option={option} rowId={`${id}-${option.value}`}>
            {children(option, `${id}-${option.value}`)}
          </ChoiceRow>
        ))}
      </div>
    </Fieldset>
  );
}

function ChoiceRow({ option, rowId, children }: { option: Choice; rowId: string; children: ReactNode }) {
  return (
    <label htmlFor={rowId} className="pick-row">
      {children}
      <span className="grid min-w-0 flex-1">
        <span className="font-medium">{option.label}</span>
        {option.hint ? <span className="text-sm text-ink-3">{option.hint}</span> : null}
      </span>
      {option.detail ? <span className="text-sm text-ink-2">{option.detail}</span> : null}
    </label>
  );
}

type CheckboxProps = {
  name: string;
  id?: string;
  label: ReactNode;
  hint?: string;
  errors?: string[];
  value?: string;
  defaultChecked?: boolean;
  required?: boolean;
  disabled?: boolean;
};

/** One box to agree to something. Never checked in advance for a consent. */
export function Checkbox({ label, hint, errors, ...input }: CheckboxProps) {
  const id = input.id ?? input.name;
  const { hintId, errorId, aria } = describeControl(id, hint, errors);
  return (
    <FieldFrame invalid={Boolean(errorId)}>
      <FieldError id={errorId} errors={errors} />
      <label className="pick-row">
        <input type="checkbox" {...input} {...aria} id={id} className="pick" />
        <span className="grid min-w-0 flex-1">
          <span className="font-medium">{label}</span>
          {hint ? (
            <span id={hintId} className="text-sm text-ink-3">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </FieldFrame>
  );
}
