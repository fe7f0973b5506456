import { createElement } from "react";
import { withEmails } from "#app/domain/accounts/contact-details.server";
import { mailSender } from "#app/domain/accounts/mail-sender.server";
import type { PracticeContact } from "#app/domain/practice/practice-contact.server";
import type { Actor } from "#app/domain/shared/actor";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { HandOverNotice } from "../emails/hand-over-notice";
import { ownersBut, type Told } from "./owner-rows.server";

type HandOver = {
  chartId: string;
  /** Of the new lead: one hand-over, one mail to each. */
  careTeamId: string;
  /** Who led it and who leads it now. */
  therapists: readonly string[];
  contact: PracticeContact | null;
};

/** Tells everybody whom it concerns, but not whoever did it: the two therapists, the owners and the chart's members. */
export async function tellOfHandOver(tx: Tx, actor: Actor, done: HandOver): Promise<void> {
  const { chartId, therapists, contact } = done;
  const members = await sealedOf(tx, {
    memberships: { some: { chartId, leftAt: null } },
  });
  const staff = await sealedOf(tx, { id: { in: [...therapists] } });
  const owners = await ownersBut(tx, actor.personId, contact);
  const isStaff = new Set([...staff, ...owners].map(({ id }) => id));
  const others = members.filter(({ id }) => !isStaff.has(id));
  for (const told of [...staff, ...owners]) await tell(tx, actor, done, { ...told, isClient: false });
  for (const told of others) await tell(tx, actor, done, { ...told, isClient: true });
}

/** Nobody is written to who could not sign in any more. */
const sealedOf = async (tx: Tx, who: object): Promise<Told[]> => {
  const where = { ...who, deactivatedAt: null };
  return withEmails(
    tx,
    "person",
    await tx.person.findMany({ where, select: { id: true, emailSealed: true } }),
  );
};

async function tell(
  tx: Tx,
  actor: Actor,
  { careTeamId }: HandOver,
  { id, email, isClient }: Told & { isClient: boolean },
): Promise<void> {
  if (id === actor.personId) return;
  const sender = await mailSender(tx, id);
  const notice = createElement(HandOverNotice, {
    sender,
    who: isClient ? null : actor.chosenName,
    link: `${env().appOrigin}${isClient ? "/client" : "/"}`,
  });
  await queueMail(tx, {
    ...{ to: email, personId: id, template: "hand-over", ...renderMail(notice) },
    subject: isClient ? `News from ${sender.name}` : `A record has another lead at ${sender.name}`,
    dedupeKey: `hand-over:${careTeamId}:${id ?? "practice"}`,
  });
}
