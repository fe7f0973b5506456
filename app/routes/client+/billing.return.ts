import { checkoutReturnSearch } from "#app/domain/billing/schemas";
import { returnFromCheckout } from "#app/domain/billing/settle-payment.server";
import { guarded } from "#app/http/guarded.server";
import { redirectTo } from "#app/http/respond.server";

/**
 * Where the hosted payment page sends people back to, paid or not. It asks Stripe how the payment stands, so that the statement says
 * so at once; what is shown and booked is what Stripe says, whoever opens this address.
 */
export const loader = guarded(
  { may: "invoices.pay-own", search: checkoutReturnSearch },
  async ({ actor, search }) => {
    const { shareId } = await returnFromCheckout(actor, { paymentId: search.payment });
    return redirectTo(`/client/billing/${shareId}`);
  },
);
