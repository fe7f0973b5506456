import { randomInt } from "node:crypto";
import { startSession, validateSession } from "#app/domain/accounts/sign-in-session.server";
import { invoiceFromAppointment } from "#app/domain/billing/invoice-from-appointment.server";
import { openPacket } from "#app/domain/intake/open-packet.server";
import { saveAnswer } from "#app/domain/intake/save-answer.server";
import { saveDraft } from "#app/domain/messaging/save-draft.server";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { emptyNote } from "#app/domain/notes/note-content";
import { saveNote } from "#app/domain/notes/save-note.server";
import { appointmentToken } from "#app/domain/scheduling/appointment-link.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId, newReference } from "#app/domain/shared/ids";
import { addMinutes, DAY_MS } from "#app/domain/shared/time";
import { db } from "#app/platform/db/client.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { makeChart, type SeedChart } from "#prisma/seed/charts";
import { fillPackets } from "#prisma/seed/packets";
import { emailOf, makePerson } from "#prisma/seed/people";
import { anUpload } from "#tests/fixtures/documents-world";
import { canaries } from "./canaries";
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
  const { id } = await db.person.findUniqueOrThrow({ where: { email }, select: { id: true } });
  return signIn(id);
};

/** An hour in which nobody of the demo works, on one of many days: 3 to 8 in the morning, UTC. */
function atNight(step: number): Date {
  const day = new Date(Date.now() + step * randomInt(100, 3_000));
  day.setUTCHours(3 + randomInt(5), 0, 0, 0);
  return day;
}

type Session = {
  chartId: string;
  therapistId: string;
  startsAt: Date;
  personIds: string[];
  isPast?: boolean;
};

export async function anAppointment({ chartId, therapistId, startsAt, personIds, isPast = false }: Session) {
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const endsAt = addMinutes(startsAt, 50);
  const id = newId();
  await db.appointment.create({
    data: {
      ...{
        id,
        chartId,
        therapistId,
        serviceId,
        startsAt,
        endsAt,
        blockedFrom: startsAt,
        blockedUntil: endsAt,
      },
      status: isPast ? "done" : "booked",
      agreedCents: 16_500,
      reference: newReference(),
      members: {
        create: personIds.map((personId) => {
          const times = { startsAt, endsAt, live: !isPast, state: "VA" };
          return { id: newId(), personId, ...times };
        }),
      },
    },
  });
  return id;
}

/** What A alone may read, and what is the couple's. Words that must not be found elsewhere come from `canaries`. */
async function thingsOf(chart: SeedChart, a: Person, b: Person, therapist: Actor) {
  const { chartId } = chart;
  const therapistId = therapist.therapistId ?? "";
  const both = [a.actor.personId, b.actor.personId];
  const letter = (audience: string, subject: string, body: string) =>
    startThread(a.actor, { requestKey: newId(), chartId, audience, subject, body });
  const privateThread = await letter("private", canaries.subject, canaries.message);
  const jointThread = await letter("joint", "Our plan", "Words for the two of us");
  await saveDraft(a.actor, { threadId: privateThread.threadId, body: canaries.draft });

  const upload = (audience: string, words: string, name: string) =>
    anUpload(a.actor, chartId, { audience, words, name: `${name}.pdf` });
  const privateDocumentId = await upload("private", canaries.document, canaries.documentName);
  const jointDocumentId = await upload("joint", "Words for both", "For both of us");
  const spareDocumentId = await upload("joint", "More words for both", "Also for both of us");

  await inTransaction((tx) => openPacket(tx, { chartId, personId: a.actor.personId }));
  await fillPackets([{ ...chart, members: chart.members.slice(1) }]);
  const itemOf = (kind: "form" | "consent", { actor: { personId } } = a) =>
    db.packetItem.findFirstOrThrow({
      where: { packet: { chartId, personId }, formVersion: { template: { kind } } },
      select: { id: true },
    });
  const [item, consent, sent] = await Promise.all([itemOf("form"), itemOf("consent"), itemOf("form", b)]);
  const answer = { itemId: item.id, revision: 0, questionId: "hope", answer: canaries.answer };
  await saveAnswer(a.actor, answer);

  const session = { chartId, therapistId, personIds: both };
  const done = await anAppointment({ ...session, startsAt: atNight(-DAY_MS), isPast: true });
  const booked = await anAppointment({ ...session, startsAt: atNight(DAY_MS) });
  const content = { ...emptyNote(), presenting: canaries.note };
  await saveNote(therapist, { appointmentId: done, revision: 0, content, startedAt: "", stoppedAt: "" });

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
  const card = { cardBrand: "visa", cardLast4: canaries.card, cardExpMonth: 12, cardExpYear: 2034 };
  const stripe = { stripeCustomerId: `cus_${newId()}`, stripePaymentMethodId: `pm_${newId()}` };
  await db.payer.create({ data: { id: newId(), personId: a.actor.personId, ...stripe, ...card } });
  return {
    ...{ privateThreadId: privateThread.threadId, jointThreadId: jointThread.threadId, itemId: item.id },
    ...{ privateDocumentId, jointDocumentId, spareDocumentId },
    consentItemId: consent.id,
    sentItemId: sent.id,
    ...{ done, booked, invoiceId: invoice.id, paymentId, shareA: shareA.id, shareB: shareOf(b).id },
  };
}

/** A couple with private and shared things, beside the people of the demo, everybody signed in. */
export async function makeWorld() {
  const care = await known("amara.okafor@example.com");
  const tag = newId().slice(-6);
  const household = {
    members: [{ name: `Avery ${tag}` }, { name: `Blake ${tag}` }],
    ...{ therapist: "Amara", kind: "couple" as const, weekday: 1, hour: 9, everyWeeks: 1 as const, since: 3 },
    ...{ forms: "done" as const, threads: 0 },
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
  const people: Record<Exclude<Who, "visitor">, Person> = {
    "client A": a,
    "partner B": b,
    "unrelated client": await known("owen.pratt@example.com"),
    "care-team therapist": care,
    "other therapist": await known("naomi.feld@example.com"),
    "billing admin": await known("dana.brooks@example.com"),
    "practice admin": await signIn(admin.personId),
    owner: await known("morgan.ellery@example.com"),
    "half-signed-in therapist": await signIn(care.actor.personId, null),
  };
  const things = await thingsOf(chart, a, b, care.actor);
  const call = await db.appointment.findFirstOrThrow({
    where: { service: { slug: "free-call" } },
    select: { id: true },
  });
  const { id: serviceId } = await db.service.findFirstOrThrow({ where: { slug: "couple-50" } });
  const linkToken = appointmentToken({ appointmentId: call.id, personId: null }, new Date());
  const { therapistId } = lead;
  return {
    ...things,
    chartId: chart.chartId,
    emailOfA: emailOf(`Avery ${tag}`),
    therapistId,
    serviceId,
    linkToken,
    people,
  };
}
