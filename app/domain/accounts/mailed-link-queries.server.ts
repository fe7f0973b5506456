import { type Clock, realClock } from "#app/domain/shared/time";
import { hashToken } from "#app/platform/crypto/tokens.server";
import { db } from "#app/platform/db/client.server";
import { openEmail } from "./contact-details.server";
import type { TokenPurpose } from "./internal/one-time-tokens.server";

/** Whether a link of a mail can still be used, and the address it went to; null for one that never was. Changes nothing. */
export async function mailedLink(
  purpose: TokenPurpose,
  token: string,
  clock: Clock = realClock,
  /** Only when it is theirs; of anybody else's it is as if it never was. */
  onlyOf: string | null = null,
): Promise<{ usable: boolean; email: string | null }> {
  const found = await db.oneTimeToken.findFirst({
    where: { tokenHash: hashToken(token), purpose },
    select: { id: true, emailSealed: true, usedAt: true, expiresAt: true, personId: true },
  });
  if (!found || (onlyOf && found.personId !== onlyOf)) return { usable: false, email: null };
  const usable = !found.usedAt && found.personId !== null && found.expiresAt > clock();
  return { usable, email: await openEmail(db, "one_time_token", found) };
}
