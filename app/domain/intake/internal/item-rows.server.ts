import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import type { Tx } from "#app/platform/db/transaction.server";
import type { Definition } from "../form-definition";

const ITEM_FIELDS = {
  id: true,
  state: true,
  audience: true,
  memberPersonId: true,
  packet: { select: { chartId: true, personId: true } },
  formVersion: {
    select: {
      id: true,
      number: true,
      sha256: true,
      definition: true,
      template: { select: { slug: true, title: true, kind: true, joint: true } },
    },
  },
  response: {
    select: {
      id: true,
      compartmentId: true,
      revision: true,
      draftSealed: true,
      savedAt: true,
      submittedAt: true,
    },
  },
} as const;

/** An item of the actor's own packet, in a chart they are still a member of. Raises "not-found". */
export async function ownItem(tx: Tx, actor: Actor, itemId: string) {
  const item = await tx.packetItem.findFirst({
    where: {
      id: itemId,
      packet: {
        personId: actor.personId,
        chart: { members: { some: { personId: actor.personId, leftAt: null } } },
      },
    },
    select: ITEM_FIELDS,
  });
  if (!item) throw notFound();
  const definition = item.formVersion.definition as unknown as Definition;
  return { ...item, definition, chartId: item.packet.chartId, title: item.formVersion.template.title };
}

export type OwnItem = Awaited<ReturnType<typeof ownItem>>;

export const draftPlace = (response: { id: string; compartmentId: string }) => ({
  compartmentId: response.compartmentId,
  table: "form_response",
  column: "draft_sealed",
  rowId: response.id,
});

export const answersPlace = (response: { id: string; compartmentId: string }) => ({
  compartmentId: response.compartmentId,
  table: "form_response",
  column: "answers_sealed",
  rowId: response.id,
});
