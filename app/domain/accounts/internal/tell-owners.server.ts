import { createElement } from "react";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { StaffInvited } from "../emails/staff-invited";
import { mailSender } from "../mail-sender.server";
import { ownerAddresses } from "../owner-addresses.server";

type Invited = { invitationId: string; role: "therapist" | "admin" };

/** Mails every owner that somebody was invited to the staff, in the transaction that invites; who invited them as well. */
export async function tellOwnersOfInvitation(tx: Tx, { invitationId, role }: Invited): Promise<void> {
  const sender = await mailSender(tx, null);
  const body = renderMail(
    createElement(StaffInvited, { sender, role, link: `${env().appOrigin}/admin/staff` }),
  );
  for (const { id, email } of await ownerAddresses(tx))
    await queueMail(tx, {
      ...body,
      ...{ to: email, personId: id, template: "staff-invited", subject: `An invitation at ${sender.name}` },
      dedupeKey: `staff-invited:${invitationId}:${id}`,
    });
}
