import { preparedRead } from "#app/platform/db/pool.server";

/** Whose calendar a secret address shows, and as what. */
export type FeedOwner = {
  personId: string;
  /** Null for whoever is no therapist, or no longer works as one. */
  therapistId: string | null;
  isClient: boolean;
  discreet: boolean;
  namesPractice: boolean;
  shortName: string;
  phone: string;
};

const IN_FORCE = "g.valid_from <= now() AND (g.valid_until IS NULL OR g.valid_until > now())";

/** $1 hash of the token. Whoever could not sign in any more has no calendar here either. */
const OWNER = `
SELECT p.id AS "personId", CASE WHEN 'therapist' = ANY (roles.held) THEN t.id END AS "therapistId",
  'client' = ANY (roles.held) AS "isClient", p.discreet_mail AS discreet,
  COALESCE(c.names_practice, true) AS "namesPractice", r.short_name AS "shortName", r.phone
FROM calendar_feed f
JOIN person p ON p.id = f.person_id AND p.deactivated_at IS NULL
CROSS JOIN practice r
LEFT JOIN therapist t ON t.person_id = p.id
LEFT JOIN contact_rule c ON c.person_id = p.id
CROSS JOIN LATERAL (SELECT array(SELECT g.role::text FROM role_grant g WHERE g.person_id = p.id AND ${IN_FORCE}) AS held) roles
WHERE f.token_hash = $1 AND f.revoked_at IS NULL`;

export async function feedOwner(tokenHash: Uint8Array): Promise<FeedOwner | null> {
  const [owner] = await preparedRead<FeedOwner>("feed-owner", OWNER, [Buffer.from(tokenHash)]);
  return owner && (owner.isClient || owner.therapistId) ? owner : null;
}

export type FeedRow = {
  id: string;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  cancelled: boolean;
  serviceName: string;
  /** The reader is the therapist of it. */
  isOwn: boolean;
  /** Whom the therapist meets. */
  names: string[];
};

/** $1 person, who attends and may see joint things of that time, or who booked it as a visitor; null for no client. */
const ATTENDED = `
SELECT q.appointment_id FROM appointment_member q
JOIN appointment b ON b.id = q.appointment_id
JOIN chart_member m ON m.chart_id = b.chart_id AND m.person_id = q.person_id AND m.left_at IS NULL
  AND b.ends_at > m.sees_joint_from
WHERE q.person_id = $1::uuid
UNION SELECT b.id FROM lead l JOIN appointment b ON b.lead_id = l.id WHERE l.person_id = $1::uuid`;

/** $1 person or null · $2 therapist or null · $3 since */
const ENTRIES = `
SELECT a.id, a.sequence, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.updated_at AS "changedAt",
  a.status IN ('cancelled', 'late_cancelled') AS cancelled, s.name AS "serviceName",
  a.therapist_id IS NOT DISTINCT FROM $2::uuid AS "isOwn",
  CASE WHEN l.id IS NOT NULL THEN array[l.name] ELSE array(SELECT p.chosen_name FROM appointment_member q
    JOIN person p ON p.id = q.person_id WHERE q.appointment_id = a.id ORDER BY q.id) END AS names
FROM appointment a
JOIN service s ON s.id = a.service_id
LEFT JOIN lead l ON l.id = a.lead_id
WHERE a.status <> 'held' AND NOT a.taken_back AND a.starts_at >= $3::timestamptz
  AND (a.therapist_id = $2::uuid OR a.id IN (${ATTENDED}))
ORDER BY a.starts_at, a.id LIMIT 1000`;

export const feedRows = (owner: FeedOwner, since: Date): Promise<FeedRow[]> =>
  preparedRead<FeedRow>("feed-entries", ENTRIES, [
    owner.isClient ? owner.personId : null,
    owner.therapistId,
    since.toISOString(),
  ]);
