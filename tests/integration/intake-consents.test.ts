import { beforeAll, expect, test } from "vitest";
import { invitePartner } from "#app/domain/charts/invite-partner.server";
import { consentPdf } from "#app/domain/intake/consent-pdf.server";
import { openPacketForMember } from "#app/domain/intake/jobs.server";
import { chartPackets, jointSigners, ownPackets } from "#app/domain/intake/packet-queries.server";
import { signConsent } from "#app/domain/intake/sign-consent.server";
import { signaturesOf } from "#app/domain/intake/signature-queries.server";
import { packetTasks } from "#app/domain/intake/ui/packet-tasks";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { codeOf } from "#tests/fixtures/code-of";

import { itemOf, openPackets, publishJointConsent } from "#tests/fixtures/intake-world";
import { aCouple, aPractice, clock, NOW, type WorldTherapist } from "#tests/fixtures/scheduling-world";

const SLUG = "working-together";

let amara: WorldTherapist;
let version: Awaited<ReturnType<typeof publishJointConsent>>;

beforeAll(async () => {
  ({ amara } = await aPractice());
  version = await publishJointConsent("We meet every week.");
});

async function aPacket() {
  const couple = await aCouple(amara);
  await openPackets(couple.chartId, [couple.a, couple.b]);
  return couple;
}

async function sign(actor: Actor, chartId: string, textSha256 = version.sha256) {
  const itemId = await itemOf(chartId, actor.personId, SLUG);
  const input = {
    itemId,
    name: `${actor.chosenName} Hale`,
    textSha256,
    userAgent: "Test browser",
    address: "203.0.113.7",
  };
  await signConsent(actor, input, clock);
  return itemId;
}

const consentsOf = async (actor: Actor) =>
  (await ownPackets(actor)).flatMap((packet) => packet.entries.filter((entry) => entry.kind === "consent"));

const unsignedOf = async (chartId: string) =>
  ((await jointSigners([chartId])).get(chartId) ?? []).flatMap((one) => (one.signed ? [] : [one.chosenName]));

test("a joint consent is complete only once both members have signed it", async () => {
  const { a, b, chartId } = await aPacket();
  expect(await unsignedOf(chartId)).toEqual(["Robin", "Sam"]);
  await sign(a, chartId);
  expect(await consentsOf(a)).toMatchObject([{ status: "waiting", waitingFor: ["Sam"] }]);
  expect(await consentsOf(b)).toMatchObject([{ status: "not_started", waitingFor: [] }]);
  await sign(b, chartId);
  expect(await consentsOf(a)).toMatchObject([{ status: "completed" }]);
  expect(await consentsOf(b)).toMatchObject([{ status: "completed" }]);
  expect(await unsignedOf(chartId)).toEqual([]);
});

test("a signature keeps the name, the intent, the moment and the hash of the very text, for good", async () => {
  const { a, chartId } = await aPacket();
  await sign(a, chartId);
  const signature = await db.signature.findFirstOrThrow({ where: { chartId } });
  expect(signature).toMatchObject({
    personId: a.personId,
    formVersionId: version.formVersionId,
    name: "Robin Hale",
    intent: "I have read this and I agree.",
    textSha256: version.sha256,
    userAgent: "Test browser",
    address: "203.0.113.7",
    at: NOW,
  });
  const change = db.signature.update({ where: { id: signature.id }, data: { name: "Somebody else" } });
  await expect(change).rejects.toThrow();
  await expect(db.signature.delete({ where: { id: signature.id } })).rejects.toThrow();
});

test("signing twice at once is signing once", async () => {
  const { a, chartId } = await aPacket();
  await Promise.all([sign(a, chartId), sign(a, chartId), sign(a, chartId)]);
  expect(await db.signature.count({ where: { chartId } })).toBe(1);
  expect(await db.auditEvent.count({ where: { chartId, action: "consent-signed" } })).toBe(1);
});

test("another text than the one on the page is not signed", async () => {
  const { a, chartId } = await aPacket();
  expect(await codeOf(sign(a, chartId, "0".repeat(64)))).toBe("consent-changed");
  expect(await db.signature.count({ where: { chartId } })).toBe(0);
});

test("nobody signs or opens another member's copy, and the partner's typed name is not shown", async () => {
  const { a, b, chartId } = await aPacket();
  const itemId = await sign(a, chartId);
  const input = { itemId, name: "Sam Hale", textSha256: version.sha256, userAgent: null, address: null };
  for (const other of [b, amara]) {
    expect(await codeOf(signConsent(other, input))).toBe("not-found");
    expect(await codeOf(signaturesOf(other, itemId))).toBe("not-found");
    expect(await codeOf(consentPdf(other, itemId))).toBe("not-found");
  }
  const seen = await signaturesOf(b, await itemOf(chartId, b.personId, SLUG));
  expect(seen).toEqual([
    { chosenName: "Robin", isOwn: false, signedName: null, at: NOW.toISOString(), missing: null },
    { chosenName: "Sam", isOwn: true, signedName: null, at: null, missing: "Not signed yet" },
  ]);
});

test("the text can be kept as a PDF before and after signing", async () => {
  const { a, chartId } = await aPacket();
  const itemId = await itemOf(chartId, a.personId, SLUG);
  const before = await consentPdf(a, itemId);
  expect(before.pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await sign(a, chartId);
  expect((await consentPdf(a, itemId)).pdf.length).toBeGreaterThan(0);
});

test("a new version reopens a signed joint consent for everybody, and the old signatures stay", async () => {
  const { a, b, chartId } = await aPacket();
  await sign(a, chartId);
  await sign(b, chartId);
  const old = version;
  version = await publishJointConsent("We meet every two weeks.");
  expect(version.number).toBe(old.number + 1);
  expect(await consentsOf(a)).toMatchObject([{ status: "not_started" }]);
  expect(await consentsOf(b)).toMatchObject([{ status: "not_started" }]);
  expect(await unsignedOf(chartId)).toEqual(["Robin", "Sam"]);
  expect(await codeOf(sign(a, chartId, old.sha256))).toBe("consent-changed");
  await sign(a, chartId);
  expect(await unsignedOf(chartId)).toEqual(["Sam"]);
  expect(await db.signature.count({ where: { chartId } })).toBe(3);
});

test("a signature on the old version and one on the new are not both on the same", async () => {
  const { a, b, chartId } = await aPacket();
  const first = await itemOf(chartId, a.personId, SLUG);
  await sign(b, chartId);
  const old = version;
  version = await publishJointConsent("We meet every three weeks.");
  const stale = { itemId: first, name: "Robin Hale", textSha256: old.sha256, userAgent: null, address: null };
  expect(await codeOf(signConsent(a, stale))).toBe("consent-changed");
  await sign(a, chartId);
  expect(await consentsOf(a)).toMatchObject([{ status: "waiting", waitingFor: ["Sam"] }]);
});

test("a joint consent waits for a partner who has not joined, and is no task of who has signed", async () => {
  const { a, b, chartId } = await aCouple(amara);
  await db.chartMember.updateMany({ where: { chartId, personId: b.personId }, data: { leftAt: NOW } });
  await openPackets(chartId, [a]);
  const itemId = await sign(a, chartId);
  const inChart = async () => (await chartPackets(amara, chartId)).flatMap((packet) => packet.entries);
  expect(await consentsOf(a)).toMatchObject([{ status: "waiting", waitingFor: ["your partner"] }]);
  expect(await inChart()).toMatchObject([{ status: "waiting", waitingFor: ["their partner"] }]);
  await invitePartner(a, { chartId, email: "chris@example.com", chosenName: "Chris" }, clock);
  expect(await consentsOf(a)).toMatchObject([{ status: "waiting", waitingFor: ["Chris"] }]);
  expect(await inChart()).toMatchObject([{ status: "waiting", waitingFor: ["Chris"] }]);
  expect(await signaturesOf(a, itemId)).toMatchObject([
    { chosenName: "Robin", isOwn: true, missing: null },
    { chosenName: "Chris", isOwn: false, at: null, missing: "Has not joined yet" },
  ]);
  const [task] = packetTasks(await consentsOf(a), "/client/intake");
  expect(task).toMatchObject({ status: "completed", statusText: "Signed, waiting for Chris" });
});

test("a partner who joins later signs the same version as the one who came first", async () => {
  const { a, b, chartId } = await aCouple(amara);
  await openPackets(chartId, [a]);
  await sign(a, chartId);
  await openPacketForMember({ chartId, personId: b.personId });
  await openPacketForMember({ chartId, personId: b.personId });
  await sign(b, chartId);
  expect(await consentsOf(a)).toMatchObject([{ status: "completed" }]);
  expect(await db.packet.count({ where: { chartId } })).toBe(2);
});
