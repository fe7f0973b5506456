import { createElement } from "react";
import { newCode, newToken } from "#app/platform/crypto/tokens.server";
import { inTransaction, type Tx } from "#app/platform/db/transaction.server";
import { env } from "#app/platform/env.server";
import { queueMail } from "#app/platform/mail/outbound.server";
import { renderMail } from "#app/platform/mail/render.server";
import { openEmail } from "./contact-details.server";
import { SignInMail } from "./emails/sign-in-mail";
import { hashCode } from "./internal/code-hash.server";
import { mailLink } from "./internal/link-mails.server";
import { mailSender } from "./mail-sender.server";
import { EMAIL_CHANGE_MINUTES } from "./request-email-change.server";
import { RESET_MINUTES } from "./request-password-reset.server";
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
      select: { emailIndex: true },
    });
    if (!request) return;
    const person = await tx.person.findFirst({
      where: { emailIndex: request.emailIndex, deactivatedAt: null },
      select: { id: true, emailSealed: true },
    });
    if (!person) return;
    const { count } = await tx.oneTimeToken.updateMany({
      where: { id: requestId, codeHash: null },
      data: { tokenHash: hash, codeHash: hashCode(requestId, code), personId: person.id },
    });
    if (count === 0) return;
    const sender = await mailSender(tx, person.id);
    const link = `${env().appOrigin}/sign-in/link/${token}`;
    const mail = createElement(SignInMail, { sender, link, code, minutes: SIGN_IN_MINUTES });
    await queueMail(tx, {
      to: await openEmail(tx, "person", person),
      personId: person.id,
      template: "sign-in",
      subject: `Sign in to ${sender.name}`,
      ...renderMail(mail),
      dedupeKey: `sign-in:${requestId}`,
    });
  });
}

const requestOf = (tx: Tx, id: string) =>
  tx.oneTimeToken.findUnique({ where: { id }, select: { id: true, emailSealed: true, emailIndex: true } });

/** Mails a link to set a new password, if somebody has that address. */
export async function sendResetMailJob({ requestId }: { requestId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const request = await requestOf(tx, requestId);
    if (!request) return;
    const where = { emailIndex: request.emailIndex, deactivatedAt: null };
    const person = await tx.person.findFirst({ where, select: { id: true } });
    if (!person) return;
    await mailLink(
      tx,
      { requestId, email: await openEmail(tx, "one_time_token", request), personId: person.id },
      {
        ...{ template: "password-reset", subject: "A new password", path: "/reset/", minutes: RESET_MINUTES },
        purpose: "Somebody asked to set a new password for your account.",
        button: "Set a new password",
      },
    );
  });
}

type EmailChange = { requestId: string; personId: string };

/** Mails a link to the address that somebody wants to use from now on, unless it is somebody else's. */
export async function sendEmailChangeJob({ requestId, personId }: EmailChange): Promise<void> {
  await inTransaction(async (tx) => {
    const request = await requestOf(tx, requestId);
    if (!request || (await tx.person.count({ where: { emailIndex: request.emailIndex } })) > 0) return;
    await mailLink(
      tx,
      { requestId, email: await openEmail(tx, "one_time_token", request), personId },
      {
        ...{ template: "email-change", subject: "Your e-mail address", path: "/verify-email/" },
        ...{ minutes: EMAIL_CHANGE_MINUTES, button: "Use this address" },
        purpose: "Somebody wants to use this address to sign in.",
      },
    );
  });
}
