import { badParameter, missingParameter, refused } from "../api-error";
import type { Emulator } from "../emulator";
import { allowOnly, integerOf, metadataOf, type Params, textOf } from "../form-body";
import { page } from "../listing";
import { makeRefund } from "../resources/refunds";
import { need } from "../store";
import type { Charge, Refund } from "../types";
import type { Call, Endpoint } from "./endpoint";

const REASONS = ["duplicate", "fraudulent", "requested_by_customer"];

function chargeOf(emulator: Emulator, params: Params): Charge {
  const chargeId = textOf(params, "charge");
  if (chargeId) return need(emulator.state.charges, "charge", chargeId, "charge");
  const intentId = textOf(params, "payment_intent");
  if (intentId === null) throw missingParameter("payment_intent");
  const intent = need(emulator.state.paymentIntents, "payment_intent", intentId, "payment_intent");
  if (intent.status !== "succeeded" || intent.latest_charge === null) {
    throw refused(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      "payment_intent_unexpected_state",
    );
  }
  return need(emulator.state.charges, "charge", intent.latest_charge, "charge");
}

function create({ emulator, params }: Call): Refund {
  allowOnly(params, ["charge", "payment_intent", "amount", "reason", "metadata"]);
  const reason = textOf(params, "reason");
  if (reason !== null && !REASONS.includes(reason)) throw badParameter(`Invalid reason: ${reason}`, "reason");
  const amount = integerOf(params, "amount");
  const metadata = metadataOf(params);
  return makeRefund(emulator, { charge: chargeOf(emulator, params), amount, reason, metadata });
}

export const refundEndpoints: Endpoint[] = [
  { method: "POST", path: "/v1/refunds", run: create },
  {
    method: "GET",
    path: "/v1/refunds",
    run: ({ emulator, params, path }) =>
      page(emulator.state.refunds.values(), params, path, ["charge", "payment_intent"]),
  },
  {
    method: "GET",
    path: "/v1/refunds/:id",
    run: ({ emulator, id }) => need(emulator.state.refunds, "refund", id),
  },
  {
    method: "GET",
    path: "/v1/charges",
    run: ({ emulator, params, path }) =>
      page(emulator.state.charges.values(), params, path, ["customer", "payment_intent"]),
  },
  {
    method: "GET",
    path: "/v1/charges/:id",
    run: ({ emulator, id }) => need(emulator.state.charges, "charge", id),
  },
];
