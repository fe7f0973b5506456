import type { Actor } from "#app/domain/shared/actor";
import { sendMailAgain as sendAgain } from "#app/platform/mail/given-up-mails.server";
import { settleGivenUp } from "./internal/settle-given-up.server";

/** Lets a mail that was given up be sent anew, with as many tries as before; see `settleGivenUp` for answer and errors. */
export const sendMailAgain = (actor: Actor, { mailId }: { mailId: string }): Promise<boolean> =>
  settleGivenUp(actor, { id: mailId, of: "mail", action: "mail-sent-again", move: sendAgain });
