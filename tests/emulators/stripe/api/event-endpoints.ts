import { listOf } from "../form-body";
import { page } from "../listing";
import { need } from "../store";
import type { Call, Endpoint } from "./endpoint";

function list({ emulator, params, path }: Call) {
  const types = listOf(params, "types");
  const events = [...emulator.state.events.values()].filter(
    (event) => types.length === 0 || types.includes(event.type),
  );
  return page(events, params, path, ["type"]);
}

/** What was taken less what was given back, as one available sum. */
function balance({ emulator }: Call) {
  const charges = [...emulator.state.charges.values()];
  const amount = charges.reduce((sum, charge) => sum + charge.amount_captured - charge.amount_refunded, 0);
  const available = [{ amount, currency: "usd", source_types: { card: amount } }];
  return { object: "balance", livemode: false, available, pending: [] };
}

export const eventEndpoints: Endpoint[] = [
  { method: "GET", path: "/v1/events", run: list },
  {
    method: "GET",
    path: "/v1/events/:id",
    run: ({ emulator, id }) => need(emulator.state.events, "event", id),
  },
  { method: "GET", path: "/v1/balance", run: balance },
];
