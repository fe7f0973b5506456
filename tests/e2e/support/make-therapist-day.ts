import { randomBytes } from "node:crypto";
import { startThread } from "#app/domain/messaging/start-thread.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addMinutes, atLocalMinute, dateInZone } from "#app/domain/shared/time";
import { makeChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { emailOf } from "#prisma/seed/people";
import { ZONE } from "#prisma/seed/the-practice";
import { ownSession, ownTherapist, SOME_COUPLE } from "./own-therapist";

const PRICE_CENTS = 16_500;

export type TherapistDay = {
  email: string;
  /** Alex and Blake, who can sign in. */
  clients: [string, string];
  chartId: string;
  label: string;
  /** The appointment that runs now, and the one that begins in three hours. */
  running: string;
  later: string;
};

async function write(from: Actor | undefined, chartId: string, audience: string, subject: string) {
  if (!from) throw new Error("nobody writes");
  const body = `${subject}, and a word more`;
  await startThread(from, { requestKey: newId(), chartId, audience, subject, body });
}

/** A therapist with one couple whose forms are sent, two threads, a session that runs now and one in three hours. */
export async function makeTherapistDay(_wish: object): Promise<TherapistDay> {
  const now = new Date();
  const tag = randomBytes(4).toString("hex");
  const therapist = await ownTherapist(tag);
  const names: [string, string] = [`Alex ${tag}`, `Blake ${tag}`];
  const chart = await makeChart(
    {
      members: [{ name: names[0], pronouns: "they/them" }, { name: names[1] }],
      ...SOME_COUPLE,
      since: 3,
      forms: "done",
    },
    therapist,
    now,
  );
  await fillPackets([chart]);
  const midnight = atLocalMinute(dateInZone(now, ZONE), 0, ZONE);
  const begun = new Date(Math.max(midnight.getTime(), addMinutes(now, -30).getTime()));
  const running = await ownSession(chart, begun, PRICE_CENTS);
  const later = await ownSession(chart, addMinutes(now, 180), PRICE_CENTS);
  const { chartId } = chart;
  await write(chart.members[0], chartId, "joint", "About next week");
  await write(chart.members[1], chartId, "private", "Only between us");
  const clients: [string, string] = [emailOf(names[0]), emailOf(names[1])];
  return {
    email: therapist.email,
    clients,
    chartId,
    label: "Alex & Blake",
    running,
    later,
  };
}
