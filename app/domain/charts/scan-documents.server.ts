import { recordEvent } from "#app/domain/audit/record-event.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import {
  isScannerOn,
  isScannerThere,
  ScannerAway,
  scan,
  type Verdict,
} from "#app/platform/files/scanner.server";
import { fileContent, settleScan, uncheckedFiles } from "#app/platform/files/stored-files.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { log } from "#app/platform/log.server";

export const SCAN_JOB = "charts.scan-document";

/**
 * Job "charts.scan-document": asks the virus scanner about one file. While the scanner is away the file stays in
 * quarantine, and `scanWaitingDocuments` has it asked about again.
 */
export async function scanDocument({ fileId }: { fileId: string }): Promise<void> {
  const file = await fileContent(db, fileId);
  if (file?.scanState !== "unchecked" || !isScannerOn()) return;
  try {
    await settle(fileId, await scan(file.content));
  } catch (error) {
    if (!(error instanceof ScannerAway)) throw error;
    log().warn({ fileId, reason: error.message }, "the virus scanner is away");
  }
}

const settle = (fileId: string, verdict: Verdict): Promise<void> =>
  inTransaction(async (tx) => {
    if (!(await settleScan(tx, fileId, verdict))) return;
    const document = await tx.document.findUniqueOrThrow({
      where: { fileId },
      select: { id: true, chartId: true, audience: true, memberPersonId: true },
    });
    await recordEvent(tx, null, {
      action: verdict === "clean" ? "document-cleared" : "document-destroyed",
      objectKind: "document",
      objectId: document.id,
      chartId: document.chartId,
      subjectPersonId: document.memberPersonId,
      audience: document.audience,
    });
  });

/** Job "charts.scan-waiting-documents", every minute: what is in quarantine is asked about again, once the scanner answers. */
export async function scanWaitingDocuments(): Promise<void> {
  if (!isScannerOn()) return;
  const waiting = await uncheckedFiles(db);
  if (waiting.length === 0 || !(await isScannerThere())) return;
  await inTransaction(async (tx) => {
    for (const fileId of waiting) await enqueue(tx, SCAN_JOB, { fileId }, { key: fileId });
  });
}
