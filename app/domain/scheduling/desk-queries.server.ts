import { notFound } from "#app/domain/shared/domain-error";
import { preparedRead } from "#app/platform/db/pool.server";
import { actsForPractice, type PracticeParty } from "./appointment-party";

export type DeskHousehold = {
  chartId: string;
  label: string;
  kind: "individual" | "couple" | "group";
  members: { personId: string; chosenName: string; homeState: string | null }[];
  therapists: { id: string; slug: string; chosenName: string }[];
};

/** $1 chart or null for all · $2 slug of a therapist of the care team or null. Names and where people live, nothing else. */
const SQL = `
SELECT c.id AS "chartId", c.label, c.kind::text AS kind,
  COALESCE((SELECT json_agg(json_build_object('personId', m.person_id, 'chosenName', p.chosen_name,
      'homeState', p.home_state) ORDER BY m.join_order)
    FROM chart_member m JOIN person p ON p.id = m.person_id
    WHERE m.chart_id = c.id AND m.left_at IS NULL), '[]'::json) AS members,
  COALESCE((SELECT json_agg(json_build_object('id', t.id, 'slug', t.slug, 'chosenName', w.chosen_name)
      ORDER BY (k.role = 'lead') DESC, t.position)
    FROM care_team k JOIN therapist t ON t.id = k.therapist_id JOIN person w ON w.id = t.person_id
    WHERE k.chart_id = c.id AND k.valid_until IS NULL AND w.deactivated_at IS NULL), '[]'::json) AS therapists
FROM chart c
WHERE c.status <> 'discharged' AND ($1::uuid IS NULL OR c.id = $1::uuid)
  AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM care_team k JOIN therapist t ON t.id = k.therapist_id
    WHERE k.chart_id = c.id AND k.valid_until IS NULL AND t.slug = $2::text))
ORDER BY c.label, c.id`;

/** Every household that somebody of the office can book for, or those of one therapist. @throws DomainError "not-found" */
export async function listDeskHouseholds(
  admin: PracticeParty,
  asked: { chartId?: string | null; therapist?: string | null } = {},
): Promise<DeskHousehold[]> {
  if (!actsForPractice(admin)) throw notFound();
  return preparedRead<DeskHousehold>("desk-households", SQL, [
    asked.chartId ?? null,
    asked.therapist ?? null,
  ]);
}
