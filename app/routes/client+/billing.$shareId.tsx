import { useActionData, useLoaderData } from "@remix-run/react";
import { clientShare } from "#app/domain/billing/client-billing-queries.server";
import { payWithSavedCard } from "#app/domain/billing/pay-with-saved-card.server";
import { paySchema, shareParams } from "#app/domain/billing/schemas";
import { startPayment } from "#app/domain/billing/start-payment.server";
import { SharePage } from "#app/domain/billing/ui/share-page";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary } from "#app/ui/error-summary";

export const meta = titled("Statement");

export const loader = guarded(
  { may: "invoices.read-own", params: shareParams },
  async ({ actor, params }) => {
    const share = await clientShare(actor, params.shareId);
    return { share, requestKey: newId(), zone: actor.zone };
  },
);

export const action = guarded(
  { may: "invoices.pay-own", params: shareParams, form: paySchema },
  async ({ actor, params, form, submission }) => {
    const here = `/client/billing/${params.shareId}`;
    try {
      if (form.with === "saved-card") {
        await payWithSavedCard(actor, { shareId: params.shareId, requestKey: form.requestKey });
        return redirectTo(here);
      }
      return redirectTo((await startPayment(actor, { shareId: params.shareId })).url ?? here);
    } catch (error) {
      if (isDomainError(error, "already-paid") || isDomainError(error, "payment-processing"))
        return redirectTo(here);
      if (isDomainError(error) && error.code in PROBLEMS) {
        return refuse(submission, { formErrors: [PROBLEMS[error.code] ?? ""] });
      }
      throw error;
    }
  },
);

export const clientAction = orNotSent;

const PROBLEMS: Record<string, string> = {
  "payments-away":
    "Our payment partner does not answer just now. Nothing was charged. Try again in a minute.",
  "no-saved-card": "There is no saved card any more. Use another card.",
};

export default function StatementPage() {
  const { share, requestKey, zone } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.error?.[""] ?? [];
  return (
    <>
      <ErrorSummary errors={problems.map((message) => ({ message }))} />
      <SharePage share={share} requestKey={requestKey} zone={zone} />
    </>
  );
}
