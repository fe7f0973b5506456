import type { FieldLike } from "./field-props";
import type { FormReply } from "./form-problems";

type Held = string | string[] | Record<string, string | undefined>[] | undefined;

type FormOptions<Names> = {
  id: string;
  /** The server's answer to this form, when it comes back. */
  lastResult?: FormReply | undefined;
  /** What the fields hold at first, shaped as the form's schema reads it. */
  defaultValue?: { [Name in keyof Names]?: Held };
};

export type FormFields<Names> = { readonly [Name in keyof Names]-?: FieldLike };

export type FormState = {
  id: string;
  status?: string | undefined;
  errors?: string[] | undefined;
  allErrors: Record<string, string[]>;
  /** A field whose name is put together at run time. */
  at(name: string): FieldLike;
};

/**
 * A form as the server last answered it: the id, values and problems of every field, by name. All checking is done on
 * the server, so nothing of it has to reach the browser. Once a reply brings values, first values count no more: a box
 * that was unticked stays so.
 */
export function formOf<Names>(options: FormOptions<Names>): [FormState, FormFields<Names>] {
  const { id, lastResult, defaultValue = {} } = options;
  const typed = lastResult?.initialValue;
  const allErrors: Record<string, string[]> = {};
  for (const [name, messages] of Object.entries(lastResult?.error ?? {})) {
    if (messages?.length) allErrors[name] = messages;
  }
  const at = (name: string): FieldLike => ({
    name,
    id: `${id}-${name}`,
    errors: allErrors[name],
    initialValue: valueAt(typed ?? defaultValue, name),
  });
  const fields = new Proxy({} as FormFields<Names>, { get: (_, name) => at(String(name)) });
  return [{ id, status: lastResult?.status, errors: allErrors[""], allErrors, at }, fields];
}

/** The value of `attending[0].state` in `{ attending: [{ state }] }`. */
function valueAt(values: unknown, name: string): unknown {
  const steps = name.split(/[.[\]]+/).filter(Boolean);
  return steps.reduce<unknown>((value, step) => {
    const has = typeof value === "object" && value !== null && Object.hasOwn(value, step);
    return has ? (value as Record<string, unknown>)[step] : undefined;
  }, values);
}
