import { expect, test } from "vitest";
import { signInWithPassword } from "#app/domain/accounts/sign-in-with-password.server";
import { handOverChart } from "#app/domain/charts/hand-over-chart.server";
import { handOverOf } from "#app/domain/insights/hand-over-queries.server";
import { endStaff } from "#app/domain/practice/end-staff.server";
import { resumeStaff } from "#app/domain/practice/resume-staff.server";
import { listFormerStaff, listStaff } from "#app/domain/practice/staff-queries.server";
import { findOpenings } from "#app/domain/scheduling/openings-queries.server";
import type { Actor, Permission } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { db } from "#app/platform/db/client.server";
import { anAccount, DEVICE, PASSWORD } from "#tests/fixtures/accounts-world";
import { codeOf } from "#tests/fixtures/code-of";
import { aPerson, aPractice, aTherapist } from "#tests/fixtures/scheduling-world";

const { amara } = await aPractice();

async function anAdmin(...permissions: Permission[]): Promise<Actor> {
  const { personId } = await anAccount("Noor", { role: "admin", password: null });
  await db.roleGrant.updateMany({ where: { personId }, data: { permissions } });
  return { ...(await aPerson("Noor")), personId, roles: ["admin"], permissions };
}

/** A therapist with a password, a licence and hours. */
async function aTherapistWhoSignsIn(name: string) {
  const therapist = await aTherapist(name, ["VA"], 5);
  const { email, personId } = await anAccount(name, { role: "therapist" });
  await db.therapist.update({ where: { id: therapist.therapistId }, data: { personId } });
  return { ...therapist, personId, email };
}

async function aChartOf(therapistId: string): Promise<string> {
  const id = newId();
  await db.chart.create({
    data: {
      id,
      kind: "couple",
      label: `Household ${id}`,
      status: "active",
      careTeam: { create: { id: newId(), therapistId } },
    },
  });
  return id;
}

const leadsOf = async (chartId: string) =>
  (await db.careTeam.findMany({ where: { chartId, validUntil: null } })).map((one) => one.therapistId);

test("who leaves is signed out at once, cannot come back by their password, and is offered to nobody", async () => {
  const owner = await anAdmin("owner");
  const tess = await aTherapistWhoSignsIn("Tess");
  const asked = { serviceSlug: "free-call", therapistSlug: tess.slug, days: 14, states: ["VA"] };
  expect((await findOpenings(asked)).openings.length).toBeGreaterThan(0);
  await signInWithPassword({ email: tess.email, password: PASSWORD }, DEVICE);
  await endStaff(owner, { personId: tess.personId });
  expect(await db.authSession.count({ where: { personId: tess.personId } })).toBe(0);
  const again = signInWithPassword({ email: tess.email, password: PASSWORD }, DEVICE);
  expect(await codeOf(again)).toBe("sign-in-failed");
  expect((await findOpenings(asked)).openings).toEqual([]);
  expect((await listStaff(owner)).map((one) => one.personId)).not.toContain(tess.personId);
  expect((await listFormerStaff(owner)).map((one) => one.personId)).toContain(tess.personId);
  const event = { action: "staff-ended", subjectPersonId: tess.personId };
  expect(await db.auditEvent.count({ where: event })).toBe(1);
});

test("who comes back has the roles they had, and signs in with their own password", async () => {
  const owner = await anAdmin("owner");
  const tess = await aTherapistWhoSignsIn("Tess");
  await endStaff(owner, { personId: tess.personId });
  await resumeStaff(owner, { personId: tess.personId });
  const { roles } = await signInWithPassword({ email: tess.email, password: PASSWORD }, DEVICE);
  expect(roles).toEqual(["therapist"]);
  expect(await codeOf(resumeStaff(owner, { personId: tess.personId }))).toBe("not-found");
});

test("a household passes to another therapist from one moment to the next", async () => {
  const admin = await anAdmin("practice");
  const tess = await aTherapistWhoSignsIn("Tess");
  const chartId = await aChartOf(tess.therapistId);
  expect((await handOverOf(admin, tess.personId)).charts.map((one) => one.chartId)).toEqual([chartId]);
  await db.roleGrant.create({ data: { id: newId(), personId: amara.personId, role: "therapist" } });
  const fromPersonId = tess.personId;
  await handOverChart(admin, { chartId, fromPersonId, therapistId: amara.therapistId });
  expect(await leadsOf(chartId)).toEqual([amara.therapistId]);
  expect((await handOverOf(admin, tess.personId)).charts).toEqual([]);
});

test("nothing is handed to who has left, and only those who may end anybody's work", async () => {
  const [owner, practice, billing] = [
    await anAdmin("owner"),
    await anAdmin("practice"),
    await anAdmin("billing"),
  ];
  const tess = await aTherapistWhoSignsIn("Tess");
  const chartId = await aChartOf(amara.therapistId);
  expect(await codeOf(endStaff(owner, { personId: owner.personId }))).toBe("own-account");
  expect(await codeOf(endStaff(practice, { personId: owner.personId }))).toBe("owner-only");
  expect(await codeOf(endStaff(practice, { personId: (await aPerson("Kim")).personId }))).toBe("not-found");
  for (const actor of [billing, { ...tess, roles: ["therapist" as const] }]) {
    expect(await codeOf(endStaff(actor, { personId: tess.personId }))).toBe("not-found");
    expect(await codeOf(resumeStaff(actor, { personId: tess.personId }))).toBe("not-found");
    expect(await codeOf(handOverOf(actor, tess.personId))).toBe("not-found");
    const asked = { chartId, fromPersonId: amara.personId, therapistId: tess.therapistId };
    expect(await codeOf(handOverChart(actor, asked))).toBe("not-found");
  }
  await endStaff(practice, { personId: tess.personId });
  const toWhoLeft = { chartId: await aChartOf(amara.therapistId), fromPersonId: amara.personId };
  expect(await codeOf(handOverChart(owner, { ...toWhoLeft, therapistId: tess.therapistId }))).toBe(
    "not-found",
  );
});
