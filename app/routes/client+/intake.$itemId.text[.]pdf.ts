import { z } from "zod";
import { consentPdf } from "#app/domain/intake/consent-pdf.server";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

const params = z.object({ itemId: z.uuid() });

export const loader = guarded({ may: "intake.read-own", params }, async ({ actor, params: { itemId } }) => {
  const { title, pdf } = await consentPdf(actor, itemId);
  return download("pdf", title, pdf);
});
