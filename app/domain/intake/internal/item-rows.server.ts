import type { Actor } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { Definition } from "../form-definition";

/** $1 item, $2 person: an item of their own packet, in a chart they are still a member of. */
const OWN_ITEM = `
  SELECT i.id, i.state::text AS state, i.audience::text AS audience, i.member_person_id AS "memberPersonId",
         p.chart_id AS "chartId", v.definition, t.title,
         json_build_object('id', v.id, 'number', v.number, 'sha256', v.sha256,
           'template', json_build_object('slug', t.slug, 'kind', t.kind, 'joint', t.joint)) AS "formVersion",
         r.id AS "responseId", r.compartment_id AS "compartmentId", r.revision, r.draft_sealed AS "draftSealed",
         r.saved_at AS "savedAt", r.submitted_at AS "submittedAt"
  FROM packet_item i
  JOIN packet p ON p.id = i.packet_id
  JOIN form_version v ON v.id = i.form_version_id
  JOIN form_template t ON t.id = v.template_id
  LEFT JOIN form_response r ON r.item_id = i.id
  WHERE i.id = $1::uuid AND p.person_id = $2::uuid AND EXISTS (
    SELECT 1 FROM chart_member m WHERE m.chart_id = p.chart_id AND m.person_id = $2::uuid AND m.left_at IS NULL)`;

export type ItemResponse = {
  id: string;
  compartmentId: string;
  revision: number;
  draftSealed: Uint8Array | null;
  savedAt: Date;
  submittedAt: Date | null;
};

export type OwnItem = {
  id: string;
  state: "not_started" | "in_progress" | "completed";
  audience: "joint" | "private" | "staff" | "author";
  memberPersonId: string | null;
  chartId: string;
  title: string;
  definition: Definition;
  formVersion: {
    id: string;
    number: number;
    sha256: string;
    template: { slug: string; kind: string; joint: boolean };
  };
  response: ItemResponse | null;
};

type OwnItemRow = Omit<OwnItem, "response"> & Omit<ItemResponse, "id"> & { responseId: string | null };

/** An item of the actor's own packet, in a chart they are still a member of. Raises "not-found". */
export async function ownItem(tx: Tx, actor: Actor, itemId: string): Promise<OwnItem> {
  const [row] = await prepared<OwnItemRow>(tx, "own-item", OWN_ITEM, [itemId, actor.personId]);
  if (!row) throw notFound();
  const { responseId, compartmentId, revision, draftSealed, savedAt, submittedAt, ...item } = row;
  const response = responseId && {
    id: responseId,
    compartmentId,
    revision,
    draftSealed,
    savedAt,
    submittedAt,
  };
  return { ...item, response: response || null };
}

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
