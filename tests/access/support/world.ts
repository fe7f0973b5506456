import { randomInt } from "node:crypto";
import { startSession, validateSession } from "#app/domain/accounts/sign-in-session.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { saveNote } from "#app/domain/notes/save-note.server";
import { signNote } from "#app/domain/notes/sign-note.server";
import { appointmentToken } from "#app/domain/scheduling/appointment-link.server";
import { makeCalendarFeed } from "#app/domain/scheduling/make-calendar-feed.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { emailIndex } from "#app/platform/crypto/lookup.server";
import { signId } from "#app/platform/crypto/signed-link.server";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { makeChart, type SeedChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { emailOf, makePerson } from "#prisma/seed/people";
import type { SeedTherapist } from "#prisma/seed/staff";
import { anUpload } from "#tests/fixtures/documents-world";
import { aTimeRequest } from "./a-time-request";
import { anAppointment } from "./an-appointment";
import { anOffer } from "./an-offer";
import { canaries } from "./canaries";
import { aNight } from "./nights";
import {
  aRoomElsewhere,
  aSessionSoon,
  letterOf,
  otherCalendarOf,
  privateThingsOf,
  saveCard,
  thingsElsewhere,
} from "./private-things";
import { wordsOfStaff } from "./staff-words";
import type { Who } from "./who";

export type Person = { actor: Actor; token: string };
export type World = Awaited<ReturnType<typeof makeWorld>>;

/** Signs somebody in without the pages: they have their own tests. */
export async function signIn(personId: string, secondFactorAt: Date | null = new Date()): Promise<Person> {
  const token = await inTransaction((tx) => startSession(tx, personId, { secondFactorAt }));
  const valid = await validateSession(token);
  if (!valid) throw new Error("The session does not open");
  return { actor: valid.actor, token };
}

const known = async (email: string) => {
  const { id } = await db.person.findUniqueOrThrow({
    where: { emailIndex: emailIndex(email) },
    select: { id: true },
  });
  return signIn(id);
};

/** What A alone may read, and what is the couple's. Words that must not be found elsewhere come from `canaries`. */
async function thingsOf(chart: SeedChart, a: Person, b: Person, therapist: Actor) {
  const { chartId } = chart;
  const therapistId = therapist.therapistId ?? "";
  const both = [a.actor.personId, b.actor.personId];
  const ofA = await privateThingsOf(a.actor, chartId, "");
  const ofB = await privateThingsOf(b.actor, chartId, "B");
  const { threadId: jointThreadId } = await letterOf(a.actor, chartId, {
    ...{ audience: "joint", subject: "Our plan", body: "Words for the two of us" },
  });

  const upload = (audience: string, words: string, name: string) =>
    anUpload(a.actor, chartId, { audience, words, name: `${name}.pdf` });
  const jointDocumentId = await upload("joint", "Words for both", "For both of us");
  const spareDocumentId = await upload("joint", "More words for both", "Also for both of us");

  await inTransaction((tx) => openPacket(tx, { chartId, personId: a.actor.personId }));
  await fillPackets([{ ...chart, members: chart.members.slice(1) }]);
  const itemOf = ({ actor: { personId } }: Person, template: { slug: string } | { kind: "consent" }) =>
    db.packetItem.findFirstOrThrow({
      where: { packet: { chartId, personId }, formVersion: { template } },
      select: { id: true },
    });
  const [item, safety, consent, sent, sentSafety] = await Promise.all([
    itemOf(a, { slug: "about-you" }),
    itemOf(a, { slug: "safety" }),
    itemOf(a, { kind: "consent" }),
    itemOf(b, { slug: "about-you" }),
    itemOf(b, { slug: "safety" }),
  ]);
  const first = { revision: 0, questionId: "hope", answer: canaries.answer };
  await saveAnswer(a.actor, { ...first, itemId: item.id });
  const contact = { revision: 0, questionId: "safe-contact", answer: canaries.safety };
  await saveAnswer(a.actor, { ...contact, itemId: safety.id });

  const session = { chartId, therapistId, personIds: both };
  const done = await anAppointment({ ...session, startsAt: await aNight("past"), isPast: true });
  const booked = await anAppointment({ ...session, startsAt: await aNight("coming") });
  const held = { chartId, therapistId, personId: a.actor.personId };
  const offerId = await anOffer({ ...held, startsAt: await aNight("coming") });
  const asking = { chartId, therapistId, personIds: both };
  const timeRequestId = await aTimeRequest({ ...asking, startsAt: await aNight("coming") });
  const soon = await aSessionSoon(chartId, [a.actor, b.actor]);
  const content = { ...emptyNote(), presenting: canaries.note };
  await saveNote(therapist, { appointmentId: done, revision: 0, content, startedAt: "", stoppedAt: "" });
  const signed = await anAppointment({ ...session, startsAt: await aNight("past"), isPast: true });
  const locked = { ...emptyNote(), presenting: canaries.signedNote };
  const times = { startedAt: "", stoppedAt: "" };
  await saveNote(therapist, { appointmentId: signed, revision: 0, content: locked, ...times });
  await signNote(therapist, { appointmentId: signed, revision: 1, name: therapist.chosenName });

  const missed = await anAppointment({ ...session, startsAt: await aNight("past") });

  await invoiceFromAppointment({ appointmentId: done });
  const invoice = await db.invoice.findUniqueOrThrow({
    where: { appointmentId: done },
    select: { id: true, shares: { select: { id: true, personId: true, cents: true } } },
  });
  const shareOf = (one: Person) => {
    const share = invoice.shares.find((entry) => entry.personId === one.actor.personId);
    if (!share) throw new Error("Somebody has no share");
    return share;
  };
  const shareA = shareOf(a);
  const paymentId = newId();
  await db.payment.create({
    data: {
      ...{ id: paymentId, shareId: shareA.id, personId: a.actor.personId, cents: shareA.cents },
      ...{
        method: "saved_card",
        state: "succeeded",
        settledAt: new Date(),
        receiptNumber: randomInt(1_000_000, 900_000_000),
      },
      ...{ cardBrand: "visa", cardLast4: canaries.paidWith },
    },
  });
  const paid = { shareId: shareA.id, personId: a.actor.personId, paymentId, cents: -shareA.cents };
  await db.ledgerEntry.create({ data: { id: newId(), kind: "payment", ...paid } });
  await Promise.all([saveCard(a.actor, canaries.card), saveCard(b.actor, canaries.cardB)]);
  return {
    ...{ privateThreadId: ofA.threadId, jointThreadId, itemId: item.id, keptId: ofA.keptId, ofB },
    ...{ privateDocumentId: ofA.documentId, jointDocumentId, spareDocumentId },
    consentItemId: consent.id,
    sentItemId: sent.id,
    ...{ safetyItemId: safety.id, sentSafetyItemId: sentSafety.id },
    ...{
      done,
      booked,
      signed,
      missed,
      offerId,
      timeRequestId,
      soon,
      invoiceId: invoice.id,
      paymentId,
      shareA: shareA.id,
      shareB: shareOf(b).id,
    },
  };
}

/** The address of somebody's calendar, as its token. */
const feedOf = async ({ actor }: Person): Promise<string> =>
  new URL((await makeCalendarFeed(actor)).address).pathname.split("/")[2] ?? "";

/** The link in a reminder to somebody of a session that is still to come. */
async function reminderTo({ actor: { personId } }: Person, appointmentId: string): Promise<string> {
  const id = newId();
  const where = { id: appointmentId };
  const { startsAt } = await db.appointment.findUniqueOrThrow({ where, select: { startsAt: true } });
  const data = { id, appointmentId, personId, startsAt, channel: "mail" as const, hoursBefore: 48 };
  await db.reminder.create({ data, select: { id: true } });
  return signId("reminder", id);
}

/** A session that B has alone with the couple's therapist. */
async function ownSessionOf(b: Person, name: string, therapist: SeedTherapist): Promise<void> {
  const alone = { ...HOUSEHOLD, members: [{ name }], kind: "individual" as const };
  const { chartId } = await makeChart(alone, therapist, new Date());
  const personIds = [b.actor.personId];
  const { therapistId } = therapist;
  await anAppointment({
    id: canaries.ownSessionB,
    chartId,
    therapistId,
    startsAt: await aNight("coming"),
    personIds,
  });
}

const HOUSEHOLD = {
  ...{ therapist: "Amara", weekday: 1, hour: 9, everyWeeks: 1 as const, since: 3 },
  ...{ forms: "done" as const, threads: 0 },
};

/** A couple with private and shared things, beside the people of the demo, everybody signed in. */
export async function makeWorld() {
  const care = await known("amara.okafor@example.com");
  const tag = newId().slice(-6);
  const household = {
    members: [{ name: `Avery ${tag}` }, { name: `Blake ${tag}` }],
    ...{ ...HOUSEHOLD, kind: "couple" as const },
    words: { hope: canaries.answerB, "safe-contact": canaries.safetyB },
  };
  const lead = {
    ...care.actor,
    therapistId: care.actor.therapistId ?? "",
    slug: "",
    level: "licensed" as const,
  };
  const chart = await makeChart(household, lead, new Date());
  const [a, b] = await Promise.all(chart.members.map((one) => signIn(one.personId)));
  if (!a || !b) throw new Error("The couple is not complete");
  const admin = await makePerson({ name: `Pat ${tag}`, role: "admin", permissions: ["practice"] });
  const supervisor = await known("priya.raman@example.com");
  const unrelated = await known("owen.pratt@example.com");
  await db.careTeam.create({
    data: {
      ...{ id: newId(), chartId: chart.chartId, role: "supervisor" },
      therapistId: supervisor.actor.therapistId ?? "",
    },
  });
  const people: Record<Exclude<Who, "visitor">, Person> = {
    "client A": a,
    "partner B": b,
    "unrelated client": unrelated,
    "care-team therapist": care,
    supervisor,
    "other therapist": await known("naomi.feld@example.com"),
    "billing admin": await known("dana.brooks@example.com"),
    "practice admin": await signIn(admin.personId),
    owner: await known("morgan.ellery@example.com"),
    "half-signed-in therapist": await signIn(care.actor.personId, null),
  };
  const things = await thingsOf(chart, a, b, care.actor);
  await aRoomElsewhere(`https://video.example.com/${canaries.video}`);
  await wordsOfStaff({
    ...{ ...things, chartId: chart.chartId, member: a.actor, therapist: care.actor },
    owner: people.owner.actor,
  });
  await ownSessionOf(b, `Blake ${tag}`, lead);
  const [feedOfA, feedOfB] = [await feedOf(a), await feedOf(b)];
  const externalCalendarId = await otherCalendarOf(care.actor, `https://127.0.0.1/${canaries.calendar}`);
  const reminderToken = await reminderTo(a, things.booked);
  const other = await thingsElsewhere(unrelated.actor, await aNight("coming"));
  const call = await db.appointment.findFirstOrThrow({
    where: { service: { slug: "free-call" } },
    select: { id: true },
  });
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const linkToken = appointmentToken({ appointmentId: call.id, personId: null }, new Date());
  const { therapistId } = lead;
  return {
    ...things,
    other,
    chartId: chart.chartId,
    emailOfA: emailOf(`Avery ${tag}`),
    legalNameOfA: `Avery ${tag}`,
    therapistId,
    serviceId,
    linkToken,
    ...{ feedOfA, feedOfB, reminderToken, externalCalendarId },
    people,
  };
}
