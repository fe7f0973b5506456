import { exportBilling } from "#app/domain/billing/export-billing.server";
import { exportSearch } from "#app/domain/billing/schemas";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

export const loader = guarded({ may: "exports.read", search: exportSearch }, async ({ actor, search }) => {
  const { name, csv } = await exportBilling(actor, search);
  return download("csv", name, csv);
});
