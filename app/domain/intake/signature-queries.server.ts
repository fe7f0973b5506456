import { recordReading } from "#app/domain/audit/record-reading.server";
import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { preparedRead } from "#app/platform/db/pool.server";
import { awaitedPartner } from "./awaited-partner";
import { ownItem } from "./internal/item-rows.server";
import { awaitedOn } from "./internal/packet-rows.server";

/** `at` is null while the member has not signed this version; then `missing` says so in words. */
export type MemberSignature = {
  chosenName: string;
  isOwn: boolean;
  signedName: string | null;
  at: string | null;
  missing: string | null;
};

/**
 * Who has signed the version of a consent in the actor's packet: every member for a joint one, the actor alone
 * otherwise; and who has not joined yet, whom it waits for as well. The typed name of a partner is not shown, only that
 * they signed. Raises "not-found".
 */
export async function signaturesOf(actor: Actor, itemId: string): Promise<MemberSignature[]> {
  const item = await ownItem(db, actor, itemId);
  const everybody = item.formVersion.template.joint ? {} : { personId: actor.personId };
  const [members, signatures, chart] = await Promise.all([
    db.chartMember.findMany({
      where: { chartId: item.chartId, leftAt: null, ...everybody },
      orderBy: { joinOrder: "asc" },
      select: { personId: true, person: { select: { chosenName: true } } },
    }),
    db.signature.findMany({
      where: { formVersionId: item.formVersion.id, chartId: item.chartId, ...everybody },
      select: { personId: true, name: true, at: true },
    }),
    item.formVersion.template.joint ? awaitedOn(item.chartId) : null,
  ]);
  const awaited = chart ? awaitedPartner(chart, "your") : null;
  const signed = members.map(({ personId, person }) => {
    const signature = signatures.find((one) => one.personId === personId);
    const isOwn = personId === actor.personId;
    return {
      chosenName: person.chosenName,
      isOwn,
      signedName: isOwn ? (signature?.name ?? null) : null,
      at: signature?.at.toISOString() ?? null,
      missing: signature ? null : "Not signed yet",
    };
  });
  return awaited ? [...signed, { ...NOT_JOINED, chosenName: capitalized(awaited) }] : signed;
}

const NOT_JOINED = { isOwn: false, signedName: null, at: null, missing: "Has not joined yet" };

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The same for the page of an agreement; that it was read is recorded. */
export async function readSignatures(actor: Actor, itemId: string): Promise<MemberSignature[]> {
  const signatures = await signaturesOf(actor, itemId);
  await recordAgreement(actor, itemId, "agreement-read");
  return signatures;
}

/** Records that the actor read or took an agreement of their own packet. */
export async function recordAgreement(
  actor: Actor,
  itemId: string,
  action: "agreement-read" | "agreement-downloaded",
): Promise<void> {
  const { chartId, formVersion, audience, memberPersonId } = await ownItem(db, actor, itemId);
  await recordReading(actor, {
    ...{ action, objectKind: "form-version", objectId: formVersion.id, chartId, audience },
    ...{ subjectPersonId: memberPersonId, actingRole: "client" },
  });
}

/** $1 person. From their charts on, each item's signature by itself, or Postgres reads those of the whole practice. */
const OWN_DATES = `
  SELECT i.id AS "itemId", signed.at FROM packet p JOIN packet_item i ON i.packet_id = p.id
  CROSS JOIN LATERAL (
    SELECT s.at FROM signature s
    WHERE s.form_version_id = i.form_version_id AND s.chart_id = p.chart_id AND s.person_id = $1::uuid OFFSET 0) signed
  WHERE p.person_id = $1::uuid
    AND p.chart_id = ANY (ARRAY(SELECT own.chart_id FROM chart_member own WHERE own.person_id = $1::uuid))`;

/** When the actor signed what, by the item of their packets. */
export async function ownSignatureDates(actor: Actor): Promise<Map<string, string>> {
  const rows = await preparedRead<{ itemId: string; at: Date }>("own-signature-dates", OWN_DATES, [
    actor.personId,
  ]);
  return new Map(rows.map(({ itemId, at }) => [itemId, at.toISOString()]));
}
