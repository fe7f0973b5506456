import { notFound } from "#app/domain/shared/domain-error";
import { type Clock, realClock } from "#app/domain/shared/time";
import { preparedRead } from "#app/platform/db/pool.server";

export type TherapistCard = {
  therapistId: string;
  slug: string;
  chosenName: string;
  pronouns: string | null;
  credentials: string;
  intro: string;
  languages: string[];
  specialties: string[];
  level: "licensed" | "associate";
  accepting: boolean;
  /** Where they are licensed today. */
  states: string[];
};

export type TherapistProfile = TherapistCard & {
  approach: string;
  firstSession: string;
  licences: { state: string; number: string; kind: "state" | "compact_privilege"; validUntil: string }[];
};

/** $1 today's date · $2 slug or null */
const ROWS = `
  SELECT t.id AS "therapistId", t.slug, w.chosen_name AS "chosenName", w.pronouns, t.credentials, t.intro, t.approach,
         t.first_session AS "firstSession", t.languages, t.specialties,
         t.level::text AS level, t.accepting,
         COALESCE((SELECT json_agg(json_build_object('state', l.state, 'number', l.number, 'kind', l.kind,
             'validUntil', l.valid_until) ORDER BY l.state DESC)
           FROM licence l
           WHERE l.therapist_id = t.id AND l.valid_from <= $1::date AND l.valid_until >= $1::date), '[]'::json) AS licences
  FROM therapist t JOIN person w ON w.id = t.person_id AND w.deactivated_at IS NULL
  WHERE $2::text IS NULL OR t.slug = $2::text
  ORDER BY t.position, t.slug`;

/** Therapists with something to show, in the practice's own order. No actor: these pages are public. */
export async function listTherapists(clock: Clock = realClock): Promise<TherapistCard[]> {
  const rows = await therapistRows(null, clock);
  return rows
    .filter((row) => row.intro !== "")
    .map(({ approach: _, firstSession: __, licences: ___, ...card }) => card);
}

/** @throws DomainError "not-found" */
export async function therapistProfile(slug: string, clock: Clock = realClock): Promise<TherapistProfile> {
  const [row] = await therapistRows(slug, clock);
  if (!row) throw notFound();
  return row;
}

async function therapistRows(slug: string | null, clock: Clock): Promise<TherapistProfile[]> {
  const today = clock().toISOString().slice(0, 10);
  const rows = await preparedRead<Omit<TherapistProfile, "states">>("therapists", ROWS, [today, slug]);
  return rows.map((row) => ({ ...row, states: [...new Set(row.licences.map((one) => one.state))] }));
}
