/** What every form component takes. All of it works without JavaScript. */
export type FieldProps = {
  name: string;
  id?: string;
  label: string;
  hint?: string;
  errors?: string[];
  defaultValue?: string;
  required?: boolean;
};

/** A field of a form as `formOf` gives it. */
export type FieldLike = {
  name: string;
  id: string;
  errors?: string[] | undefined;
  initialValue?: unknown;
  required?: boolean | undefined;
};

/** Props for a text input, textarea, select or radio group from a form's field. */
export function fieldProps(field: FieldLike) {
  return {
    name: field.name,
    id: field.id,
    errors: field.errors,
    defaultValue: typeof field.initialValue === "string" ? field.initialValue : undefined,
    required: field.required,
  };
}

/** Props for a checkbox group from a form's field that holds a list. */
export function listProps(field: FieldLike) {
  const value = field.initialValue;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return {
    name: field.name,
    id: field.id,
    errors: field.errors,
    defaultValues: list.filter((item): item is string => typeof item === "string"),
  };
}

/** Props for a single checkbox from a form's field. */
export function checkboxProps(field: FieldLike) {
  return {
    name: field.name,
    id: field.id,
    errors: field.errors,
    defaultChecked: field.initialValue === "on" || field.initialValue === true,
    required: field.required,
  };
}

/** Ids of the hint and the error, and the ARIA attributes that tie them to the control. */
export function describeControl(id: string, hint?: string, errors?: string[]) {
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = errors?.length ? `${id}-error` : undefined;
  const describedBy = [hintId, errorId].filter(Boolean).join(" ") || undefined;
  return {
    hintId,
    errorId,
    aria: { "aria-describedby": describedBy, "aria-invalid": errorId ? true : undefined } as const,
  };
}
