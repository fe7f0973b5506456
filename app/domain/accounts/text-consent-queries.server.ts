import type { Actor } from "#app/domain/shared/actor";
import { lookupHash } from "#app/platform/crypto/lookup.server";
import { db } from "#app/platform/db/client.server";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { canText } from "#app/platform/sms/texts.server";
import { phonesOf } from "./phone-queries.server";
import { phoneWords, TEXT_WORDING, type TextState } from "./text-consent";

/** What a number is found by where it is not kept. */
export const phoneHash = (phone: string): string => lookupHash("text-phone", phone);

/** Where the actor stands with texts. A consent is for one number: of another one it says nothing. */
export async function ownTextState(actor: Actor): Promise<TextState> {
  const { personId } = actor;
  if (!canText()) return { kind: "not-offered" };
  const [phones, last, practice] = await Promise.all([
    phonesOf(db, [personId]),
    db.textConsent.findFirst({ where: { personId }, orderBy: { givenAt: "desc" }, select: LAST }),
    db.practice.findFirstOrThrow({ select: { shortName: true } }),
  ]);
  const phone = phones.get(personId);
  if (!phone) return { kind: "no-phone" };
  const isThisOne = last?.phoneHash === phoneHash(phone);
  if (last && isThisOne && !last.endedAt)
    return { kind: "agreed", phone: phoneWords(phone), since: last.givenAt.toISOString() };
  return {
    kind: "open",
    phone: phoneWords(phone),
    wording: TEXT_WORDING.of(practice.shortName, phoneWords(phone)),
    version: TEXT_WORDING.version,
    stoppedAt: isThisOne && last?.endedBy === "stop" ? (last.endedAt?.toISOString() ?? null) : null,
  };
}

const LAST = { phoneHash: true, givenAt: true, endedAt: true, endedBy: true } as const;

/** Whoever ends a consent waits until what is written by it is committed, and then takes it back. */
const CONSENTED = `
  SELECT person_id AS "personId", phone_hash AS "phoneHash" FROM text_consent
  WHERE person_id = ANY ($1::uuid[]) AND ended_at IS NULL FOR SHARE`;

/** Person id to the number that texts may go to now: who agreed, at the number they still have. */
export async function textNumbersOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  type Consent = { personId: string; phoneHash: string };
  const consents = await prepared<Consent>(tx, "text-consents", CONSENTED, [personIds]);
  const phones = await phonesOf(
    tx,
    consents.map(({ personId }) => personId),
  );
  const held = consents.flatMap(({ personId, phoneHash: hash }): [string, string][] => {
    const phone = phones.get(personId);
    return phone && phoneHash(phone) === hash ? [[personId, phone]] : [];
  });
  return new Map(held);
}
