import { useActionData, useLoaderData } from "@remix-run/react";
import { flattenError } from "zod";
import { refundablePayment } from "#app/domain/billing/admin-invoice-queries.server";
import { cardWords } from "#app/domain/billing/card-words";
import { refundPayment } from "#app/domain/billing/refund-payment.server";
import { refundFields, refundParams, refundSchema, refundSearch } from "#app/domain/billing/schemas";
import { type RefundFields, RefundForm } from "#app/domain/billing/ui/refund-form";
import { isDomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { formatCents, parseCents } from "#app/domain/shared/money";
import { guarded } from "#app/http/guarded.server";
import { orNotSent } from "#app/http/or-not-sent";
import { titled } from "#app/http/page-meta";
import { redirectTo, refuse } from "#app/http/respond.server";
import { ErrorSummary, summaryFrom } from "#app/ui/error-summary";
import { formOf } from "#app/ui/form-of";
import { BackLink, PageHeading } from "#app/ui/page-heading";

export const meta = titled("Refund");

export const loader = guarded(
  { may: "payments.refund", params: refundParams, search: refundSearch },
  async ({ actor, params, search }) => {
    const payment = await refundablePayment(actor, params.invoiceId, params.paymentId);
    const suggested =
      search.part === "half" ? Math.round(payment.refundableCents / 2) : payment.refundableCents;
    return { payment, amount: (suggested / 100).toFixed(2), requestKey: newId() };
  },
);

export const action = guarded(
  { may: "payments.refund", params: refundParams, form: refundFields },
  async ({ actor, params, form, submission }) => {
    const read = refundSchema.safeParse(form);
    if (!read.success) {
      const { refundableCents } = await refundablePayment(actor, params.invoiceId, params.paymentId);
      const isTooMuch = (parseCents(form.amount ?? "") ?? 0) > refundableCents;
      const more: Record<string, string[]> = isTooMuch ? tooMuch(refundableCents) : {};
      return refuse(submission, { fieldErrors: { ...more, ...flattenError(read.error).fieldErrors } });
    }
    const { amount: cents, reason, note, requestKey } = read.data;
    try {
      const state = await refundPayment(actor, { ...params, cents, reason, note, requestKey });
      const done =
        state === "succeeded" ? "is done" : state === "failed" ? "was refused by the bank" : "is on its way";
      return redirectTo(`/admin/invoices/${params.invoiceId}`, {
        flash: {
          kind: state === "failed" ? "danger" : "ok",
          text: `The refund of ${formatCents(cents)} ${done}.`,
        },
      });
    } catch (error) {
      if (!isDomainError(error, "refund-too-large")) throw error;
      return refuse(submission, { fieldErrors: tooMuch(Number(error.details.leftCents)) });
    }
  },
);

export const clientAction = orNotSent;

const tooMuch = (leftCents: number) => ({
  amount: [`Enter ${formatCents(leftCents)} or less: that is what is left of it`],
});

export default function RefundPage() {
  const { payment, amount, requestKey } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = formOf<RefundFields>({
    id: "refund",
    lastResult,
    defaultValue: { amount, requestKey },
  });
  const here = `/admin/invoices/${payment.invoiceId}`;
  const card = payment.card ? cardWords(payment.card) : "the card it came from";
  return (
    <div className="form-column">
      <ErrorSummary errors={summaryFrom(form)} />
      <BackLink to={here}>Invoice {payment.number}</BackLink>
      <PageHeading
        lead={
          <p>
            {payment.payer} paid {formatCents(payment.cents)} with {card}.{" "}
            {formatCents(payment.refundableCents)} of it can be refunded.
          </p>
        }
      >
        Refund {payment.payer}
      </PageHeading>
      <RefundForm
        key={amount}
        fields={fields}
        card={card}
        leftCents={payment.refundableCents}
        path={`${here}/refund/${payment.paymentId}`}
      />
    </div>
  );
}
