import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { type About, openAbouts, openStates } from "#app/platform/files/stored-files.server";
import type { DocumentState, DocumentView } from "./document";
import { type AskedAs, type DocumentRow, documentRows } from "./internal/document-rows.server";

/**
 * The documents that a member may see, of all their charts, newest first; that they saw what is there is recorded. Names
 * nothing that is private to others.
 */
export async function ownDocuments(actor: Actor): Promise<DocumentView[]> {
  const documents = await listDocuments(actor, { chartId: null });
  if (documents.length > 0)
    await recordReading(actor, {
      ...{ action: "documents-listed", objectKind: "document", actingRole: "client" },
    });
  return documents;
}

/** The documents of one chart, for its care team: those that were taken back too. Raises "not-found". */
export const chartDocuments = (actor: Actor, chartId: string): Promise<DocumentView[]> =>
  listDocuments(actor, { chartId });

async function listDocuments(actor: Actor, as: AskedAs): Promise<DocumentView[]> {
  const rows = await documentRows(db, actor, as);
  const abouts = await openAbouts(db, rows);
  return rows.map((row, index) => toView(row, abouts[index] ?? { name: "", bytes: 0 }, actor));
}

function stateOf({ scanState }: DocumentRow): DocumentState {
  if (scanState === "infected") return "destroyed";
  return openStates().includes(scanState) ? "open" : "being-checked";
}

const toView = (row: DocumentRow, { name, bytes }: About, actor: Actor): DocumentView => ({
  documentId: row.documentId,
  chartId: row.chartId,
  chartLabel: row.chartLabel,
  name,
  type: row.type,
  bytes,
  audience: row.audience,
  memberPersonId: row.memberPersonId,
  memberName: row.memberName,
  uploaderName: row.uploaderName,
  isOwn: row.uploadedById === actor.personId,
  fromCareTeam: row.fromCareTeam,
  uploadedAt: row.createdAt.toISOString(),
  state: stateOf(row),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
});
