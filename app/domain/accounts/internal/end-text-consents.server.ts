import type { Actor } from "#app/domain/shared/actor";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { cancelTextsTo } from "#app/platform/mail/outbound.server";
import { recordAccountEvent } from "./record-account-event.server";

const END = `
  UPDATE text_consent SET ended_at = $3, ended_by = $4::consent_end
  WHERE ended_at IS NULL AND (person_id = $1::uuid OR phone_hash = $2::text) RETURNING person_id AS "personId"`;

type Whose = { personId: string; phoneHash: null } | { personId: null; phoneHash: string };

/** Ends what somebody agreed to, or whoever has that number; what waits for them is never sent. Gives whose it was. */
export async function endTextConsents(
  tx: Tx,
  actor: Actor | null,
  { personId, phoneHash }: Whose,
  now: Date,
): Promise<string[]> {
  const by = actor ? "person" : "stop";
  const ended = await prepared<{ personId: string }>(tx, "end-text-consents", END, [
    personId,
    phoneHash,
    now,
    by,
  ]);
  const people = ended.map((row) => row.personId);
  if (people.length > 0) await cancelTextsTo(tx, people);
  for (const one of people) await recordAccountEvent(tx, actor, "text-consent-ended", { personId: one });
  return people;
}
