import { newId } from "#app/domain/shared/ids";
import { addMinutes } from "#app/domain/shared/time";
import { newToken } from "#app/platform/crypto/tokens.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { enqueue } from "#app/platform/jobs/queue.server";
import { sealEmail } from "../contact-details.server";
import type { TokenPurpose } from "./one-time-tokens.server";

type Wish = { purpose: TokenPurpose; email: string; minutes: number; job: string; personId?: string };

/**
 * Writes down the wish for a mail with a link, and leaves making and sending it to a job: the same work for every address,
 * whoever has it. Gives the id of the request.
 */
export async function askForMail(tx: Tx, wish: Wish, now: Date): Promise<string> {
  const requestId = newId();
  await tx.oneTimeToken.create({
    data: {
      ...{ id: requestId, purpose: wish.purpose, createdAt: now },
      ...(await sealEmail(tx, "one_time_token", requestId, wish.email)),
      // Nobody holds this token; the job puts in the hash of the one it mails.
      tokenHash: newToken().hash,
      expiresAt: addMinutes(now, wish.minutes),
    },
    select: { id: true },
  });
  await enqueue(tx, wish.job, { requestId, ...(wish.personId ? { personId: wish.personId } : {}) });
  return requestId;
}
