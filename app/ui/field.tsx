import type { ComponentProps, ReactNode } from "react";
import { cx } from "#app/ui/cx";
import { FieldError, FieldFrame, FieldHint, Optional } from "#app/ui/field-parts";
import { describeControl, type FieldProps } from "#app/ui/field-props";
import { useEarlyTyping } from "#app/ui/use-early-typing";

type Shared = FieldProps & {
  optional?: boolean;
  /** Hides the label from sight, not from screen readers. */
  labelHidden?: boolean;
  /** Makes the label the page's one h1, for pages that ask one thing. */
  labelIsHeading?: boolean;
};

type Width = "full" | "medium" | "short" | "tiny";
const widths: Record<Width, string> = { full: "", medium: "max-w-72", short: "max-w-44", tiny: "max-w-24" };

type OwnInputProps = Shared & { width?: Width; prefix?: ReactNode };
export type TextFieldProps = OwnInputProps & Omit<ComponentProps<"input">, keyof OwnInputProps>;

/** One line of text. `type`, `autoComplete`, `inputMode` and the like pass through. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    errors,
    optional,
    labelHidden,
    labelIsHeading,
    width = "full",
    prefix,
    className,
    ...rest
  } = props;
  const id = rest.id ?? rest.name;
  const { hintId, errorId, aria } = describeControl(id, hint, errors);
  const input = (
    <input
      type="text"
      {...rest}
      {...aria}
      id={id}
      className={cx("control", widths[width], Boolean(prefix) && "pl-8", className)}
    />
  );
  return (
    <FieldFrame invalid={Boolean(errorId)}>
      <FieldLabel id={id} label={label} optional={optional} hidden={labelHidden} heading={labelIsHeading} />
      {hint ? <FieldHint id={hintId}>{hint}</FieldHint> : null}
      <FieldError id={errorId} errors={errors} />
      {prefix ? (
        <div className="relative">
          <span aria-hidden="true" className="absolute inset-y-0 left-3 grid place-items-center text-ink-3">
            {prefix}
          </span>
          {input}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

export type TextAreaProps = Shared & Omit<ComponentProps<"textarea">, keyof Shared>;

/** Several lines of text; the box grows with them. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, errors, optional, labelHidden, labelIsHeading, className, ...rest } = props;
  const id = rest.id ?? rest.name;
  const box = useEarlyTyping(id);
  const { hintId, errorId, aria } = describeControl(id, hint, errors);
  return (
    <FieldFrame invalid={Boolean(errorId)}>
      <FieldLabel id={id} label={label} optional={optional} hidden={labelHidden} heading={labelIsHeading} />
      {hint ? <FieldHint id={hintId}>{hint}</FieldHint> : null}
      <FieldError id={errorId} errors={errors} />
      <textarea ref={box} rows={4} {...rest} {...aria} id={id} className={cx("control", className)} />
    </FieldFrame>
  );
}

export type SelectOption = { value: string; label: string; disabled?: boolean };
type OwnSelectProps = Shared & { options: SelectOption[]; width?: Width; placeholder?: string };
export type SelectFieldProps = OwnSelectProps &
  Omit<ComponentProps<"select">, keyof OwnSelectProps | "children">;

/** A native select, for more than six choices. `placeholder` is an empty first choice. */
export function SelectField(props: SelectFieldProps) {
  const {
    label,
    hint,
    errors,
    optional,
    labelHidden,
    labelIsHeading,
    options,
    width = "full",
    placeholder,
    className,
    ...rest
  } = props;
  const id = rest.id ?? rest.name;
  const { hintId, errorId, aria } = describeControl(id, hint, errors);
  return (
    <FieldFrame invalid={Boolean(errorId)}>
      <FieldLabel id={id} label={label} optional={optional} hidden={labelHidden} heading={labelIsHeading} />
      {hint ? <FieldHint id={hintId}>{hint}</FieldHint> : null}
      <FieldError id={errorId} errors={errors} />
      <select {...rest} {...aria} id={id} className={cx("control", widths[width], className)}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type LabelProps = { id: string; label: string; optional?: boolean; hidden?: boolean; heading?: boolean };

function FieldLabel({ id, label, optional, hidden, heading }: LabelProps) {
  const text = (
    <label htmlFor={id} className={cx(!heading && "font-semibold", hidden && "sr-only")}>
      {label}
      {optional ? <Optional /> : null}
    </label>
  );
  return heading ? <h1 className="mb-1">{text}</h1> : text;
}
