import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import type { Decline } from "../test-cards";
import type { Charge, PaymentIntent, PaymentMethod } from "../types";

function statementText(intent: PaymentIntent): string {
  const suffix = intent.statement_descriptor_suffix;
  return suffix ? `EMULATOR* ${suffix}` : (intent.statement_descriptor ?? "EMULATOR");
}

/** One attempt to take money: a declined one leaves a failed charge, as at Stripe. */
export function recordCharge(
  emulator: Emulator,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline | null,
): Charge {
  const taken = decline === null;
  const charge: Charge = {
    id: newStripeId("ch"),
    object: "charge",
    created: emulator.now(),
    livemode: false,
    amount: intent.amount,
    amount_captured: taken ? intent.amount : 0,
    amount_refunded: 0,
    currency: intent.currency,
    status: taken ? "succeeded" : "failed",
    paid: taken,
    captured: taken,
    refunded: false,
    disputed: false,
    customer: intent.customer,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: "card", card: { ...method.card } },
    billing_details: { ...method.billing_details },
    description: intent.description,
    calculated_statement_descriptor: statementText(intent),
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: taken
      ? { network_status: "approved_by_network", reason: null, type: "authorized" }
      : {
          network_status: "declined_by_network",
          reason: decline.decline_code ?? null,
          type: "issuer_declined",
        },
    receipt_email: intent.receipt_email,
    metadata: { ...intent.metadata },
  };
  emulator.state.charges.set(charge.id, charge);
  emulator.emit(taken ? "charge.succeeded" : "charge.failed", charge);
  return charge;
}
