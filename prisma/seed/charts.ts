import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { Household } from "./households";
import { makePerson } from "./people";
import type { SeedTherapist } from "./staff";

export type SeedChart = {
  household: Household;
  chartId: string;
  therapist: SeedTherapist;
  members: (Actor & { state: string })[];
  joinedAt: Date;
};

const people = new Map<string, Actor & { state: string }>();

/** One person has one account, on however many charts. */
async function memberOf(member: Household["members"][number]): Promise<Actor & { state: string }> {
  const known = people.get(member.name);
  if (known) return known;
  const made = { ...(await makePerson({ ...member, role: "client" })), state: member.state ?? "VA" };
  people.set(member.name, made);
  return made;
}

/** The chart of a household with its members, its lead therapist, its split rule and what they acknowledged. */
export async function makeChart(
  household: Household,
  therapist: SeedTherapist,
  now: Date,
): Promise<SeedChart> {
  const members = [];
  for (const member of household.members) members.push(await memberOf(member));
  const chartId = newId();
  const joinedAt = new Date(now.getTime() - (household.since * 7 + 10) * DAY_MS);
  const finished = household.until !== undefined;
  await db.chart.create({
    data: {
      id: chartId,
      kind: household.kind,
      status: finished ? "discharged" : household.since === 0 ? "intake" : "active",
      disclosurePolicy: household.disclosure ?? "no_secrets",
      label: members.map((one) => one.chosenName).join(" & "),
      createdAt: joinedAt,
      dischargedAt: finished ? new Date(now.getTime() - (household.until ?? 0) * 7 * DAY_MS) : null,
      members: {
        create: members.map((one, index) => ({
          id: newId(),
          personId: one.personId,
          joinOrder: index + 1,
          joinedAt,
          seesJointFrom: joinedAt,
          identifiedPatient: index === 0 && household.kind === "individual",
        })),
      },
      careTeam: { create: { id: newId(), therapistId: therapist.therapistId, validFrom: joinedAt } },
    },
    select: { id: true },
  });
  if (household.percent) {
    const parts = members.map((one, index) => ({
      personId: one.personId,
      percent: household.percent?.[index] ?? 0,
    }));
    await db.splitRule.create({
      data: { id: newId(), chartId, kind: "percentage", parts, validFrom: joinedAt },
      select: { id: true },
    });
  }
  await acknowledge(household, chartId, members, joinedAt);
  return { household, chartId, therapist, members, joinedAt };
}

async function acknowledge(household: Household, chartId: string, members: Actor[], at: Date): Promise<void> {
  if (household.kind === "individual" || household.forms !== "done") return;
  const policy = await db.policyText.findFirstOrThrow({
    where: { kind: household.disclosure ?? "no_secrets" },
    select: { id: true },
  });
  await db.disclosureAcknowledgement.createMany({
    data: members.map(({ personId }) => ({ id: newId(), chartId, personId, policyTextId: policy.id, at })),
  });
}
