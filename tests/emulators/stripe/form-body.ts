import { badParameter } from "./api-error";

export type Params = { [name: string]: string | Params };

function parts(key: string): string[] {
  const [head = "", ...rest] = key.split("[");
  return [head, ...rest.map((part) => part.replace(/\]$/, ""))];
}

function setAt(target: Params, path: string[], value: string): void {
  const [name = "", ...rest] = path;
  const key = name === "" ? String(Object.keys(target).length) : name;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const child = target[key];
  if (typeof child === "object") {
    setAt(child, rest, value);
    return;
  }
  const made: Params = Object.create(null);
  target[key] = made;
  setAt(made, rest, value);
}

/** Reads `a[b][0]=c` as Stripe does; a list becomes an object with the keys 0, 1, 2. */
export function parseForm(text: string): Params {
  const params: Params = Object.create(null);
  for (const [key, value] of new URLSearchParams(text)) setAt(params, parts(key), value);
  return params;
}

export function textOf(params: Params, name: string): string | null {
  const value = params[name];
  if (value === undefined || value === "") return null;
  if (typeof value !== "string") throw badParameter(`Invalid string: ${name}`, name);
  return value;
}

export function integerOf(params: Params, name: string): number | null {
  const value = textOf(params, name);
  if (value === null) return null;
  if (!/^-?\d+$/.test(value))
    throw badParameter(`Invalid integer: ${value}`, name, "parameter_invalid_integer");
  return Number(value);
}

export function flagOf(params: Params, name: string): boolean {
  const value = textOf(params, name);
  if (value === null || value === "false") return false;
  if (value === "true") return true;
  throw badParameter(`Invalid boolean: ${value}`, name);
}

export function groupOf(params: Params, name: string): Params {
  const value = params[name];
  if (value === undefined || value === "") return {};
  if (typeof value === "string") throw badParameter(`Invalid object: ${name}`, name);
  return value;
}

export function groupsOf(params: Params, name: string): Params[] {
  return Object.values(groupOf(params, name)).map((entry) => {
    if (typeof entry === "string") throw badParameter(`Invalid object: ${name}`, name);
    return entry;
  });
}

export function listOf(params: Params, name: string): string[] {
  return Object.values(groupOf(params, name)).filter((entry) => typeof entry === "string");
}

/** Stripe refuses what it does not know, so a misspelt parameter never passes unseen. */
export function allowOnly(params: Params, names: readonly string[]): void {
  const unknown = Object.keys(params).find((name) => name !== "expand" && !names.includes(name));
  if (unknown !== undefined) {
    throw badParameter(`Received unknown parameter: ${unknown}`, unknown, "parameter_unknown");
  }
}

/** Applies `metadata[...]` to what is there: an empty value takes the key away. Stripe's limits hold. */
export function metadataOf(params: Params, before: Record<string, string> = {}): Record<string, string> {
  const after = { ...before };
  for (const [key, value] of Object.entries(groupOf(params, "metadata"))) {
    if (typeof value !== "string") throw badParameter("Metadata values must be strings", "metadata");
    if (key.length > 40 || value.length > 500) throw badParameter("Metadata is too long", `metadata[${key}]`);
    if (value === "") delete after[key];
    else after[key] = value;
  }
  if (Object.keys(after).length > 50) throw badParameter("Metadata has more than 50 keys", "metadata");
  return after;
}
