import { z } from "zod";
import { downloadDocument } from "#app/domain/charts/download-document.server";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

const params = z.object({ documentId: z.uuid() });

export const loader = guarded(
  { may: "documents.read-own", params },
  async ({ actor, params: { documentId } }) => {
    const { type, name, content } = await downloadDocument(actor, { documentId, chartId: null });
    return download(type, name, content);
  },
);
