import { randomBytes } from "node:crypto";
import { appointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import { newId, newReference } from "#app/domain/shared/ids";
import { addDays, addMinutes, DAY_MS, dateInZone, toDateColumn } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { makeChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { emailOf } from "#prisma/seed/people";
import { ZONE } from "#prisma/seed/the-practice";
import { reachOfLead } from "#tests/fixtures/addresses";
import { giveVideoRoom } from "#tests/fixtures/video-room";
import { ownSession, ownTherapist, SOME_COUPLE } from "./own-therapist";

const PRICE_CENTS = 16_500;

export type Joining = {
  therapist: { name: string; email: string };
  /** Alex and Blake, who can sign in. */
  clients: [string, string];
  label: string;
  /** The session that begins in minutes, and one in two hours. */
  soon: string;
  later: string;
  videoUrl: string;
  /** The link of Alex's mail about the session that begins in minutes. */
  alexToken: string;
  /** The link of a visitor's mail for a free call that begins in minutes. */
  callToken: string;
};

/** A therapist with a video room, a couple that has signed, of whom Alex has said before where they are, and a visitor. */
export async function makeJoining(_wish: object): Promise<Joining> {
  const now = new Date();
  const tag = randomBytes(4).toString("hex");
  const therapist = await ownTherapist(tag);
  const videoUrl = `https://video.example.com/${tag}`;
  await giveVideoRoom(therapist, videoUrl);
  const names: [string, string] = [`Alex ${tag}`, `Blake ${tag}`];
  const members = names.map((name) => ({ name }));
  const chart = await makeChart({ members, ...SOME_COUPLE, since: 3, forms: "done" }, therapist, now);
  await fillPackets([chart]);
  const before = new Date(now.getTime() - DAY_MS);
  const past = await ownSession(chart, before, PRICE_CENTS);
  const [alex] = chart.members;
  const said = { appointmentId: past, state: "VA", setting: "home" as const };
  if (alex)
    await giveAttestation(alex, { ...said, address: "4 Elm Street", phone: "804 555 0123" }, () => before);
  await db.appointment.update({ where: { id: past }, data: { status: "done" } });
  const soon = await ownSession(chart, addMinutes(now, 10), PRICE_CENTS);
  const later = await ownSession(chart, addMinutes(now, 120), PRICE_CENTS);
  const clients: [string, string] = [emailOf(names[0]), emailOf(names[1])];
  return {
    therapist: { name: therapist.chosenName, email: therapist.email },
    ...{ clients, label: "Alex & Blake", soon, later, videoUrl },
    alexToken: appointmentToken({ appointmentId: soon, personId: alex?.personId ?? "" }, now),
    callToken: await aCall(tag, now),
  };
}

/** With another therapist: nobody is in two places at once. */
async function aCall(tag: string, now: Date): Promise<string> {
  const therapist = await ownTherapist(`${tag}c`);
  const { therapistId } = therapist;
  const videoUrl = `https://video.example.com/call-${tag}`;
  await giveVideoRoom(therapist, videoUrl);
  const { id: serviceId } = await db.service.findUniqueOrThrow({ where: { slug: "free-call" } });
  const startsAt = addMinutes(now, 5);
  const times = { startsAt, endsAt: addMinutes(startsAt, 15) };
  const [id, leadId] = [newId(), newId()];
  const lead = {
    name: `Casey ${tag}`,
    ...(await reachOfLead(leadId, { email: emailOf(`Casey ${tag}`) })),
    state: "VA",
    contactBy: "video" as const,
  };
  await db.lead.create({ data: { ...lead, id: leadId }, select: { id: true } });
  await db.appointment.create({
    data: {
      ...{ id, leadId, therapistId, serviceId, ...times, status: "booked", reference: newReference() },
      ...{ blockedFrom: times.startsAt, blockedUntil: times.endsAt },
    },
    select: { id: true },
  });
  return appointmentToken({ appointmentId: id, personId: null }, now);
}

export type Lapse = {
  therapist: { name: string; email: string; id: string };
  label: string;
  session: string;
};

/** A therapist whose licence for one state was over yesterday, and a couple's session there in a week. */
export async function makeLapse(_wish: object): Promise<Lapse> {
  const now = new Date();
  const tag = randomBytes(4).toString("hex");
  const therapist = await ownTherapist(tag);
  const names = [`Alex ${tag}`, `Blake ${tag}`];
  const members = [{ name: names[0] ?? "" }, { name: names[1] ?? "", state: "NC" }];
  const chart = await makeChart({ members, ...SOME_COUPLE, since: 3, forms: "done" }, therapist, now);
  const label = `Lapse ${tag}`;
  await db.chart.update({ where: { id: chart.chartId }, data: { label } });
  const session = await ownSession(chart, addMinutes(now, 7 * 1_440), PRICE_CENTS);
  await db.appointmentMember.updateMany({
    where: { appointmentId: session, personId: chart.members[1]?.personId ?? "" },
    data: { state: "NC" },
  });
  const validUntil = toDateColumn(addDays(dateInZone(now, ZONE), -1));
  const { therapistId } = therapist;
  await db.licence.updateMany({ where: { therapistId, state: "NC" }, data: { validUntil } });
  const { chosenName: name, email } = therapist;
  return { therapist: { name, email, id: therapistId }, label, session };
}
