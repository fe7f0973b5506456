import { createElement } from "react";
import { newToken } from "#app/platform/crypto/tokens.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { LinkMail } from "../emails/link-mail";
import { mailSender } from "../mail-sender.server";

type Words = {
  template: string;
  subject: string;
  purpose: string;
  button: string;
  path: string;
  minutes: number;
};

/**
 * Makes the link of a request and mails it to the address it was made for, in the caller's transaction. Run again it does
 * nothing: a request has its link once, from then on it has a person.
 */
export async function mailLink(
  tx: Tx,
  request: { requestId: string; email: string; personId: string },
  words: Words,
): Promise<void> {
  const { requestId, email, personId } = request;
  const { token, hash } = newToken();
  const { count } = await tx.oneTimeToken.updateMany({
    where: { id: requestId, personId: null, usedAt: null, expiresAt: { gt: new Date() } },
    data: { tokenHash: hash, personId },
  });
  if (count === 0) return;
  const sender = await mailSender(tx, personId);
  const { template, subject, purpose, button, minutes } = words;
  const link = `${env().appOrigin}${words.path}${token}`;
  await queueMail(tx, {
    ...{ to: email, personId, template, subject: `${subject} at ${sender.name}` },
    ...renderMail(createElement(LinkMail, { sender, purpose, button, link, minutes })),
    dedupeKey: `${template}:${requestId}`,
  });
}
