import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { inTransaction } from "#app/platform/db/transaction.server";
import type { FileType } from "#app/platform/files/file-types";
import { handOut, openAbouts } from "#app/platform/files/stored-files.server";
import { ownDocument } from "./internal/document-rows.server";

export type Download = { name: string; type: FileType; content: Buffer };

/**
 * The content of a document for somebody who may see it; that they took it is recorded. The care team names the `chartId`,
 * a member does not. Raises "not-found", also while it is in quarantine and once it was destroyed.
 */
export async function downloadDocument(
  actor: Actor,
  asked: { documentId: string; chartId: string | null },
): Promise<Download> {
  return inTransaction(async (tx) => {
    const document = await ownDocument(tx, actor, asked);
    const file = await handOut(tx, document.fileId);
    if (!file) throw notFound();
    const [about] = await openAbouts(tx, [document]);
    await recordEvent(tx, actor, {
      action: "document-downloaded",
      objectKind: "document",
      objectId: document.documentId,
      chartId: document.chartId,
      subjectPersonId: document.memberPersonId,
      audience: document.audience,
      actingRole: asked.chartId === null ? "client" : "therapist",
    });
    return { name: about?.name ?? "", type: file.type, content: file.content };
  });
}
