import { badParameter, refused } from "../api-error";
import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import { need } from "../store";
import type { Charge, Metadata, Refund } from "../types";
import { cardOf } from "./payment-methods";

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

function giveBack(charge: Charge, cents: number): void {
  charge.amount_refunded += cents;
  charge.refunded = charge.amount_refunded === charge.amount;
}

/** A refund that the bank settles or sends back some time after it was made. */
function settleLater(emulator: Emulator, refund: Refund, charge: Charge, to: "succeeded" | "failed"): void {
  emulator.later(() => {
    refund.status = to;
    if (to === "failed") {
      refund.failure_reason = "expired_or_canceled_card";
      giveBack(charge, -refund.amount);
      emulator.emit("refund.failed", refund);
    }
    emulator.emit("refund.updated", refund);
  }, emulator.knobs.current.refundSettlesMs);
}

type NewRefund = { charge: Charge; amount: number | null; reason: string | null; metadata: Metadata };

/** Gives money back: in parts if wanted, never more than was taken. */
export function makeRefund(emulator: Emulator, input: NewRefund): Refund {
  const { charge } = input;
  if (charge.status !== "succeeded") {
    throw refused(
      `Charge ${charge.id} is not successful, so it cannot be refunded.`,
      "charge_not_refundable",
    );
  }
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) {
    throw refused(`Charge ${charge.id} has already been refunded.`, "charge_already_refunded");
  }
  const amount = input.amount ?? left;
  if (amount < 1) {
    throw badParameter("Invalid positive integer", "amount", "parameter_invalid_integer");
  }
  if (amount > left) {
    const message = `Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`;
    throw refused(message, undefined, { param: "amount" });
  }
  const method = need(emulator.state.paymentMethods, "PaymentMethod", charge.payment_method);
  const { card } = cardOf(emulator, method);
  const refund: Refund = {
    id: newStripeId("re"),
    object: "refund",
    created: emulator.now(),
    livemode: false,
    amount,
    currency: charge.currency,
    status: card.refund === "pending-first" ? "pending" : "succeeded",
    reason: input.reason,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    metadata: input.metadata,
  };
  emulator.state.refunds.set(refund.id, refund);
  const previous = { amount_refunded: charge.amount_refunded };
  giveBack(charge, amount);
  emulator.emit("refund.created", refund);
  emulator.emit("charge.refunded", charge, previous);
  if (card.refund) {
    settleLater(emulator, refund, charge, card.refund === "pending-first" ? "succeeded" : "failed");
  }
  return refund;
}

/** After a restart: refunds that were still under way settle. */
export function settleLeftOverRefunds(emulator: Emulator): void {
  for (const refund of emulator.state.refunds.values()) {
    const charge = emulator.state.charges.get(refund.charge);
    if (refund.status === "pending" && charge) settleLater(emulator, refund, charge, "succeeded");
  }
}
