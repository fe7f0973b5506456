import { exportAging } from "#app/domain/insights/aging-queries.server";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

export const loader = guarded({ may: "aging.read" }, async ({ actor }) =>
  download("csv", "aging", await exportAging(actor)),
);
