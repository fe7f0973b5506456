import { beforeAll, expect, test } from "vitest";
import { packetNews } from "#app/domain/insights/packet-news-queries.server";
import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { codeOf } from "#tests/fixtures/code-of";

import { openPackets, publishForm, publishJointConsent } from "#tests/fixtures/intake-world";
import { aCouple, aPractice, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  await publishForm();
  await publishJointConsent("First text.");
});

const inDays = (days: number) => () => new Date(Date.now() + days * DAY_MS);
const said = async (days: number, actor = amara) => {
  const { late, done } = await packetNews(actor, inDays(days));
  const names = (list: typeof late) => list.map((one) => `${one.chosenName} ${one.open}`).sort();
  return { late: names(late), done: names(done) };
};

test("a packet is late after a week, done for a week, and both are told to the care team alone", async () => {
  const { chartId, a, b } = await aCouple(amara);
  await openPackets(chartId, [a, b]);
  expect(await said(0)).toEqual({ late: [], done: [] });
  expect(await said(8)).toEqual({ late: [`${a.chosenName} 2`, `${b.chosenName} 2`].sort(), done: [] });
  await db.packetItem.updateMany({
    where: { packet: { chartId, personId: a.personId } },
    data: { state: "completed", completedAt: new Date() },
  });
  expect(await said(0)).toEqual({ late: [], done: [`${a.chosenName} 0`] });
  expect(await said(8)).toEqual({ late: [`${b.chosenName} 2`], done: [] });
  expect(await said(8, luis)).toEqual({ late: [], done: [] });
  expect(await codeOf(packetNews(a))).toBe("not-found");
  await publishJointConsent("Second text.");
  expect((await said(8)).late).toEqual([`${a.chosenName} 1`, `${b.chosenName} 2`].sort());
});
