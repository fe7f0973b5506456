import { badParameter } from "../api-error";
import { type Params, textOf } from "../form-body";

/** Stripe's rules for what may stand on a card statement. */
export function statementTextsOf(params: Params) {
  if (textOf(params, "statement_descriptor") !== null) {
    throw badParameter(
      "The `statement_descriptor` parameter is not supported for card payments. Use `statement_descriptor_suffix`.",
      "statement_descriptor",
    );
  }
  const suffix = textOf(params, "statement_descriptor_suffix");
  if (suffix !== null && (suffix.length > 20 || /[<>\\'"*]/.test(suffix) || !/[a-z]/i.test(suffix))) {
    throw badParameter("Invalid statement descriptor suffix.", "statement_descriptor_suffix");
  }
  return { statement_descriptor: null, statement_descriptor_suffix: suffix };
}

export function futureUsageOf(params: Params): "off_session" | "on_session" | null {
  const value = textOf(params, "setup_future_usage");
  if (value === null || value === "off_session" || value === "on_session") return value;
  throw badParameter(`Invalid setup_future_usage: ${value}`, "setup_future_usage");
}
