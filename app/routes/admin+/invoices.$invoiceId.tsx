import { useLoaderData } from "@remix-run/react";
import { adminInvoice } from "#app/domain/billing/admin-invoice-queries.server";
import { invoiceParams } from "#app/domain/billing/schemas";
import { AdminInvoicePage } from "#app/domain/billing/ui/admin-invoice-page";
import { guarded } from "#app/http/guarded.server";
import { titled } from "#app/http/page-meta";
import { useRootData } from "#app/http/use-root-data";

export const meta = titled("Invoice");

export const loader = guarded({ may: "invoices.read-all", params: invoiceParams }, ({ actor, params }) =>
  adminInvoice(actor, params.invoiceId),
);

export default function InvoicePage() {
  const invoice = useLoaderData<typeof loader>();
  const zone = useRootData()?.practice?.zone ?? "America/New_York";
  return <AdminInvoicePage invoice={invoice} zone={zone} />;
}
