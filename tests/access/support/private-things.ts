import { randomBytes } from "node:crypto";
import { keepForm } from "#app/domain/accounts/keep-form.server";
import { saveDraft } from "#app/domain/messaging/save-draft.server";
import { startThread } from "#app/domain/messaging/start-thread.server";
import { giveAttestation } from "#app/domain/scheduling/give-attestation.server";
import type { Actor } from "#app/domain/shared/actor";
import { newId } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { db } from "#app/platform/db/client.server";
import { ownTherapist } from "#tests/e2e/support/own-therapist";
import { anUpload } from "#tests/fixtures/documents-world";
import { giveVideoRoom } from "#tests/fixtures/video-room";
import { aTimeRequest } from "./a-time-request";
import { anAppointment } from "./an-appointment";
import { anOffer } from "./an-offer";
import { canaries } from "./canaries";

type Letter = { audience: string; subject: string; body: string };

export const letterOf = (actor: Actor, chartId: string, letter: Letter) =>
  startThread(actor, { requestKey: newId(), chartId, ...letter });

/** What somebody wrote that could not be sent. */
const keepWords = (personId: string, words: string): Promise<string> =>
  keepForm(personId, { path: "/client/messages/new", fields: [["body", words]] });

/** What one member of a couple has for themself and the care team: a thread with a draft, a document, a kept form. */
export async function privateThingsOf(actor: Actor, chartId: string, whose: "" | "B") {
  const { threadId } = await letterOf(actor, chartId, {
    audience: "private",
    subject: canaries[`subject${whose}`],
    body: canaries[`message${whose}`],
  });
  await saveDraft(actor, { threadId, body: canaries[`draft${whose}`] });
  const words = canaries[`document${whose}`];
  const name = `${canaries[`documentName${whose}`]}.pdf`;
  const documentId = await anUpload(actor, chartId, { audience: "private", words, name });
  return { threadId, documentId, keptId: await keepWords(actor.personId, canaries[`kept${whose}`]) };
}

/** Both members of a couple have said where they are for a session that begins in minutes, in a calendar of its own. */
export async function aSessionSoon(chartId: string, [a, b]: readonly [Actor, Actor]): Promise<string> {
  const { therapistId } = await ownTherapist(randomBytes(4).toString("hex"));
  const startsAt = addMinutes(new Date(), 5);
  const personIds = [a.personId, b.personId];
  const appointmentId = await anAppointment({ chartId, therapistId, startsAt, personIds });
  const said = { appointmentId, state: "VA", setting: "home" as const, phone: "804 555 0100" };
  await giveAttestation(a, { ...said, address: canaries.address });
  await giveAttestation(b, { ...said, address: canaries.addressB });
  return appointmentId;
}

export async function aRoomElsewhere(address: string): Promise<void> {
  await giveVideoRoom(await ownTherapist(randomBytes(4).toString("hex")), address);
}

/** Its customer is made at Stripe by the first payment. */
export async function saveCard({ personId }: Actor, cardLast4: string): Promise<void> {
  const card = { cardBrand: "visa", cardLast4, cardExpMonth: 12, cardExpYear: 2034 };
  const stripePaymentMethodId = `pm_${newId()}`;
  await db.payer.create({ data: { id: newId(), personId, stripePaymentMethodId, ...card } });
}

/** Another calendar of a therapist's, at an address that nobody is ever asked at. */
export async function otherCalendarOf({ therapistId, personId }: Actor, address: string): Promise<string> {
  const id = newId();
  const compartmentId = await compartmentFor(db, { kind: "account", personId });
  const place = { compartmentId, table: "external_calendar", column: "address_sealed", rowId: id };
  const addressSealed = await sealText(db, place, address);
  const data = { id, therapistId: therapistId ?? "", label: "Home", compartmentId, addressSealed };
  await db.externalCalendar.create({ data, select: { id: true } });
  return id;
}

/** What somebody of another household has, with another care team. */
export async function thingsElsewhere(actor: Actor, startsAt: Date) {
  const { personId } = actor;
  const { chartId, chart } = await db.chartMember.findFirstOrThrow({
    where: { personId },
    select: { chartId: true, chart: { select: { careTeam: { select: { therapistId: true } } } } },
  });
  const [{ id: itemId }, { id: shareId }] = await Promise.all([
    db.packetItem.findFirstOrThrow({ where: { packet: { personId } }, select: { id: true } }),
    db.invoiceShare.findFirstOrThrow({ where: { personId }, select: { id: true } }),
  ]);
  const letter = { audience: "joint", subject: "Elsewhere", body: "Words of another household" };
  const therapistId = chart.careTeam[0]?.therapistId ?? "";
  return {
    ...{ chartId, itemId, shareId },
    threadId: (await letterOf(actor, chartId, letter)).threadId,
    documentId: await anUpload(actor, chartId, { words: `Elsewhere ${newId()}` }),
    appointmentId: await anAppointment({ chartId, therapistId, startsAt, personIds: [personId] }),
    offerId: await anOffer({ chartId, therapistId, personId, startsAt: addMinutes(startsAt, 120) }),
    timeRequestId: await aTimeRequest({
      ...{ chartId, therapistId, personIds: [personId], startsAt: addMinutes(startsAt, 240) },
    }),
  };
}
