type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isChanged(control: Element): boolean {
  if (control instanceof HTMLSelectElement)
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (!(control instanceof HTMLInputElement) || ["hidden", "password", "file"].includes(control.type))
    return false;
  return control.value !== control.defaultValue || control.checked !== control.defaultChecked;
}

/** The form of the page that somebody has written in and that does not save by itself. */
const writtenForm = (): HTMLFormElement | undefined =>
  [...document.querySelectorAll<HTMLFormElement>("form[method=post]:not([data-autosaves])")].find((form) =>
    [...form.elements].some((control) => isChanged(control as Control)),
  );

/**
 * Leaves the page with what was written on it, for the server to keep: nothing is done with it. False when nothing was
 * written. What a form's first button says goes along, as if it had been pressed.
 */
export function leaveWithForm(): boolean {
  const form = writtenForm();
  if (!form) return false;
  const to = new URL(form.action);
  to.searchParams.set("keep-only", "1");
  const copy = document.createElement("form");
  copy.method = "post";
  copy.action = to.href;
  const button = form.querySelector<HTMLButtonElement>("button[name]:not([type=button])");
  for (const [name, value] of new FormData(form, button)) {
    if (typeof value !== "string") continue;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    copy.append(field);
  }
  document.body.append(copy);
  copy.submit();
  return true;
}
