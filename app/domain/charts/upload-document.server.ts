import { recordEvent } from "#app/domain/audit/record-event.server";
import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { type CompartmentRef, compartmentFor } from "#app/platform/crypto/compartments.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { type CheckedFile, checkFile } from "#app/platform/files/check-file.server";
import { plainName } from "#app/platform/files/file-name";
import { isScannerOn } from "#app/platform/files/scanner.server";
import { contentHash, storeFile } from "#app/platform/files/stored-files.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { consume } from "#app/platform/rate-limit/rate-limit.server";
import { type Reach, reachOf } from "./audience-reach.server";
import { SCAN_JOB } from "./scan-documents.server";

export type UploadDocument = { chartId: string; audience: string; file: File };

type NewDocument = CheckedFile & { chartId: string; name: string };

/**
 * Puts a file on a chart, for all of its members or for one. The same content once more, from the same person for the
 * same people, is the document that is there (`isNew` false), so a double press makes one. Raises "not-found",
 * "disclosure-not-acknowledged", "upload-too-often", and "file-refused" with its `problem`.
 */
export async function uploadDocument(
  actor: Actor,
  input: UploadDocument,
  clock: Clock = realClock,
): Promise<{ documentId: string; isNew: boolean }> {
  await reachOf(db, actor, input);
  const { ok } = await consume("upload-account", actor.personId);
  if (!ok) throw new DomainError("upload-too-often");
  const checked = await checkFile(Buffer.from(await input.file.arrayBuffer()));
  if ("problem" in checked) throw new DomainError("file-refused", checked);
  const file = { ...checked, chartId: input.chartId, name: plainName(input.file.name) };
  return inTransaction(async (tx) => {
    const reach = await reachOf(tx, actor, input);
    const compartmentId = await compartmentFor(tx, compartmentOf(input.chartId, reach));
    await lockFor(tx, `documents:${compartmentId}:${actor.personId}`);
    const there = await sameDocument(tx, actor, contentHash(compartmentId, file.content), compartmentId);
    if (there) return { documentId: there, isNew: false };
    const documentId = await addDocument(tx, actor, { ...file, compartmentId }, reach, clock());
    return { documentId, isNew: true };
  });
}

const compartmentOf = (chartId: string, { memberPersonId }: Reach): CompartmentRef =>
  memberPersonId === null
    ? { kind: "chart_joint", chartId }
    : { kind: "member_private", chartId, personId: memberPersonId };

async function sameDocument(
  tx: Tx,
  actor: Actor,
  hash: string,
  compartmentId: string,
): Promise<string | null> {
  const found = await tx.document.findFirst({
    where: {
      uploadedById: actor.personId,
      withdrawnAt: null,
      file: { compartmentId, contentHash: hash, scanState: { not: "infected" } },
    },
    select: { id: true },
  });
  return found?.id ?? null;
}

async function addDocument(
  tx: Tx,
  actor: Actor,
  file: NewDocument & { compartmentId: string },
  reach: Reach,
  now: Date,
): Promise<string> {
  const id = newId();
  const { chartId } = file;
  const fileId = await storeFile(tx, file);
  await tx.document.create({
    data: { id, chartId, ...reach, fileId, uploadedById: actor.personId, createdAt: now },
    select: { id: true },
  });
  await recordEvent(tx, actor, {
    action: "document-uploaded",
    objectKind: "document",
    objectId: id,
    chartId,
    subjectPersonId: reach.memberPersonId,
    audience: reach.audience,
  });
  if (isScannerOn()) await enqueue(tx, SCAN_JOB, { fileId }, { key: fileId });
  return id;
}
