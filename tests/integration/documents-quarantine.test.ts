import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { chartDocuments, ownDocuments } from "#app/domain/charts/document-queries.server";
import { downloadDocument } from "#app/domain/charts/download-document.server";
import { scanDocument, scanWaitingDocuments } from "#app/domain/charts/scan-documents.server";
import { db } from "#app/platform/db/client.server";
import { ScannerAway, scan } from "#app/platform/files/scanner.server";
import { runDueJobs } from "#app/platform/jobs/run-due-jobs.server";
import type { JobHandler } from "#app/platform/jobs/run-job.server";
import { EICAR, startClamd } from "#tests/emulators/clamd/start";
import { codeOf } from "#tests/fixtures/code-of";

import { asOwner } from "#tests/fixtures/database-owner";
import { anUpload, scanAt } from "#tests/fixtures/documents-world";
import { aPdf } from "#tests/fixtures/files";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let clamd: Awaited<ReturnType<typeof startClamd>>;

beforeAll(async () => {
  ({ amara } = await aPractice());
  clamd = await startClamd();
});

afterEach(() => clamd.behave("answers"));
afterAll(() => clamd.stop());

const handlers = {
  "charts.scan-document": scanDocument as unknown as JobHandler,
  "charts.scan-waiting-documents": scanWaitingDocuments,
};

async function anUploadOf(content = aPdf({ words: `Words ${Math.random()}` })) {
  const couple = await aCouple(amara);
  const documentId = await anUpload(couple.a, couple.chartId, { content, name: "A finding.pdf" });
  const { fileId } = await db.document.findUniqueOrThrow({ where: { id: documentId } });
  const take = (who: typeof couple.a, chartId: string | null = null) =>
    codeOf(downloadDocument(who, { documentId, chartId }));
  const everybody = async () => ({
    uploader: await take(couple.a),
    partner: await take(couple.b),
    therapist: await take(amara, couple.chartId),
  });
  return { ...couple, documentId, fileId, everybody };
}

const eventsOf = async (objectId: string) =>
  (await db.auditEvent.findMany({ where: { objectId }, orderBy: { at: "asc" } })).map(({ action }) => action);

const NOBODY = { uploader: "not-found", partner: "not-found", therapist: "not-found" };
const EVERYBODY = {
  uploader: "nothing was refused",
  partner: "nothing was refused",
  therapist: "nothing was refused",
};

test("the scanner is sent the content whole, and says what it found", async () => {
  scanAt(clamd.address);
  const large = Buffer.alloc(9 * 1024 * 1024 + 13, "a harmless line\n");
  expect(await scan(large)).toBe("clean");
  expect(clamd.scanned.at(-1)?.equals(large)).toBe(true);
  expect(await scan(Buffer.concat([large, Buffer.from(EICAR)]))).toBe("infected");
});

test("a file waits in quarantine until it was found clean: nobody has it, its uploader alone knows of it", async () => {
  scanAt(clamd.address);
  const { a, b, chartId, documentId, everybody } = await anUploadOf();
  expect(await everybody()).toEqual(NOBODY);
  expect(await ownDocuments(a)).toMatchObject([{ documentId, state: "being-checked" }]);
  expect(await ownDocuments(b)).toEqual([]);
  expect(await chartDocuments(amara, chartId)).toEqual([]);
  await runDueJobs(handlers);
  expect(await ownDocuments(b)).toMatchObject([{ documentId, state: "open" }]);
  expect(await everybody()).toEqual(EVERYBODY);
  expect((await eventsOf(documentId)).slice(0, 2)).toEqual(["document-uploaded", "document-cleared"]);
});

test("an infected file loses its content, its uploader is told, nobody else hears of it", async () => {
  scanAt(clamd.address);
  const { a, b, chartId, documentId, fileId, everybody } = await anUploadOf(aPdf({ comment: EICAR }));
  await runDueJobs(handlers);
  expect(await ownDocuments(a)).toMatchObject([{ documentId, state: "destroyed", name: "A finding" }]);
  expect(await ownDocuments(b)).toEqual([]);
  expect(await chartDocuments(amara, chartId)).toEqual([]);
  expect(await everybody()).toEqual(NOBODY);
  const [row] = await asOwner<{ body: Buffer | null }>(
    `SELECT body_sealed AS body FROM stored_file WHERE id = '${fileId}'`,
  );
  expect(row?.body).toBeNull();
  expect(await eventsOf(documentId)).toEqual(["document-uploaded", "document-destroyed"]);
  await expect(asOwner(`UPDATE stored_file SET body_sealed = 'x' WHERE id = '${fileId}'`)).rejects.toThrow(
    "stored_file_body",
  );
});

test("while the scanner is away files stay in quarantine, and are asked about again once it is back", async () => {
  const gone = await startClamd();
  scanAt(gone.address);
  await gone.stop();
  const { documentId, everybody } = await anUploadOf();
  await runDueJobs(handlers);
  await scanWaitingDocuments();
  await runDueJobs(handlers);
  expect(await everybody()).toEqual(NOBODY);
  const back = await startClamd(gone.port);
  await scanWaitingDocuments();
  await scanWaitingDocuments();
  await runDueJobs(handlers);
  expect(await everybody()).toEqual(EVERYBODY);
  expect((await eventsOf(documentId)).slice(0, 2)).toEqual(["document-uploaded", "document-cleared"]);
  await back.stop();
});

test("a scanner that breaks or says nothing clears nothing", async () => {
  scanAt(clamd.address);
  clamd.behave("breaks");
  const { everybody } = await anUploadOf();
  await runDueJobs(handlers);
  expect(await everybody()).toEqual(NOBODY);
  clamd.behave("hangs-up");
  await expect(scan(aPdf())).rejects.toThrow(ScannerAway);
  clamd.behave("silent");
  await expect(scan(aPdf(), 100)).rejects.toThrow("no answer in time");
  clamd.behave("answers");
  await expect(scan(Buffer.alloc(26 * 1024 * 1024))).rejects.toThrow(ScannerAway);
  scanAt("/nowhere/clamd.ctl");
  await expect(scan(aPdf())).rejects.toThrow(ScannerAway);
});

test("where nobody scans files are open at once, and from the day on that somebody does, those too wait", async () => {
  scanAt(null);
  const { everybody } = await anUploadOf();
  expect(await everybody()).toEqual(EVERYBODY);
  scanAt(clamd.address);
  expect(await everybody()).toEqual(NOBODY);
  await scanWaitingDocuments();
  await runDueJobs(handlers);
  expect(await everybody()).toEqual(EVERYBODY);
});

test("what waits in a job names the file and says nothing of it", async () => {
  scanAt(clamd.address);
  const { fileId } = await anUploadOf();
  const jobs = await asOwner<{ data: unknown }>(
    `SELECT data FROM pgboss.job WHERE data->>'job' = 'charts.scan-document' AND data->'payload'->>'fileId' = '${fileId}'`,
  );
  expect(jobs).toEqual([{ data: { job: "charts.scan-document", payload: { fileId } } }]);
});
