import { z } from "zod";
import { downloadDocument } from "#app/domain/charts/download-document.server";
import { guarded } from "#app/http/guarded.server";
import { download } from "#app/http/respond.server";

const params = z.object({ chartId: z.uuid(), documentId: z.uuid() });

export const loader = guarded(
  { may: "documents.read-care-team", params },
  async ({ actor, params: asked }) => {
    const { type, name, content } = await downloadDocument(actor, asked);
    return download(type, name, content);
  },
);
