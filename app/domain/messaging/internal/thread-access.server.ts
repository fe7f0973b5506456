import type { Actor } from "#app/domain/shared/actor";
import { hasRole } from "#app/domain/shared/actor";
import { notFound } from "#app/domain/shared/domain-error";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { ThreadAudience } from "../audience";

/**
 * Ownership as SQL, for every read and write of a thread `t`: $1 is the person, $2 their therapist id or null.
 * A member sees joint threads that went on after they joined and their own private ones; a therapist sees the threads of their care teams.
 */
export const MAY_READ_THREAD = `(
  EXISTS (
    SELECT 1 FROM chart_member m
    WHERE m.chart_id = t.chart_id AND m.person_id = $1::uuid AND m.left_at IS NULL
      AND ((t.audience = 'joint' AND t.last_at >= m.sees_joint_from)
        OR (t.audience = 'private' AND t.member_person_id = $1::uuid))
  )
  OR ($2::uuid IS NOT NULL AND t.audience IN ('joint', 'private') AND EXISTS (
    SELECT 1 FROM care_team c
    WHERE c.chart_id = t.chart_id AND c.therapist_id = $2::uuid AND c.valid_until IS NULL
  ))
)`;

/** The same from the reader on, so that a list takes no longer the more the practice has: all threads are of one of these. */
export const CHARTS_OF_READER = `
  SELECT m.chart_id FROM chart_member m WHERE m.person_id = $1::uuid AND m.left_at IS NULL
  UNION ALL SELECT c.chart_id FROM care_team c WHERE c.therapist_id = $2::uuid AND c.valid_until IS NULL`;

export type OwnThread = {
  id: string;
  chartId: string;
  audience: ThreadAudience;
  memberPersonId: string | null;
  compartmentId: string;
  lastSeq: number;
};

const OWN = `
  SELECT t.id, t.chart_id AS "chartId", t.audience::text AS audience, t.member_person_id AS "memberPersonId",
         t.compartment_id AS "compartmentId", t.last_seq AS "lastSeq"
  FROM thread t WHERE t.id = $3::uuid AND ${MAY_READ_THREAD}`;

/** The thread if the actor may read it, otherwise "not-found", whether it exists or not. */
export async function ownThread(tx: Tx, actor: Actor, threadId: string): Promise<OwnThread> {
  const values = [actor.personId, therapistIdOf(actor), threadId];
  const [thread] = await prepared<OwnThread>(tx, "own-thread", OWN, values);
  if (!thread) throw notFound();
  return thread;
}

export const therapistIdOf = (actor: Actor): string | null =>
  hasRole(actor, "therapist") ? actor.therapistId : null;
