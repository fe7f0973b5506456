import { exportAudit } from "#app/domain/audit/audit-queries.server";
import { auditSearch } from "#app/domain/audit/schemas";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

export const loader = guarded({ may: "audit.export", search: auditSearch }, async ({ actor, search }) => {
  const { name, csv } = await exportAudit(actor, search);
  return download("csv", name, csv);
});
