import { checkoutReturnSearch } from "#app/domain/billing/schemas";
import { returnFromCheckout } from "#app/domain/billing/settle-payment.server";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

const NOT_KNOWN_YET =
  "We could not ask Stripe how your payment stands. If you paid, you need not pay again: it shows here within minutes.";

/**
 * Where the hosted payment page sends people back to, paid or not. It asks Stripe how the payment stands, so that the statement says
 * so at once; what is shown and booked is what Stripe says, whoever opens this address. Where Stripe does not answer, the
 * statement is still the page to come to.
 */
export const loader = guarded(
  { may: "invoices.pay-own", search: checkoutReturnSearch },
  async ({ actor, search }) => {
    const { shareId, state } = await returnFromCheckout(actor, { paymentId: search.payment });
    const flash = state ? undefined : ({ kind: "info", text: NOT_KNOWN_YET } as const);
    return redirectTo(`/client/billing/${shareId}`, { flash });
  },
);
