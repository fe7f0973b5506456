import type { Actor } from "#app/domain/shared/actor";
import { db } from "#app/platform/db/client.server";
import { ownItem } from "./internal/item-rows.server";

/** `at` is null while the member has not signed this version. */
export type MemberSignature = {
  chosenName: string;
  isOwn: boolean;
  signedName: string | null;
  at: string | null;
};

/**
 * Who has signed the version of a consent in the actor's packet: every member for a joint one, the actor alone
 * otherwise. The typed name of a partner is not shown, only that they signed. Raises "not-found".
 */
export async function signaturesOf(actor: Actor, itemId: string): Promise<MemberSignature[]> {
  const item = await ownItem(db, actor, itemId);
  const everybody = item.formVersion.template.joint ? {} : { personId: actor.personId };
  const [members, signatures] = await Promise.all([
    db.chartMember.findMany({
      where: { chartId: item.chartId, leftAt: null, ...everybody },
      orderBy: { joinOrder: "asc" },
      select: { personId: true, person: { select: { chosenName: true } } },
    }),
    db.signature.findMany({
      where: { formVersionId: item.formVersion.id, chartId: item.chartId, ...everybody },
      select: { personId: true, name: true, at: true },
    }),
  ]);
  return members.map(({ personId, person }) => {
    const signature = signatures.find((one) => one.personId === personId);
    const isOwn = personId === actor.personId;
    return {
      chosenName: person.chosenName,
      isOwn,
      signedName: isOwn ? (signature?.name ?? null) : null,
      at: signature?.at.toISOString() ?? null,
    };
  });
}
