import { type Actor, hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { FileType } from "#app/platform/files/file-types";
import { openStates, type ScanState } from "#app/platform/files/stored-files.server";

/**
 * Ownership as SQL, for every read and write of a document `d` with its file `f`: $1 is the person, $2 the therapist id of
 * who asks for the care team, null of who asks as a member, $3 the states in which a file is out of quarantine, $4 one chart or null. A member
 * sees joint documents since the day they see joint things from, and their own private ones, until they are taken back; a
 * therapist those of their care teams, for good. What is not open is for whoever uploaded it alone.
 */
const MAY_SEE = `(
  $2::uuid IS NULL AND EXISTS (
    SELECT 1 FROM chart_member m
    WHERE m.chart_id = d.chart_id AND m.person_id = $1::uuid AND m.left_at IS NULL AND d.withdrawn_at IS NULL
      AND ((d.audience = 'joint' AND d.created_at >= m.sees_joint_from)
        OR (d.audience = 'private' AND d.member_person_id = $1::uuid))
  )
  OR ($2::uuid IS NOT NULL AND EXISTS (
    SELECT 1 FROM care_team c
    WHERE c.chart_id = d.chart_id AND c.therapist_id = $2::uuid AND c.valid_until IS NULL
  ))
) AND ($4::uuid IS NULL OR d.chart_id = $4::uuid)
  AND (f.scan_state::text = ANY($3::text[]) OR d.uploaded_by_id = $1::uuid)`;

/** A member asks about what is theirs, the care team about one chart. */
export type AskedAs = { chartId: string | null };

function askedBy(actor: Actor, { chartId }: AskedAs): unknown[] {
  if (chartId !== null && !(hasRole(actor, "therapist") && actor.therapistId)) throw notFound();
  return [actor.personId, chartId === null ? null : actor.therapistId, openStates(), chartId];
}

export type DocumentRow = {
  documentId: string;
  chartId: string;
  chartLabel: string;
  audience: "joint" | "private";
  memberPersonId: string | null;
  memberName: string | null;
  uploadedById: string;
  uploaderName: string;
  fromCareTeam: boolean;
  createdAt: Date;
  withdrawnAt: Date | null;
  fileId: string;
  type: FileType;
  scanState: ScanState;
  compartmentId: string;
  aboutSealed: Buffer;
};

const COLUMNS = `
  SELECT d.id AS "documentId", d.chart_id AS "chartId", ch.label AS "chartLabel", d.audience::text AS audience,
         d.member_person_id AS "memberPersonId", member.chosen_name AS "memberName",
         d.uploaded_by_id AS "uploadedById", uploader.chosen_name AS "uploaderName",
         NOT EXISTS (SELECT 1 FROM chart_member u WHERE u.chart_id = d.chart_id AND u.person_id = d.uploaded_by_id)
           AS "fromCareTeam",
         d.created_at AS "createdAt", d.withdrawn_at AS "withdrawnAt", f.id AS "fileId", f.type::text AS type,
         f.scan_state::text AS "scanState", f.compartment_id AS "compartmentId", f.about_sealed AS "aboutSealed"
  FROM document d
  JOIN stored_file f ON f.id = d.file_id
  JOIN chart ch ON ch.id = d.chart_id
  JOIN person uploader ON uploader.id = d.uploaded_by_id
  LEFT JOIN person member ON member.id = d.member_person_id`;

/** The same from the reader on, so that a list takes no longer the more the practice has: all documents are of one of these. */
const CHARTS_OF_READER = `
  SELECT m.chart_id FROM chart_member m WHERE $2::uuid IS NULL AND m.person_id = $1::uuid AND m.left_at IS NULL
  UNION ALL SELECT c.chart_id FROM care_team c
    WHERE c.therapist_id = $2::uuid AND c.valid_until IS NULL AND ($4::uuid IS NULL OR c.chart_id = $4::uuid)`;

const LIST = `${COLUMNS} WHERE d.chart_id = ANY (ARRAY(${CHARTS_OF_READER})) AND ${MAY_SEE}
  ORDER BY d.created_at DESC, d.id DESC LIMIT 500`;

/** $5 the document. */
const ONE = `${COLUMNS} WHERE ${MAY_SEE} AND d.id = $5::uuid`;

export const documentRows = (tx: Tx, actor: Actor, as: AskedAs): Promise<DocumentRow[]> =>
  prepared<DocumentRow>(tx, "document-list", LIST, askedBy(actor, as));

/** The document if the actor may see it, otherwise "not-found", whether it exists or not. */
export async function ownDocument(
  tx: Tx,
  actor: Actor,
  { documentId, ...as }: AskedAs & { documentId: string },
): Promise<DocumentRow> {
  const [row] = await prepared<DocumentRow>(tx, "own-document", ONE, [...askedBy(actor, as), documentId]);
  if (!row) throw notFound();
  return row;
}
