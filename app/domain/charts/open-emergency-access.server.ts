import { createElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { recordEvent } from "#app/domain/audit/record-event.server";
import { type PracticeContact, practiceContact } from "#app/domain/practice/practice-contact.server";
import { type Actor, hasPermission } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { addMinutes, type Clock, realClock } from "#app/domain/shared/time";
import { compartmentFor } from "#app/platform/crypto/compartments.server";
import { sealText } from "#app/platform/crypto/seal.server";
import { inTransaction, lockFor, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { EmergencyNotice } from "./emails/emergency-notice";
import { notTheirOwn, openAccessOf, reasonPlace } from "./internal/emergency-rows.server";
import { ownersBut } from "./internal/owner-rows.server";

const OF_PERSON = { person: { select: { id: true, emailSealed: true } } } as const;

/** How long a record stays open. */
export const EMERGENCY_MINUTES = 60;

/**
 * The owner opens a chart in an emergency, for an hour, with a written reason (45 CFR 164.312(a)(2)(ii)). The chart's
 * members see that it was opened; its care team and the other owners are told by mail, or the practice's own address where
 * there is no other owner.
 * Raises "not-found" for whoever is not the owner, and for a chart of their own household; an access that is open already stays the one.
 */
export async function openEmergencyAccess(
  actor: Actor,
  input: { chartId: string; reason: string },
  clock: Clock = realClock,
): Promise<void> {
  if (!hasPermission(actor, "owner")) throw notFound();
  const { chartId } = input;
  const contact = await practiceContact();
  await inTransaction(async (tx) => {
    const openedAt = clock();
    await lockFor(tx, `emergency:${chartId}`);
    const chart = await tx.chart.findFirst({
      where: { id: chartId, ...notTheirOwn(actor) },
      select: {
        id: true,
        careTeam: { where: { validUntil: null }, select: { therapist: { select: OF_PERSON } } },
      },
    });
    if (!chart) throw notFound();
    if ((await tx.emergencyAccess.count({ where: { chartId, ...openAccessOf(actor, openedAt) } })) > 0)
      return;
    const compartmentId = await compartmentFor(tx, { kind: "chart_staff", chartId });
    const id = newId();
    const reasonSealed = await sealText(tx, reasonPlace(id, compartmentId), input.reason);
    const expiresAt = addMinutes(openedAt, EMERGENCY_MINUTES);
    await tx.emergencyAccess.create({
      data: { id, chartId, personId: actor.personId, compartmentId, reasonSealed, openedAt, expiresAt },
      select: { id: true },
    });
    await recordEvent(tx, actor, {
      ...{ action: "emergency-access-opened", objectKind: "chart", objectId: chartId, chartId },
      ...{ audience: "joint", actingRole: "admin" },
    });
    const careTeam = chart.careTeam.map(({ therapist }) => therapist.person);
    await tellOthers(tx, actor, id, careTeam, contact);
  });
}

type Sealed = { id: string; emailSealed: Uint8Array };

/** Tells the care team, whose chart it is, and the other owners; where there is no other owner, the practice itself. */
async function tellOthers(
  tx: Tx,
  actor: Actor,
  accessId: string,
  careTeam: Sealed[],
  contact: PracticeContact | null,
): Promise<void> {
  const told = [
    ...(await withEmails(tx, "person", careTeam)),
    ...(await ownersBut(tx, actor.personId, contact)),
  ];
  const notice = createElement(EmergencyNotice, {
    sender: { name: contact?.shortName ?? "Your practice", phone: contact?.phone ?? "" },
    who: actor.chosenName,
    minutes: EMERGENCY_MINUTES,
    link: `${env().appOrigin}/admin/emergency`,
  });
  const body = renderMail(notice);
  for (const other of told.filter(({ id }) => id !== actor.personId)) {
    await queueMail(tx, {
      ...{ to: other.email, personId: other.id, template: "emergency-notice", ...body },
      subject: `A record was opened at ${contact?.shortName ?? "your practice"}`,
      dedupeKey: `emergency:${accessId}:${other.id ?? "practice"}`,
    });
  }
}
