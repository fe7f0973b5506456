import { giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import { DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import type { SeedChart } from "./charts";
import type { SeedSession } from "./sessions";

const AT_HOME = {
  setting: "home",
  address: "48 Grove Avenue, Richmond, VA 23220",
  phone: "(804) 555-0142",
} as const;

/** As everybody said it a minute before a session that is over by now. */
async function saidThen({ appointmentId, chart, startsAt }: SeedSession): Promise<void> {
  const where = { id: appointmentId };
  await db.appointment.update({ where, data: { status: "booked" }, select: { id: true } });
  for (const member of chart.members) {
    const said = { appointmentId, state: member.state, ...AT_HOME };
    await giveAttestation(member, said, () => new Date(startsAt.getTime() - 60_000));
  }
  await db.appointment.update({ where, data: { status: "done" }, select: { id: true } });
}

/**
 * Where the first couple was in its last two sessions, so that their address is filled in; and the partner who is ready
 * for the one that is about to begin.
 */
export async function sayWhere(sessions: readonly SeedSession[], chart: SeedChart, now: Date): Promise<void> {
  const own = sessions.filter((one) => one.chart === chart);
  const soon = own.find(({ status, startsAt }) => status === "booked" && startsAt > now);
  if (!soon) return;
  const past = own.filter(
    ({ status, startsAt }) => status === "done" && startsAt > new Date(now.getTime() - 17 * DAY_MS),
  );
  for (const session of past) await saidThen(session);
  const [, partner] = chart.members;
  if (partner)
    await giveAttestation(
      partner,
      { appointmentId: soon.appointmentId, state: partner.state, ...AT_HOME },
      () => now,
    );
}
