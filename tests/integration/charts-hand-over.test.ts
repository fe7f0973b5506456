import { beforeAll, beforeEach, expect, test } from "vitest";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { needsFreshProof } from "#app/domain/accounts/policy";
import { ownRecordAccess } from "#app/domain/audit/record-access-queries.server";
import { handOverChart } from "#app/domain/charts/hand-over-chart.server";
import { handOverOf } from "#app/domain/insights/hand-over-queries.server";
import type { Actor, Permission } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { newestMailTo } from "#tests/fixtures/accounts-world";
import { asAdmin } from "#tests/fixtures/billing-world";
import { codeOf } from "#tests/fixtures/code-of";
import {
  aCouple,
  aPerson,
  aPractice,
  aTherapist,
  type WorldTherapist,
} from "#tests/fixtures/scheduling-world";

let amara: WorldTherapist;
let luis: WorldTherapist;
let morgan: Actor;
let household: { a: Actor; b: Actor; chartId: string };

const works = (personId: string, permissions: Permission[] = []) =>
  db.roleGrant.create({
    data: { id: newId(), personId, role: permissions.length > 0 ? "admin" : "therapist", permissions },
  });

async function anAdmin(chosenName: string, permission: Permission): Promise<Actor> {
  const person = await aPerson(chosenName);
  await works(person.personId, [permission]);
  return { ...person, ...asAdmin(person.personId, [permission]), chosenName };
}

/** Somebody who manages the practice and treats as well. */
async function alsoTherapist(admin: Actor): Promise<Actor> {
  const { therapistId } = await aTherapist(admin.chosenName, ["VA"], 7);
  await db.therapist.update({ where: { id: therapistId }, data: { personId: admin.personId } });
  await works(admin.personId);
  return { ...admin, roles: ["admin", "therapist"], therapistId };
}

beforeAll(async () => {
  ({ amara, luis } = await aPractice());
  for (const { personId } of [amara, luis]) await works(personId);
  morgan = await anAdmin("Morgan", "owner");
});

beforeEach(async () => {
  household = await aCouple(amara);
});

const leads = async () =>
  (await db.careTeam.findMany({ where: { chartId: household.chartId, validUntil: null } })).map(
    ({ therapistId }) => therapistId,
  );
const handTo = (actor: Actor, therapistId: string, fromPersonId = amara.personId) =>
  codeOf(handOverChart(actor, { chartId: household.chartId, fromPersonId, therapistId }));
const choices = async (actor: Actor, personId = amara.personId) =>
  (await handOverOf(actor, personId)).colleagues.map(({ therapistId }) => therapistId);

test("only a chart that the person leads is handed over from them", async () => {
  expect(await handTo(morgan, amara.therapistId, luis.personId)).toBe("not-found");
  expect(await handTo(morgan, luis.therapistId, morgan.personId)).toBe("not-found");
  expect(await leads()).toEqual([amara.therapistId]);
  expect(await handTo(morgan, luis.therapistId)).toBe("nothing was refused");
  expect(await leads()).toEqual([luis.therapistId]);
  expect(await handTo(morgan, luis.therapistId)).toBe("not-found");
});

test("nobody hands a chart to themself; another owner does, or the present lead", async () => {
  const noor = await alsoTherapist(await anAdmin("Noor", "owner"));
  const ownTherapist = noor.therapistId ?? "";
  expect(await choices(noor)).not.toContain(ownTherapist);
  expect(await handTo(noor, ownTherapist)).toBe("not-found");
  expect(await leads()).toEqual([amara.therapistId]);
  expect(await handTo(amara, ownTherapist)).toBe("nothing was refused");
  expect(await handTo(morgan, amara.therapistId, noor.personId)).toBe("nothing was refused");
  expect(await handTo(morgan, ownTherapist)).toBe("nothing was refused");
});

test("nobody hands a chart to whom they invited, while somebody else could", async () => {
  const dana = await anAdmin("Dana", "practice");
  const puppet = await aTherapist("Puppet", ["VA"], 8);
  await works(puppet.personId);
  const address = { emailSealed: new Uint8Array(1), emailIndex: newId(), tokenHash: new Uint8Array(32) };
  const times = { expiresAt: new Date(), acceptedAt: new Date() };
  await db.invitation.create({
    data: {
      ...{ id: newId(), kind: "staff", role: "therapist", invitedById: dana.personId },
      ...{ ...address, ...times, acceptedById: puppet.personId },
    },
  });
  expect(await choices(dana)).not.toContain(puppet.therapistId);
  expect(await handTo(dana, puppet.therapistId)).toBe("not-found");
  expect(await handTo(morgan, puppet.therapistId)).toBe("nothing was refused");
});

test("the chart of an owner's own household is not theirs to hand over", async () => {
  const self = await anAdmin("Self", "owner");
  const now = new Date();
  const member = { id: newId(), chartId: household.chartId, personId: self.personId };
  await db.chartMember.create({ data: { ...member, joinOrder: 3, joinedAt: now, seesJointFrom: now } });
  const { charts } = await handOverOf(self, amara.personId);
  expect(charts.find(({ chartId }) => chartId === household.chartId)?.passesOn).toBe(false);
  expect(await handTo(self, luis.therapistId)).toBe("not-found");
});

test("a therapist hands over what they lead, and nothing of a colleague", async () => {
  expect(await handTo(luis, luis.therapistId)).toBe("not-found");
  const tess = await aTherapist("Tess", ["VA"], 9);
  await works(tess.personId);
  expect(await handTo(luis, tess.therapistId)).toBe("not-found");
  expect(await handTo({ ...household.a, roles: ["client"] }, tess.therapistId)).toBe("not-found");
  expect(await leads()).toEqual([amara.therapistId]);
});

test("both therapists, the other owners and the members are told, in words that name nobody's record", async () => {
  const third = await anAdmin("Third", "owner");
  const dana = await anAdmin("Dana", "practice");
  expect(await handTo(dana, luis.therapistId)).toBe("nothing was refused");
  for (const { personId } of [amara, luis, third, morgan]) {
    const mail = (await newestMailTo(await emailOf(db, personId))) ?? "";
    expect(mail).toContain("Dana has handed a record to another lead");
    expect(mail).not.toContain(household.a.chosenName);
  }
  for (const { personId } of [household.a, household.b]) {
    const mail = (await newestMailTo(await emailOf(db, personId))) ?? "";
    expect(mail).toContain("There is news for you");
    for (const word of ["Dana", "Amara", "Luis", "record", "therap"]) expect(mail).not.toContain(word);
  }
});

test("both members see on their page that it was handed over and by whom", async () => {
  expect(await handTo(morgan, luis.therapistId)).toBe("nothing was refused");
  for (const member of [household.a, household.b]) {
    const { entries } = await ownRecordAccess(member, null);
    expect(entries).toContainEqual(
      expect.objectContaining({ who: "Morgan", what: "gave the chart to another therapist" }),
    );
  }
});

test("whoever does it has proved lately to be who they are", () => {
  expect(needsFreshProof("staff.end")).toBe(true);
});
