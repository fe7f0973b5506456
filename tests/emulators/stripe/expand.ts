import { badParameter } from "./api-error";
import type { State } from "./store";

type Plain = { [name: string]: unknown };

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function byId(state: State, id: string): unknown {
  const maps = [
    state.customers,
    state.paymentMethods,
    state.paymentIntents,
    state.setupIntents,
    state.charges,
    state.refunds,
    state.sessions,
  ];
  return maps.map((map) => map.get(id)).find((found) => found !== undefined);
}

/** Lists that are answered only when they are asked for. */
function askedList(state: State, owner: Plain, name: string): unknown {
  const id = String(owner.id);
  if (owner.object === "charge" && name === "refunds") {
    const data = [...state.refunds.values()].filter((refund) => refund.charge === id).reverse();
    return { object: "list", url: `/v1/charges/${id}/refunds`, has_more: false, data: structuredClone(data) };
  }
  if (owner.object === "checkout.session" && name === "line_items") {
    const data = structuredClone(state.plans.get(id)?.lineItems ?? []);
    return { object: "list", url: `/v1/checkout/sessions/${id}/line_items`, has_more: false, data };
  }
  return undefined;
}

function resolve(state: State, owner: Plain, name: string, path: string): unknown {
  const value = owner[name];
  if (typeof value === "string") {
    const found = byId(state, value);
    if (found !== undefined) return structuredClone(found);
  }
  const list = askedList(state, owner, name);
  if (list !== undefined) return list;
  if (value === null || isPlain(value) || Array.isArray(value)) return value;
  throw badParameter(`This property cannot be expanded (${path}).`, "expand");
}

function expandAt(state: State, target: unknown, names: string[], path: string): void {
  const [name, ...rest] = names;
  if (name === undefined) return;
  if (Array.isArray(target)) {
    for (const item of target) expandAt(state, item, names, path);
    return;
  }
  if (!isPlain(target)) return;
  target[name] = resolve(state, target, name, path);
  expandAt(state, target[name], rest, path);
}

/** A copy of the answer in which each path (`payment_intent.latest_charge`, `data.customer`) is the object itself. */
export function expanded(state: State, answer: unknown, paths: string[]): unknown {
  const copy: unknown = structuredClone(answer);
  for (const path of paths) expandAt(state, copy, path.split("."), path);
  return copy;
}
