import { receiptPdf } from "#app/domain/billing/receipt-pdf.server";
import { receiptSearch, shareParams } from "#app/domain/billing/schemas";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

export const loader = guarded(
  { may: "receipts.read-own", params: shareParams, search: receiptSearch },
  async ({ actor, params, search }) => {
    const { name, pdf } = await receiptPdf(actor, { shareId: params.shareId, paymentId: search.payment });
    return download("pdf", name, pdf);
  },
);
