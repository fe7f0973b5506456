import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { noSuch } from "./api-error";
import type {
  CardTrait,
  Charge,
  CheckoutPlan,
  CheckoutSession,
  Customer,
  PaymentIntent,
  PaymentMethod,
  Refund,
  SetupIntent,
  StoredAnswer,
  StripeEvent,
} from "./types";

type KeptAnswer = StoredAnswer & { fingerprint: string; endpoint: string; at: number };

/** Everything the emulator remembers. Each map keeps the order in which its objects were made. */
export type State = {
  customers: Map<string, Customer>;
  paymentMethods: Map<string, PaymentMethod>;
  paymentIntents: Map<string, PaymentIntent>;
  setupIntents: Map<string, SetupIntent>;
  charges: Map<string, Charge>;
  refunds: Map<string, Refund>;
  sessions: Map<string, CheckoutSession>;
  plans: Map<string, CheckoutPlan>;
  traits: Map<string, CardTrait>;
  events: Map<string, StripeEvent>;
  answers: Map<string, KeptAnswer>;
};

export function emptyState(): State {
  return {
    customers: new Map(),
    paymentMethods: new Map(),
    paymentIntents: new Map(),
    setupIntents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    sessions: new Map(),
    plans: new Map(),
    traits: new Map(),
    events: new Map(),
    answers: new Map(),
  };
}

export function clearState(state: State): void {
  for (const map of Object.values(state)) map.clear();
}

/** The object, or Stripe's answer for an id it does not know (404 resource_missing). */
export function need<T>(map: Map<string, T>, kind: string, id: string, param = "id"): T {
  const found = map.get(id);
  if (found === undefined) throw noSuch(kind, id, param);
  return found;
}

export function stateAsJson(state: State): Record<string, unknown> {
  return Object.fromEntries(Object.entries(state).map(([name, map]) => [name, [...map.values()]]));
}

/** Fills `state` from the file, if there is one. Sessions point at this emulator's own address afterwards. */
export function loadState(state: State, file: string): void {
  if (!existsSync(file)) return;
  const saved: Record<string, [string, never][]> = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, map] of Object.entries(state)) {
    for (const [id, value] of saved[name] ?? []) map.set(id, value);
  }
}

/** Writes beside the file and renames, so a kill leaves the old or the new state, never half of one. */
export function saveState(state: State, file: string): void {
  const entries = Object.entries(state).map(([name, map]) => [name, [...map.entries()]]);
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, JSON.stringify(Object.fromEntries(entries)), { mode: 0o600 });
  renameSync(beside, file);
}
