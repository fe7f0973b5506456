import { createElement } from "react";
import { emailOf } from "#app/domain/accounts/contact-details.server";
import { formatMoment } from "#app/domain/shared/time";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import type { AppointmentView } from "../appointment-view";
import { CANNOT_JOIN_SUBJECT, CannotJoin } from "../emails/cannot-join";

/**
 * Mails the therapist at once that somebody is where they may not be treated: neither who nor where, and once for each
 * place somebody names.
 */
export async function alertTherapist(
  tx: Tx,
  view: AppointmentView,
  said: { personId: string | null; state: string },
): Promise<void> {
  const practice = await tx.practice.findFirstOrThrow({
    select: { shortName: true, phone: true, zone: true },
  });
  const personId = view.therapist.personId;
  const notice = createElement(CannotJoin, {
    practiceName: practice.shortName,
    practicePhone: practice.phone,
    when: formatMoment(new Date(view.startsAt), practice.zone),
    link: `${env().appOrigin}/therapist/sessions/${view.id}`,
  });
  await queueMail(tx, {
    ...renderMail(notice),
    to: await emailOf(tx, personId),
    personId,
    template: "cannot-join",
    subject: CANNOT_JOIN_SUBJECT,
    dedupeKey: `cannot-join:${view.id}:${view.startsAt}:${said.personId ?? "lead"}:${said.state}`,
  });
}
