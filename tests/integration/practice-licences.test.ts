import { beforeAll, beforeEach, expect, test } from "vitest";
import { editPractice } from "#app/domain/practice/edit-practice.server";
import { editTherapist } from "#app/domain/practice/edit-therapist.server";
import { licencesOfPractice, ownEndingLicences } from "#app/domain/practice/licence-queries.server";
import { practiceProfile } from "#app/domain/practice/practice-queries.server";
import { therapistForAdmin } from "#app/domain/practice/staff-queries.server";
import { therapistProfile } from "#app/domain/practice/therapist-queries.server";
import { warnOfLicences } from "#app/domain/practice/warn-of-licences.server";
import type { Actor, Permission } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { openContent } from "#app/platform/mail/outbound.server";
import { codeOf } from "#tests/fixtures/code-of";

import { asOwner } from "#tests/fixtures/database-owner";
import { aPerson, aPractice, NOW, type WorldTherapist } from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;
let office: Actor;
let owner: Actor;
let billing: Actor;

async function anAdmin(name: string, permission: Permission): Promise<Actor> {
  const person = await aPerson(name);
  const grant = { id: newId(), personId: person.personId, role: "admin" as const, permissions: [permission] };
  await db.roleGrant.create({ data: grant });
  return { ...person, roles: ["admin"], permissions: [permission] };
}

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  for (const { personId } of [amara, luis])
    await db.roleGrant.create({ data: { id: newId(), personId, role: "therapist" } });
  office = await anAdmin("Noor", "practice");
  owner = await anAdmin("Morgan", "owner");
  billing = await anAdmin("Dana", "billing");
});

beforeEach(() => db.outboundMessage.deleteMany({}));

/** So many days after the Monday on which everything begins, at eight in the morning. */
const on = (days: number) => () => new Date(NOW.getTime() + days * DAY_MS);
const dayOf = (days: number) => toDateColumn(on(days)().toISOString().slice(0, 10));

/** Amara's licence for North Carolina, and no warning that was given before. */
async function licenceEnds(days: number): Promise<string> {
  await asOwner("DELETE FROM licence_warning");
  const where = { therapistId: amara.therapistId, state: "NC" };
  await db.licence.updateMany({ where, data: { validUntil: dayOf(days) } });
  return (await db.licence.findFirstOrThrow({ where, select: { id: true } })).id;
}

async function mails() {
  const rows = await db.outboundMessage.findMany({ where: { template: "licence-ends" } });
  return Promise.all(
    rows.map(async ({ contentSealed, ...mail }) => {
      if (!contentSealed) throw new Error("the mail is gone");
      return { to: mail.personId, text: (await openContent(db, { ...mail, contentSealed })).text };
    }),
  );
}

test("the therapist and those who keep the staff are told 90, 30 and 7 days before, once each", async () => {
  await licenceEnds(100);
  const told: number[] = [];
  for (let day = 0; day <= 101; day += 1) {
    const before = (await mails()).length;
    await warnOfLicences(on(day));
    await warnOfLicences(on(day));
    if ((await mails()).length > before) told.push(100 - day);
  }
  expect(told).toEqual([90, 30, 7]);
  const people = (await mails()).map(({ to }) => to);
  for (const { personId } of [amara, office, owner])
    expect(people.filter((one) => one === personId)).toHaveLength(3);
  expect(people).toHaveLength(9);
  expect(people).not.toContain(billing.personId);
});

test("two machines that look at the same moment send each mail once", async () => {
  await licenceEnds(30);
  await Promise.all(Array.from({ length: 8 }, () => warnOfLicences(on(0))));
  expect(await mails()).toHaveLength(3);
  expect(await db.licenceWarning.count()).toBe(1);
});

test("a warning that was given is not given again once old mails are cleared away", async () => {
  await licenceEnds(30);
  await warnOfLicences(on(0));
  await db.outboundMessage.deleteMany({});
  await warnOfLicences(on(3));
  expect(await mails()).toEqual([]);
});

test("the therapist reads which licence it is, the office that there is one: nobody else's name is in a mail", async () => {
  await licenceEnds(25);
  await warnOfLicences(on(0));
  for (const { to, text } of await mails()) {
    expect(text).toMatch(/ends in 25 days/);
    expect(text).not.toMatch(/Amara|Luis|Noor|Morgan/);
    expect(/North Carolina/.test(text)).toBe(to === amara.personId);
  }
});

test("after days without the job the nearest warning is given, and none that is past", async () => {
  await licenceEnds(5);
  await warnOfLicences(on(0));
  expect(await db.licenceWarning.findMany({ select: { days: true } })).toEqual([{ days: 7 }]);
  await licenceEnds(-1);
  await warnOfLicences(on(0));
  expect(await db.licenceWarning.count()).toBe(0);
});

test("a licence that goes on with the next one, and one of somebody who has left, is not warned of", async () => {
  await licenceEnds(20);
  const renewed = { therapistId: amara.therapistId, state: "NC", number: "NC-2" };
  const next = await db.licence.create({
    data: { ...renewed, id: newId(), validFrom: dayOf(21), validUntil: dayOf(700) },
  });
  await warnOfLicences(on(0));
  expect(await mails()).toEqual([]);
  await db.licence.delete({ where: { id: next.id } });
  const grants = { personId: amara.personId, role: "therapist" as const };
  await db.roleGrant.updateMany({ where: grants, data: { validUntil: NOW } });
  await warnOfLicences(on(0));
  expect(await mails()).toEqual([]);
  await db.roleGrant.updateMany({ where: grants, data: { validUntil: null } });
  await warnOfLicences(on(0));
  expect(await mails()).toHaveLength(3);
});

test("a licence taken off the record takes its warnings with it", async () => {
  const licenceId = await licenceEnds(20);
  await warnOfLicences(on(0));
  await db.licence.delete({ where: { id: licenceId } });
  expect(await db.licenceWarning.count()).toBe(0);
  await db.licence.create({
    data: {
      ...{ id: newId(), therapistId: amara.therapistId, state: "NC", number: "NC-3" },
      ...{ validFrom: dayOf(-100), validUntil: dayOf(20) },
    },
  });
});

test("the office sees whose licences end, a therapist their own", async () => {
  await licenceEnds(25);
  const seen = (await licencesOfPractice(office, on(0))).map((one) => [
    one.therapistName,
    one.state,
    one.days,
  ]);
  expect(seen).toEqual([["Amara", "North Carolina", 25]]);
  expect((await ownEndingLicences(amara, on(0))).map((one) => one.days)).toEqual([25]);
  expect(await ownEndingLicences(luis, on(0))).toEqual([]);
  expect(await codeOf(licencesOfPractice(billing, on(0)))).toBe("not-found");
});

test("video addresses lie where the practice says, and the practice names every place in use", async () => {
  const therapist = await therapistForAdmin(office, amara.therapistId);
  const { licences: _licences, slug: _slug, chosenName: _name, ...profile } = therapist;
  const zoom = { ...profile, videoUrl: "https://us02.zoom.us/j/1" };
  const {
    address,
    zone: _zone,
    slotStepMinutes: _step,
    ...rest
  } = {
    slotStepMinutes: 30,
    ...(await practiceProfile()),
  };
  const { line: addressLine, ...place } = address;
  const save = (videoHosts: string[]) => editPractice(office, { ...rest, ...place, addressLine, videoHosts });
  await save(["meet.example.com"]);
  expect(await codeOf(editTherapist(office, zoom))).toBe("other-video-host");
  await save([]);
  await editTherapist(office, zoom);
  expect(await codeOf(save(["meet.example.com"]))).toBe("video-host-in-use");
  await save(["zoom.us"]);
  expect(JSON.stringify(await therapistProfile(amara.slug, on(0)))).not.toContain("zoom.us");
});
