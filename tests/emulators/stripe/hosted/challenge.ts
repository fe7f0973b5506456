import type { Emulator } from "../emulator";
import { type Answer, html, redirect } from "../exchange";
import { parseForm } from "../form-body";
import { successAddress } from "../resources/checkout-sessions";
import { confirmPaymentIntent, failAuthentication } from "../resources/payment-intents";
import { confirmSetupIntent, failSetupAuthentication } from "../resources/setup-intents";
import { need } from "../store";
import type { CheckoutSession, PaymentIntent, PaymentMethod, SetupIntent } from "../types";
import { NO_VALUES } from "./card-form";
import { challengePage } from "./challenge-page";
import { checkoutPage, closedPage } from "./checkout-page";
import { amountText } from "./html";
import { trySession } from "./pay-session";

const FAILED = "Your bank did not confirm the card.";

type Asked = { intent: PaymentIntent | SetupIntent; session: CheckoutSession | undefined };

function find(emulator: Emulator, id: string): Asked {
  const { paymentIntents, setupIntents, sessions } = emulator.state;
  const intent = paymentIntents.get(id) ?? need(setupIntents, "setup_intent", id);
  const session = [...sessions.values()].find((one) => one.payment_intent === id || one.setup_intent === id);
  return { intent, session };
}

function wayBack({ intent, session }: Asked): string | null {
  if (session?.status === "open") return session.url;
  return session ? successAddress(session) : (intent.next_action?.redirect_to_url.return_url ?? null);
}

function nothingToAsk(asked: Asked): Answer {
  const href = wayBack(asked);
  const link = href ? { href, label: "Continue" } : null;
  return html(410, closedPage("Nothing to confirm", "Your bank's question has been answered.", link));
}

export function showChallenge(emulator: Emulator, id: string): Answer {
  const asked = find(emulator, id);
  const { intent } = asked;
  if (intent.status !== "requires_action") return nothingToAsk(asked);
  const what =
    intent.object === "payment_intent"
      ? `pay ${amountText(intent.amount, intent.currency)}`
      : "save this card";
  return html(200, challengePage(`/c/challenge/${id}`, what));
}

function failed(emulator: Emulator, { intent, session }: Asked, back: string | null): Answer {
  if (intent.object === "payment_intent") failAuthentication(emulator, intent);
  else failSetupAuthentication(emulator, intent);
  const plan = session && emulator.state.plans.get(session.id);
  if (session && plan) {
    return html(422, checkoutPage(session, plan, { values: NO_VALUES, errors: {}, refusal: FAILED }));
  }
  return back
    ? redirect(back)
    : html(200, closedPage("Not confirmed", `${FAILED} Nothing was charged.`, null));
}

/** Without a Checkout Session the intent itself is finished, and the way leads to its return address. */
function finishIntent(emulator: Emulator, intent: PaymentIntent | SetupIntent, method: PaymentMethod): void {
  const authenticated = true;
  const returnUrl = intent.next_action?.redirect_to_url.return_url ?? null;
  if (intent.object === "setup_intent")
    confirmSetupIntent(emulator, intent, method, { authenticated, returnUrl });
  else confirmPaymentIntent(emulator, intent, method, { offSession: false, authenticated, returnUrl });
}

export function takeChallenge(emulator: Emulator, id: string, form: string): Answer {
  const asked = find(emulator, id);
  const { intent, session } = asked;
  if (intent.status !== "requires_action") return nothingToAsk(asked);
  const back = intent.next_action?.redirect_to_url.return_url ?? null;
  if (parseForm(form).outcome !== "complete") return failed(emulator, asked, back);
  const method = need(emulator.state.paymentMethods, "PaymentMethod", intent.payment_method ?? "");
  if (session) trySession(emulator, session, method, true);
  else finishIntent(emulator, intent, method);
  return back ? redirect(back) : html(200, closedPage("Confirmed", "You can close this page.", null));
}
