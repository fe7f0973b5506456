import type { Actor } from "#app/domain/shared/actor";
import { dropMail } from "#app/platform/mail/given-up-mails.server";
import { settleGivenUp } from "./internal/settle-given-up.server";

/** Gives up a mail for good: it is out of sight and not sent; see `settleGivenUp` for answer and errors. */
export const putMailAside = (actor: Actor, { mailId }: { mailId: string }): Promise<boolean> =>
  settleGivenUp(actor, { id: mailId, of: "mail", action: "mail-put-aside", move: dropMail });
