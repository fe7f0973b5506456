import { TEST_CARDS } from "../test-cards";
import type { CheckoutPlan, CheckoutSession } from "../types";
import type { CardErrors, CardValues } from "./card-form";
import { amountText, escaped } from "./html";
import { pageShell } from "./page-shell";

type Shown = { values: CardValues; errors: CardErrors; refusal: string | null };

const spaced = (number: string) => number.replace(/(\d{4})(?=\d)/g, "$1 ");

type FieldText = { name: keyof CardValues; label: string; hint: string; autocomplete: string };

const FIELDS: Record<keyof CardValues, FieldText> = {
  number: {
    name: "number",
    label: "Card number",
    hint: "A test card, for example 4242 4242 4242 4242",
    autocomplete: "cc-number",
  },
  expiry: { name: "expiry", label: "Expiration", hint: "Month / year", autocomplete: "cc-exp" },
  cvc: { name: "cvc", label: "Security code", hint: "3 digits", autocomplete: "cc-csc" },
};

function field(name: keyof CardValues, { values, errors }: Shown): string {
  const { label, hint, autocomplete } = FIELDS[name];
  const error = errors[name];
  const describedBy = `${name}-hint${error ? ` ${name}-error` : ""}`;
  return `<div class="field">
<label for="${name}">${label}</label>
<p class="hint" id="${name}-hint">${hint}</p>
<input id="${name}" name="${name}" inputmode="numeric" autocomplete="${autocomplete}" value="${escaped(values[name])}" aria-describedby="${describedBy}"${error ? ' aria-invalid="true"' : ""}>
${error ? `<p class="wrong" id="${name}-error">${escaped(error)}</p>` : ""}
</div>`;
}

function summary({ errors, refusal }: Shown): string {
  const lines = Object.entries(errors).map(
    ([name, error]) => `<p><a href="#${name}">${escaped(error)}</a></p>`,
  );
  if (refusal) lines.unshift(`<p>${escaped(refusal)} Nothing was charged. You can try another card.</p>`);
  if (lines.length === 0) return "";
  return `<div class="summary" role="alert" tabindex="-1"><h2>Please check your card</h2>${lines.join("")}</div>`;
}

function cardList(): string {
  const rows = TEST_CARDS.map((card) => `<div><dt>${spaced(card.number)}</dt><dd>${card.note}</dd></div>`);
  return `<details><summary>Test cards</summary><dl>${rows.join("")}</dl></details>`;
}

function backLink(session: CheckoutSession): string {
  return session.cancel_url
    ? `<a class="back" href="${escaped(session.cancel_url)}">Back, without paying</a>`
    : "";
}

/** The form where a card is entered; it works without JavaScript. */
export function checkoutPage(session: CheckoutSession, plan: CheckoutPlan, shown: Shown): string {
  const paying = session.mode === "payment";
  const total = amountText(session.amount_total ?? 0, session.currency ?? "usd");
  const items = plan.lineItems.map((item) => escaped(item.description)).join(", ");
  const saves = paying && plan.intent.setup_future_usage === "off_session";
  const title = paying ? `Pay ${total}` : "Save a card";
  const intro = paying
    ? `<h1>${items}</h1><p class="total">${total}</p>`
    : `<h1>Save a card</h1><p>Nothing is charged now.</p>`;
  const back = paying ? backLink(session) : backLink(session).replace("without paying", "without saving");
  return pageShell(
    shown.refusal || Object.keys(shown.errors).length > 0 ? `Error: ${title}` : title,
    `${intro}
${summary(shown)}
<form method="post" action="/c/pay/${session.id}" novalidate>
${field("number", shown)}
<div class="pair">${field("expiry", shown)}${field("cvc", shown)}</div>
${saves ? '<p class="soft">This card is saved for later payments.</p>' : ""}
<button type="submit">${paying ? `Pay ${total}` : "Save card"}</button>
</form>
${back}
${cardList()}`,
  );
}

/** A session that takes no card any more. */
export function closedPage(
  heading: string,
  text: string,
  link: { href: string; label: string } | null,
): string {
  const button = link ? `<a class="button" href="${escaped(link.href)}">${escaped(link.label)}</a>` : "";
  return pageShell(heading, `<h1>${escaped(heading)}</h1><p>${escaped(text)}</p>${button}`);
}
