import type { Actor } from "#app/domain/shared/actor";
import { DomainError } from "#app/domain/shared/domain-error";
import { newId } from "#app/domain/shared/ids";
import { type Clock, realClock } from "#app/domain/shared/time";
import { prepared } from "#app/platform/db/pool.server";
import { inTransaction, lockFor } from "#app/platform/db/transaction.server";
import { canText } from "#app/platform/sms/texts.server";
import { endTextConsents } from "./internal/end-text-consents.server";
import { recordAccountEvent } from "./internal/record-account-event.server";
import { phonesOf } from "./phone-queries.server";
import { TEXT_WORDING } from "./text-consent";
import { phoneHash } from "./text-consent-queries.server";

const AGREE = `
  INSERT INTO text_consent (id, person_id, phone_hash, wording, given_at) VALUES ($1::uuid, $2::uuid, $3, $4, $5)`;

/**
 * The actor agrees to texts at the number of their profile, in the words of a version. One for another number ends.
 * @throws DomainError "no-texts" where nobody carries any, "no-phone", "words-changed" for another version's words
 */
export async function agreeToTexts(
  actor: Actor,
  { version }: { version: string },
  clock: Clock = realClock,
): Promise<void> {
  const { personId } = actor;
  if (!canText()) throw new DomainError("no-texts");
  if (version !== TEXT_WORDING.version) throw new DomainError("words-changed");
  await inTransaction(async (tx) => {
    await lockFor(tx, `text-consent:${personId}`);
    const phone = (await phonesOf(tx, [personId])).get(personId);
    if (!phone) throw new DomainError("no-phone");
    const where = { personId, phoneHash: phoneHash(phone), endedAt: null };
    if ((await tx.textConsent.count({ where })) > 0) return;
    await endTextConsents(tx, actor, { personId, phoneHash: null }, clock());
    await prepared(tx, "agree-to-texts", AGREE, [newId(), personId, where.phoneHash, version, clock()]);
    await recordAccountEvent(tx, actor, "text-consent-given");
  });
}
