import { notFound } from "#app/domain/shared/domain-error";
import { preparedRead } from "#app/platform/db/pool.server";

/** What a booking needs to know about the practice and one therapist before it takes any lock. */
export type BookingGround = {
  zone: string;
  shortName: string;
  therapistId: string;
  therapistSlug: string;
  therapistName: string;
  level: "licensed" | "associate";
};

/** The columns of a BookingGround: `p` is the practice, `t` the therapist, `w` the person who they are. */
export const GROUND = `p.zone, p.short_name AS "shortName", t.id AS "therapistId", t.slug AS "therapistSlug",
  w.chosen_name AS "therapistName", t.level::text AS level`;

const SQL = `
SELECT ${GROUND}
FROM practice p CROSS JOIN therapist t JOIN person w ON w.id = t.person_id
WHERE ($1::text IS NULL OR t.slug = $1::text) AND ($2::uuid IS NULL OR t.id = $2::uuid) AND num_nonnulls($1::text, $2::uuid) = 1
LIMIT 1`;

/** @throws DomainError "not-found" */
export async function bookingGround(by: { slug: string } | { id: string }): Promise<BookingGround> {
  const values = "slug" in by ? [by.slug, null] : [null, by.id];
  const [row] = await preparedRead<BookingGround>("booking-ground", SQL, values);
  if (!row) throw notFound();
  return row;
}
