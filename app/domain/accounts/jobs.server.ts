import { createElement } from "react";
import { newCode, newToken } from "#app/platform/crypto/tokens.server";
import { inTransaction } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { SignInMail } from "./emails/sign-in-mail";
import { hashCode } from "./internal/code-hash.server";
import { mailSender } from "./internal/mail-sender.server";
import { SIGN_IN_MINUTES } from "./request-sign-in-link.server";

/**
 * Makes the link and the code of a request and mails them, if somebody has that address. Run again it does nothing:
 * a request has its code once.
 */
export async function sendSignInMailJob({ requestId }: { requestId: string }): Promise<void> {
  const { token, hash } = newToken();
  const code = newCode();
  await inTransaction(async (tx) => {
    const request = await tx.oneTimeToken.findFirst({
      where: { id: requestId, codeHash: null, usedAt: null, expiresAt: { gt: new Date() } },
      select: { email: true },
    });
    if (!request) return;
    const person = await tx.person.findFirst({
      where: { email: request.email, deactivatedAt: null },
      select: { id: true, email: true },
    });
    if (!person) return;
    const { count } = await tx.oneTimeToken.updateMany({
      where: { id: requestId, codeHash: null },
      data: { tokenHash: hash, codeHash: hashCode(requestId, code), personId: person.id },
    });
    if (count === 0) return;
    const sender = await mailSender(tx);
    const link = `${env().appOrigin}/sign-in/link/${token}`;
    const mail = createElement(SignInMail, { sender, link, code, minutes: SIGN_IN_MINUTES });
    await queueMail(tx, {
      to: person.email,
      personId: person.id,
      template: "sign-in",
      subject: `Sign in to ${sender.name}`,
      ...(await renderMail(mail)),
      dedupeKey: `sign-in:${requestId}`,
    });
  });
}
