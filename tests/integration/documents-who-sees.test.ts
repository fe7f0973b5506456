import { beforeAll, expect, test } from "vitest";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { chartDocuments, ownDocuments } from "#app/domain/charts/document-queries.server";
import { downloadDocument } from "#app/domain/charts/download-document.server";
import { uploadDocument } from "#app/domain/charts/upload-document.server";
import { withdrawDocument } from "#app/domain/charts/withdraw-document.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { codeOf } from "#tests/fixtures/code-of";

import { asOwner } from "#tests/fixtures/database-owner";
import { anUpload } from "#tests/fixtures/documents-world";
import { aPdf, aPhoto, asFile, saysWhere } from "#tests/fixtures/files";
import { acknowledge, aDisclosurePolicy } from "#tests/fixtures/messaging-world";
import { aCouple, aPerson, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;
let policy: string;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  policy = await aDisclosurePolicy();
});

async function readyCouple() {
  const couple = await aCouple(amara);
  for (const one of [couple.a, couple.b]) await acknowledge(one, couple.chartId, policy);
  return couple;
}

const asMember = (documentId: string) => ({ documentId, chartId: null });
const take = (actor: Actor, documentId: string, chartId: string | null = null) =>
  downloadDocument(actor, { documentId, chartId });
const idsOf = async (actor: Actor) => (await ownDocuments(actor)).map(({ documentId }) => documentId);
const events = async (documentId: string) =>
  (
    await db.auditEvent.findMany({
      where: { objectId: documentId },
      orderBy: { at: "asc" },
      select: { action: true, actorPersonId: true, subjectPersonId: true, audience: true, actingRole: true },
    })
  ).map(({ action, ...rest }) => ({ action, ...rest }));

test("a private document is its member's and the care team's, and the partner finds no trace of it", async () => {
  const { a, b, chartId } = await readyCouple();
  const documentId = await anUpload(a, chartId, {
    audience: "private",
    words: "heron words",
    name: "heron name.pdf",
  });
  expect((await take(a, documentId)).content.toString("latin1")).toContain("heron words");
  expect(await take(amara, documentId, chartId)).toMatchObject({ name: "heron name", type: "pdf" });
  expect(await ownDocuments(b)).toEqual([]);
  expect(await codeOf(take(b, documentId))).toBe("not-found");
  expect(await codeOf(take(b, documentId, chartId))).toBe("not-found");
  expect(await codeOf(withdrawDocument(b, asMember(documentId)))).toBe("not-found");
  const unknown = await take(b, newId()).catch((error) => error);
  const hidden = await take(b, documentId).catch((error) => error);
  expect({ ...hidden, stack: "" }).toEqual({ ...unknown, stack: "" });
  const told = JSON.stringify(await ownRecordAccess(b, null));
  expect(told).not.toContain("document");
  expect(JSON.stringify(await ownRecordAccess(a, null))).toContain("opened a document of yours alone");
});

test("a joint document is everybody's on the chart, and only its uploader and the care team take it back", async () => {
  const { a, b, chartId } = await readyCouple();
  const documentId = await anUpload(a, chartId);
  expect(await idsOf(b)).toEqual([documentId]);
  expect((await ownDocuments(b))[0]).toMatchObject({
    isOwn: false,
    fromCareTeam: false,
    uploaderName: "Robin",
  });
  await take(b, documentId);
  expect(await codeOf(withdrawDocument(b, asMember(documentId)))).toBe("not-found");
  await withdrawDocument(a, asMember(documentId));
  await withdrawDocument(a, asMember(documentId));
  for (const member of [a, b]) {
    expect(await ownDocuments(member)).toEqual([]);
    expect(await codeOf(take(member, documentId))).toBe("not-found");
  }
  const [kept] = await chartDocuments(amara, chartId);
  expect(kept).toMatchObject({ documentId, withdrawnAt: expect.any(String) });
  await take(amara, documentId, chartId);
  expect(await events(documentId)).toEqual(
    [
      ["document-uploaded", a, "client"],
      ["document-downloaded", b, "client"],
      ["document-withdrawn", a, "client"],
      ["document-downloaded", amara, "therapist"],
    ].map(([action, who, actingRole]) => ({
      action,
      actorPersonId: (who as Actor).personId,
      subjectPersonId: null,
      audience: "joint",
      actingRole,
    })),
  );
});

test("nobody else downloads or lists: strangers, other therapists, admins, people of another chart", async () => {
  const { a, chartId } = await readyCouple();
  const other = await readyCouple();
  const documentId = await anUpload(a, chartId);
  const stranger = await aPerson("Mallory");
  const admin: Actor = { ...(await aPerson("Dana")), roles: ["admin"], permissions: ["owner", "billing"] };
  for (const who of [stranger, admin, luis, other.a]) {
    expect(await idsOf(who)).not.toContain(documentId);
    for (const chart of [null, chartId, other.chartId])
      expect(await codeOf(take(who, documentId, chart))).toBe("not-found");
    expect(await codeOf(anUpload(who, chartId))).toBe("not-found");
    expect(await codeOf(withdrawDocument(who, { documentId, chartId }))).toBe("not-found");
  }
  expect(await chartDocuments(luis, chartId)).toEqual([]);
  expect(await codeOf(chartDocuments(stranger, chartId))).toBe("not-found");
  // Under the address of another chart of the same therapist it is not there either.
  expect(await codeOf(take(amara, documentId, other.chartId))).toBe("not-found");
  expect(await codeOf(withdrawDocument(amara, { documentId, chartId: other.chartId }))).toBe("not-found");
});

test("a therapist gives a document to everybody or to one member, and to nobody outside the chart", async () => {
  const { a, b, chartId } = await readyCouple();
  const joint = await anUpload(amara, chartId);
  const forB = await anUpload(amara, chartId, { audience: `private:${b.personId}` });
  expect(await idsOf(a)).toEqual([joint]);
  expect(await idsOf(b)).toEqual([forB, joint]);
  expect((await ownDocuments(b))[0]).toMatchObject({ fromCareTeam: true, audience: "private" });
  expect(await codeOf(anUpload(amara, chartId, { audience: `private:${luis.personId}` }))).toBe("not-found");
  expect(await codeOf(anUpload(a, chartId, { audience: `private:${b.personId}` }))).toBe("not-found");
  expect(await codeOf(withdrawDocument(b, asMember(forB)))).toBe("not-found");
  await withdrawDocument(amara, { documentId: forB, chartId });
  expect(await idsOf(b)).toEqual([joint]);
});

test("who left the chart or its care team sees nothing, who joined later sees what came since", async () => {
  const { a, b, chartId } = await readyCouple();
  const before = await anUpload(a, chartId);
  const own = await anUpload(b, chartId, { audience: "private" });
  await take(amara, before, chartId);
  const where = { chartId_personId: { chartId, personId: b.personId } };
  await db.chartMember.update({ where, data: { seesJointFrom: new Date() } });
  const since = await anUpload(a, chartId);
  expect(await idsOf(b)).toEqual([since, own]);
  expect(await codeOf(take(b, before))).toBe("not-found");
  expect(JSON.stringify(await ownRecordAccess(b, null))).not.toContain("document");
  await db.chartMember.update({ where, data: { leftAt: new Date() } });
  expect(await idsOf(b)).toEqual([]);
  expect(await codeOf(take(b, own))).toBe("not-found");
  await db.careTeam.updateMany({ where: { chartId }, data: { validUntil: new Date() } });
  expect(await codeOf(take(amara, since, chartId))).toBe("not-found");
  expect(await chartDocuments(amara, chartId)).toEqual([]);
});

test("something private waits until its member has read how private information is handled", async () => {
  const { a, chartId } = await aCouple(amara);
  expect(await codeOf(anUpload(a, chartId, { audience: "private" }))).toBe("disclosure-not-acknowledged");
  expect(await db.document.count({ where: { chartId } })).toBe(0);
  await anUpload(a, chartId);
});

test("the same file once more is the one that is there, for other people it is another one", async () => {
  const { a, b, chartId } = await readyCouple();
  const upload = (actor: Actor, audience: string) =>
    uploadDocument(actor, { chartId, audience, file: asFile(aPdf({ words: "Twice" })) });
  const pressed = await Promise.all([upload(a, "joint"), upload(a, "joint")]);
  expect(pressed.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(new Set(pressed.map(({ documentId }) => documentId)).size).toBe(1);
  expect((await upload(a, "private")).isNew).toBe(true);
  expect((await upload(b, "joint")).isNew).toBe(true);
  await withdrawDocument(a, asMember(pressed[0]?.documentId ?? ""));
  expect((await upload(a, "joint")).isNew).toBe(true);
});

test("what cannot be taken leaves nothing behind and says what is wrong with it", async () => {
  const { a, chartId } = await readyCouple();
  const file = asFile(Buffer.from("MZ and more"), "holiday.jpg");
  await expect(uploadDocument(a, { chartId, audience: "joint", file })).rejects.toMatchObject({
    code: "file-refused",
    details: { problem: "type" },
  });
  expect(await db.document.count({ where: { chartId } })).toBe(0);
});

test("a photo is stored without where it was taken", async () => {
  const { a, chartId } = await readyCouple();
  const photo = await aPhoto();
  expect(await saysWhere(photo)).toBe(true);
  const documentId = await anUpload(a, chartId, { content: photo, name: "IMG_0001.HEIC" });
  const { type, name, content } = await take(a, documentId);
  expect({ type, name }).toEqual({ type: "jpg", name: "IMG_0001" });
  expect(await saysWhere(content)).toBe(false);
});

test("name, size and content lie sealed, and tell little by how long they are", async () => {
  const { a, chartId } = await readyCouple();
  const words = "heron ".repeat(20_000);
  const documentId = await anUpload(a, chartId, { words, name: "heron.pdf" });
  const [row] = await asOwner<{ text: string; length: number }>(
    `SELECT f::text AS text, octet_length(f.body_sealed) AS length FROM stored_file f
     JOIN document d ON d.file_id = f.id WHERE d.id = '${documentId}'`,
  );
  expect(row?.text).not.toContain(Buffer.from("heron").toString("hex"));
  expect(row?.text).not.toContain("heron");
  const longer = await anUpload(a, chartId, { words: `${words}and a little more` });
  const [other] = await asOwner<{ length: number }>(
    `SELECT octet_length(f.body_sealed) AS length FROM stored_file f JOIN document d ON d.file_id = f.id
     WHERE d.id = '${longer}'`,
  );
  expect(other?.length).toBe(row?.length);
  expect((await take(a, documentId)).content.length).toBe((await ownDocuments(a))[1]?.bytes);
});

test("a file of almost ten megabytes comes out as it went in", async () => {
  const { a, chartId } = await readyCouple();
  const content = aPdf({ words: "long ".repeat(2_000_000) });
  const documentId = await anUpload(a, chartId, { content });
  expect((await take(a, documentId)).content.equals(content)).toBe(true);
});

test("the database holds the audience to its member, and the application neither deletes nor redirects a document", async () => {
  const { a, b, chartId } = await readyCouple();
  const documentId = await anUpload(a, chartId);
  const change = (set: string) => asOwner(`UPDATE document SET ${set} WHERE id = '${documentId}'`);
  await expect(change("audience = 'private'")).rejects.toThrow("document_audience");
  await expect(change(`member_person_id = '${b.personId}'`)).rejects.toThrow("document_audience");
  await expect(change("audience = 'staff'")).rejects.toThrow("document_audience");
  await expect(change("withdrawn_at = now()")).rejects.toThrow("document_withdrawn");
  for (const sql of [
    "DELETE FROM document",
    "DELETE FROM stored_file",
    "UPDATE document SET chart_id = chart_id",
    "UPDATE document SET audience = audience",
    "UPDATE stored_file SET compartment_id = compartment_id",
  ])
    await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow("permission denied");
});

test("nobody floods the practice with files", async () => {
  const { a, chartId } = await readyCouple();
  const file = asFile(Buffer.from("nothing that is taken"));
  const codes = [];
  for (let sent = 0; sent < 61; sent += 1)
    codes.push(await codeOf(uploadDocument(a, { chartId, audience: "joint", file })));
  expect(codes.slice(0, 60)).toEqual(Array(60).fill("file-refused"));
  expect(codes.at(-1)).toBe("upload-too-often");
});
