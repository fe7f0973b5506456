import { type Clock, realClock } from "#app/domain/shared/time";
import { inTransaction } from "#app/platform/db/transaction.server";
import { readInboundText } from "#app/platform/sms/inbound.server";
import { endTextConsents } from "./internal/end-text-consents.server";
import { phoneHash } from "./text-consent-queries.server";

/**
 * What came in from a phone, as the provider tells it: STOP ends texts for everybody who has that number. Everything else
 * is read by nobody. "refused" for what the provider did not sign.
 */
export async function takeInboundText(
  { body, signature }: { body: Buffer; signature: string | null },
  clock: Clock = realClock,
): Promise<"stopped" | "ignored" | "refused"> {
  const inbound = readInboundText(body, signature);
  if (!inbound) return "refused";
  if (!inbound.wantsStop || !inbound.from) return "ignored";
  const whose = { personId: null, phoneHash: phoneHash(inbound.from) };
  await inTransaction((tx) => endTextConsents(tx, null, whose, clock()));
  return "stopped";
}
