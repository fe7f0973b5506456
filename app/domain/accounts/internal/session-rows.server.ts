import type { Permission, Role } from "#app/domain/shared/actor";
import { preparedRead } from "#app/platform/db/pool.server";

export type SessionRow = {
  publicId: string;
  personId: string;
  lastSeenAt: Date;
  idleExpiresAt: Date;
  absoluteExpiresAt: Date;
  secondFactorAt: Date | null;
  provedAt: Date;
  /** Whether the person has an authenticator app or a passkey. Not looked up once the session has had its second factor. */
  hasSecondFactor: boolean;
  chosenName: string;
  zone: string;
  therapistId: string | null;
  roles: Role[];
  permissions: Permission[];
};

/** The session that a token opens, with the proof that counts for it. */
const sessionWhere = (isItsToken: string, provedAt: string): string => `
  SELECT s.public_id::text AS "publicId", s.person_id::text AS "personId", s.last_seen_at AS "lastSeenAt",
         s.idle_expires_at AS "idleExpiresAt", s.absolute_expires_at AS "absoluteExpiresAt",
         s.second_factor_at AS "secondFactorAt", ${provedAt} AS "provedAt", p.chosen_name AS "chosenName", p.zone,
         CASE WHEN s.second_factor_at IS NOT NULL THEN true ELSE EXISTS (
           SELECT 1 FROM credential c WHERE c.person_id = p.id AND c.kind <> 'password' AND c.confirmed_at IS NOT NULL
         ) END AS "hasSecondFactor",
         t.id::text AS "therapistId", g.roles, g.permissions
  FROM auth_session s
  JOIN person p ON p.id = s.person_id AND p.deactivated_at IS NULL
  LEFT JOIN therapist t ON t.person_id = p.id
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT r.role::text), '{}') AS roles,
           coalesce(array_agg(DISTINCT u.permission::text) FILTER (WHERE u.permission IS NOT NULL), '{}') AS permissions
    FROM role_grant r
    LEFT JOIN LATERAL unnest(r.permissions) AS u (permission) ON true
    WHERE r.person_id = p.id AND r.valid_from <= now() AND (r.valid_until IS NULL OR r.valid_until > now())
  ) g
  WHERE ${isItsToken}`;

const FIND = sessionWhere("s.token_hash = $1", "s.proved_at");
const FIND_IN_FLIGHT = sessionWhere(
  "s.previous_token_hash = $1 AND s.previous_until > now()",
  "s.previous_proved_at",
);

/**
 * A session with its person and the roles in force now. Read on every request: one prepared statement. A token that has just
 * been replaced after a proof opens it too, without that proof.
 */
export async function findSession(tokenHash: Uint8Array): Promise<SessionRow | null> {
  const values = [Buffer.from(tokenHash)];
  const [found] = await preparedRead<SessionRow>("session-of-token", FIND, values);
  if (found) return found;
  const [inFlight] = await preparedRead<SessionRow>("session-of-token-in-flight", FIND_IN_FLIGHT, values);
  return inFlight ?? null;
}
