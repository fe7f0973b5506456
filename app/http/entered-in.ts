import { isSecret } from "./secret-fields";

type Entered = string | Entered[] | { [step: string]: Entered };
type Holder = { [step: string]: Entered };

/**
 * The text in a form, shaped as its schema names it: `attending[0].state` is in `{ attending: [{ state }] }`, a name that comes
 * twice is a list. As the form library on the server does for what it sends back.
 */
export function enteredIn(form: FormData): Record<string, Entered> {
  const entered: Holder = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first === undefined || isSecret(name, {})) continue;
    put(entered, name.split(/[.[\]]+/).filter(Boolean), texts.length > 1 ? texts : first);
  }
  return entered;
}

function put(into: Holder, [step = "", next, ...rest]: string[], value: Entered): void {
  if (next === undefined) {
    into[step] = value;
    return;
  }
  into[step] ??= /^\d+$/.test(next) ? [] : {};
  put(into[step] as Holder, [next, ...rest], value);
}
