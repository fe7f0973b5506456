import { ApiError, noSuch, refused } from "../api-error";
import type { Emulator } from "../emulator";
import { newStripeId } from "../ids";
import { need } from "../store";
import { type TestCard, testCardByName } from "../test-cards";
import type { CardTrait, PaymentMethod } from "../types";

/** A payment method for a test card. The number itself is not kept. */
export function makePaymentMethod(
  emulator: Emulator,
  card: TestCard,
  expiry = { month: 12, year: 2034 },
): PaymentMethod {
  const method: PaymentMethod = {
    id: newStripeId("pm"),
    object: "payment_method",
    created: emulator.now(),
    livemode: false,
    type: "card",
    card: {
      brand: card.brand,
      last4: card.number.slice(-4),
      exp_month: expiry.month,
      exp_year: expiry.year,
      funding: "credit",
      country: "US",
      fingerprint: `fp_${card.number.slice(-8)}`,
    },
    customer: null,
    billing_details: { email: null, name: null, phone: null, address: null },
    metadata: {},
  };
  emulator.state.paymentMethods.set(method.id, method);
  emulator.state.traits.set(method.id, { card: card.name, setUp: false, detached: false });
  return method;
}

/** The payment method of an id, or a new one for the name of a test card (`pm_card_visa`). */
export function methodOrTestCard(emulator: Emulator, id: string): PaymentMethod {
  const card = testCardByName(id);
  if (card) return makePaymentMethod(emulator, card);
  return need(emulator.state.paymentMethods, "PaymentMethod", id, "payment_method");
}

export function cardOf(emulator: Emulator, method: PaymentMethod): { card: TestCard; trait: CardTrait } {
  const trait = emulator.state.traits.get(method.id);
  const card = trait && testCardByName(trait.card);
  if (!trait || !card) throw noSuch("PaymentMethod", method.id);
  return { card, trait };
}

/** Ties a card to a customer; doing it twice changes nothing. */
export function attach(emulator: Emulator, method: PaymentMethod, customer: string): void {
  if (method.customer === customer) return;
  method.customer = customer;
  emulator.emit("payment_method.attached", method);
}

/** Refuses a card that cannot be used for this customer, as Stripe does, before anything is done with it. */
export function checkUsable(emulator: Emulator, method: PaymentMethod, customer: string | null): void {
  const { trait } = cardOf(emulator, method);
  if (trait.detached) {
    throw refused(
      "The provided PaymentMethod was previously detached and may not be used again. Create a new one.",
      "payment_method_unexpected_state",
      { param: "payment_method" },
    );
  }
  if (method.customer !== null && method.customer !== customer) {
    throw refused(
      `The provided PaymentMethod (${method.id}) belongs to another Customer.`,
      "payment_method_customer_mismatch",
      { param: "payment_method" },
    );
  }
}

/** Attaching outside of a payment: the bank is asked, so declining cards cannot be saved. */
export function attachDirectly(emulator: Emulator, method: PaymentMethod, customer: string): PaymentMethod {
  checkUsable(emulator, method, customer);
  const { decline } = cardOf(emulator, method).card;
  if (decline) throw new ApiError(402, { type: "card_error", ...decline });
  attach(emulator, method, customer);
  return method;
}

export function detach(emulator: Emulator, method: PaymentMethod): PaymentMethod {
  const { trait } = cardOf(emulator, method);
  if (method.customer === null) {
    throw refused(
      "The payment method you provided is not attached to a customer so detachment is impossible.",
    );
  }
  const previous = { customer: method.customer };
  method.customer = null;
  trait.detached = true;
  for (const customer of emulator.state.customers.values()) {
    if (customer.invoice_settings.default_payment_method === method.id) {
      customer.invoice_settings.default_payment_method = null;
    }
  }
  emulator.emit("payment_method.detached", method, previous);
  return method;
}
