/**
 * Requests whose form was refused. The loaders of the same request learn it from here, because the page they make then
 * says so in its title.
 */
const refused = new WeakSet<object>();

/** Remix hands one context to the action and to every loader of a request. */
export function noteRefusal(context: object, answer: unknown): void {
  if (answer instanceof Response && answer.status >= 400) refused.add(context);
}

export const wasRefused = (context: object): boolean => refused.has(context);
