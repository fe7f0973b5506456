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
  const report = await verifyAudit(await anchoredHeads(), { onProgress });
  return { report, words: reportWords(report) };
}
