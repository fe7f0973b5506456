import type { Actor } from "#app/domain/shared/actor";
import { prepared } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";

const FIND = `
  SELECT p.chosen_name AS "chosenName", p.zone, t.id AS "therapistId",
         array(SELECT g.role::text FROM role_grant g WHERE g.person_id = p.id AND g.valid_until IS NULL ORDER BY g.id)
           AS roles,
         array(SELECT u::text FROM role_grant g CROSS JOIN unnest(g.permissions) AS u
               WHERE g.person_id = p.id AND g.valid_until IS NULL) AS permissions
  FROM person p LEFT JOIN therapist t ON t.person_id = p.id
  WHERE p.id = $1::uuid AND p.deactivated_at IS NULL`;

/** A person acting before they have a session: while they sign in or accept an invitation. Null when deactivated. */
export async function personActor(tx: Tx, personId: string): Promise<Actor | null> {
  type Found = Omit<Actor, "personId" | "sessionId">;
  const [person] = await prepared<Found>(tx, "person-actor", FIND, [personId]);
  return person ? { ...person, personId, sessionId: "" } : null;
}
