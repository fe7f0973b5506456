import { inSnapshot } from "#app/platform/db/snapshot.server";
import { type AuditReport, reportWords } from "./audit-report";
import { anchoredHeads } from "./internal/head-anchors.server";
import { verifyAudit } from "./verify-audit.server";

/**
 * Compares the audit log with its chain and with the heads on file. `words` says what was found, a sentence each;
 * `onProgress` hears how many seals have been read.
 */
export async function checkAudit(
  onProgress: (read: number) => void,
): Promise<{ report: AuditReport; words: string[] }> {
  // The file first: a head that is written meanwhile is of a chain that the snapshot may not have.
  const anchors = await anchoredHeads();
  const report = await inSnapshot((ask) => verifyAudit(anchors, { ask, onProgress }));
  return { report, words: reportWords(report) };
}
