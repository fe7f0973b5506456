import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { acknowledgeDisclosure } from "#app/domain/charts/acknowledge-disclosure.server";
import { chartForCareTeam, chartForMember } from "#app/domain/charts/chart-queries.server";
import {
  disclosureOf,
  disclosuresToRead,
  hasAcknowledgedDisclosure,
} from "#app/domain/charts/disclosure-queries.server";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { codeOf } from "#tests/fixtures/code-of";

import { aCouple, aPerson, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;

async function publish(version: number): Promise<string> {
  const id = newId();
  const text = `What one of you tells your therapist may come up. Version ${version}.`;
  const sha256 = createHash("sha256").update(text).digest("hex");
  await db.policyText.create({
    data: { id, kind: "no_secrets", version, title: "No secrets", text, sha256 },
  });
  return id;
}

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
});

test("each member acknowledges the text in force for themself, once, and a new version asks again", async () => {
  const { a, b, chartId } = await aCouple(amara);
  const first = await publish(1);
  expect(await disclosureOf(a, chartId)).toMatchObject({
    policyTextId: first,
    version: 1,
    acknowledged: false,
  });
  expect(await disclosuresToRead(a)).toEqual([chartId]);
  await acknowledgeDisclosure(a, { chartId, policyTextId: first });
  expect(await disclosuresToRead(a)).toEqual([]);
  expect(await disclosuresToRead(b)).toEqual([chartId]);
  await acknowledgeDisclosure(a, { chartId, policyTextId: first });
  expect(await db.disclosureAcknowledgement.count({ where: { chartId } })).toBe(1);
  expect(await db.auditEvent.count({ where: { chartId, action: "disclosure-acknowledged" } })).toBe(1);
  expect(await hasAcknowledgedDisclosure(db, chartId, a.personId)).toBe(true);
  expect(await hasAcknowledgedDisclosure(db, chartId, b.personId)).toBe(false);
  const second = await publish(2);
  expect(await disclosuresToRead(a)).toEqual([chartId]);
  expect(await hasAcknowledgedDisclosure(db, chartId, a.personId)).toBe(false);
  expect(await codeOf(acknowledgeDisclosure(a, { chartId, policyTextId: first }))).toBe("policy-changed");
  await acknowledgeDisclosure(a, { chartId, policyTextId: second });
  expect(await hasAcknowledgedDisclosure(db, chartId, a.personId)).toBe(true);
});

test("somebody else's chart is not there: for members, for therapists, for who left", async () => {
  const { a, chartId } = await aCouple(amara);
  const stranger = await aPerson("Mallory");
  expect(await codeOf(chartForMember(stranger, chartId))).toBe("not-found");
  expect(await codeOf(disclosureOf(stranger, chartId))).toBe("not-found");
  expect(await codeOf(acknowledgeDisclosure(stranger, { chartId, policyTextId: newId() }))).toBe("not-found");
  expect(await codeOf(chartForCareTeam(luis, chartId))).toBe("not-found");
  expect(await codeOf(chartForCareTeam(stranger, chartId))).toBe("not-found");
  expect((await chartForCareTeam(amara, chartId)).chartId).toBe(chartId);
  await db.chartMember.updateMany({
    where: { chartId, personId: a.personId },
    data: { leftAt: new Date() },
  });
  expect(await codeOf(chartForMember(a, chartId))).toBe("not-found");
});
