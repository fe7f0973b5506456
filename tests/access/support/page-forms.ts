/** A form of a page as a browser sends it when nothing is filled in: where to, and its hidden fields. */
export type EmptyForm = { path: string; fields: Record<string, string> };

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/g;
const CONTROL = /<(input|select|textarea)\b([^>]*)>/g;

const attribute = (text: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1]?.replaceAll("&amp;", "&");

/** The forms of a page that somebody fills in. Forms of buttons alone do what their button says at once. */
export function formsToFillIn(html: string, page: string): EmptyForm[] {
  return [...html.matchAll(FORM)].flatMap(([, head = "", body = ""]) => {
    if (attribute(head, "method") !== "post") return [];
    const controls = [...body.matchAll(CONTROL)].map(([, tag, attributes = ""]) => ({
      isHidden: tag === "input" && attribute(attributes, "type") === "hidden",
      name: attribute(attributes, "name") ?? "",
      value: attribute(attributes, "value") ?? "",
    }));
    if (controls.every(({ isHidden }) => isHidden)) return [];
    const hidden = controls.filter(({ isHidden }) => isHidden).map(({ name, value }) => [name, value]);
    return { path: attribute(head, "action") ?? page, fields: Object.fromEntries(hidden) };
  });
}
