import { badParameter } from "./api-error";
import { groupOf, integerOf, type Params, textOf } from "./form-body";

type Listed = { id: string; created: number };

function withinCreated(params: Params): (item: Listed) => boolean {
  const value = params.created;
  if (typeof value === "string") return (item) => item.created === integerOf(params, "created");
  const range = groupOf(params, "created");
  const from = Math.max(integerOf(range, "gte") ?? 0, (integerOf(range, "gt") ?? -1) + 1);
  const until = Math.min(
    integerOf(range, "lte") ?? Number.MAX_SAFE_INTEGER,
    (integerOf(range, "lt") ?? Number.MAX_SAFE_INTEGER) - 1,
  );
  return (item) => item.created >= from && item.created <= until;
}

function position(items: Listed[], params: Params, name: string): number | null {
  const id = textOf(params, name);
  if (id === null) return null;
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw badParameter(`No such object: '${id}'`, name, "resource_missing");
  return index;
}

function matches(item: Listed, params: Params, filters: readonly string[]): boolean {
  const fields = new Map<string, unknown>(Object.entries(item));
  return filters.every((name) => {
    const wanted = textOf(params, name);
    return wanted === null || fields.get(name) === wanted;
  });
}

/** One page of a list, newest first, with Stripe's cursors. `filters` are fields that must be equal. */
export function page<T extends Listed>(
  all: Iterable<T>,
  params: Params,
  url: string,
  filters: readonly string[] = [],
) {
  const limit = integerOf(params, "limit") ?? 10;
  if (limit < 1 || limit > 100) throw badParameter("limit must be between 1 and 100", "limit");
  const inRange = withinCreated(params);
  const found = [...all].reverse().filter((item) => inRange(item) && matches(item, params, filters));
  const after = position(found, params, "starting_after");
  const before = position(found, params, "ending_before");
  if (before !== null) {
    const from = Math.max(0, before - limit);
    return { object: "list", url, has_more: from > 0, data: found.slice(from, before) };
  }
  const from = after === null ? 0 : after + 1;
  return {
    object: "list",
    url,
    has_more: found.length > from + limit,
    data: found.slice(from, from + limit),
  };
}
