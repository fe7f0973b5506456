import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../api-error";
import type { Emulator } from "../emulator";
import { type Answer, html, readBody, redirect, reply } from "../exchange";
import { parseForm } from "../form-body";
import { expireOldSessions, successAddress } from "../resources/checkout-sessions";
import { need } from "../store";
import { NOT_A_TEST_CARD } from "../test-cards";
import type { CheckoutSession } from "../types";
import { type CardErrors, type CardValues, NO_VALUES, readCard, valuesOf } from "./card-form";
import { showChallenge, takeChallenge } from "./challenge";
import { checkoutPage, closedPage } from "./checkout-page";
import { payWithCard } from "./pay-session";

type Shown = { values: CardValues; errors: CardErrors; refusal: string | null };

function closedAnswer(session: CheckoutSession): Answer {
  if (session.status === "complete") {
    const link = { href: successAddress(session), label: "Continue" };
    return html(200, closedPage("All done", "This was completed already. Nothing more is charged.", link));
  }
  const link = session.cancel_url ? { href: session.cancel_url, label: "Go back" } : null;
  return html(410, closedPage("This page has expired", "Nothing was charged. Please start again.", link));
}

function show(emulator: Emulator, session: CheckoutSession, shown: Shown, status = 200): Answer {
  const plan = need(emulator.state.plans, "checkout.session", session.id);
  return html(status, checkoutPage(session, plan, shown));
}

function showSession(emulator: Emulator, session: CheckoutSession): Answer {
  if (session.status !== "open") return closedAnswer(session);
  return show(emulator, session, { values: NO_VALUES, errors: {}, refusal: null });
}

function takeCard(emulator: Emulator, session: CheckoutSession, form: string): Answer {
  if (session.status === "complete") return redirect(successAddress(session));
  if (session.status === "expired") return closedAnswer(session);
  const values = valuesOf(parseForm(form));
  const read = readCard(values, emulator.now());
  const again = { ...values, cvc: "" };
  if (read.kind === "invalid") {
    return show(emulator, session, { values: again, errors: read.errors, refusal: null }, 422);
  }
  const { card, month, year } = read;
  if (!card) {
    return show(emulator, session, { values: again, errors: {}, refusal: NOT_A_TEST_CARD.message }, 422);
  }
  const outcome = payWithCard(emulator, session, { card, month, year });
  if (outcome.kind === "challenge") return redirect(`/c/challenge/${outcome.intentId}`);
  if (outcome.kind === "declined") {
    return show(emulator, session, { values: again, errors: {}, refusal: outcome.message }, 422);
  }
  return redirect(successAddress(session));
}

async function answer(emulator: Emulator, incoming: IncomingMessage, path: string): Promise<Answer> {
  const [, , kind, id = ""] = path.split("/");
  const posting = incoming.method === "POST";
  if (kind === "pay") {
    const session = need(emulator.state.sessions, "checkout.session", id);
    return posting ? takeCard(emulator, session, await readBody(incoming)) : showSession(emulator, session);
  }
  if (kind === "challenge") {
    return posting ? takeChallenge(emulator, id, await readBody(incoming)) : showChallenge(emulator, id);
  }
  return html(404, closedPage("Page not found", "There is nothing at this address.", null));
}

/** The pages that Stripe hosts, under /c. */
export async function hostedPages(
  emulator: Emulator,
  incoming: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  expireOldSessions(emulator);
  try {
    reply(response, await answer(emulator, incoming, path));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    reply(response, html(404, closedPage("Page not found", "There is nothing at this address.", null)));
  }
}
