import { preparedRead } from "#app/platform/db/pool.server";

/** $1 service slug · $2 level · $3 moments */
const SQL = `
SELECT pr.cents
FROM practice p CROSS JOIN unnest($3::timestamptz[]) WITH ORDINALITY AS one (at, place)
LEFT JOIN service s ON s.slug = $1::text
LEFT JOIN service_price pr ON pr.service_id = s.id AND pr.level::text = $2::text
  AND daterange(pr.valid_from, pr.valid_until) @> (one.at AT TIME ZONE p.zone)::date
ORDER BY one.place`;

/** The price of a service at a level on the days of these moments, in their order; null where there is none. */
export async function pricesOn(
  serviceSlug: string,
  level: string,
  starts: readonly Date[],
): Promise<(number | null)[]> {
  const values = [serviceSlug, level, starts.map((one) => one.toISOString())];
  const rows = await preparedRead<{ cents: number | null }>("prices-on", SQL, values);
  return rows.map((row) => row.cents);
}
