import type { DatedException, LicenceTimes, Range, WeeklyHours } from "../slots";

/**
 * Everything that decides about openings in one statement: the practice's rules, the service, and per therapist the
 * hours, exceptions, licences, what is taken, and when other calendars say that they are busy. Moments come as epoch
 * milliseconds, dates as text.
 *
 * $1 service slug · $2 therapist slug or null · $3 therapist id or null · $4 first local date or null for today ·
 * $5 days · $6 now · $7 appointments that do not count (those that are being moved) · $8 only therapists who
 * take new clients · $9 request key of the asker's own hold or booking, which does
 * not count, or null
 */
export const OPENINGS_SQL = `
WITH frame AS (
  SELECT p.zone, p.notice_minutes, p.horizon_days, p.slot_step_minutes, d.first_date,
    (d.first_date::timestamp AT TIME ZONE p.zone) AS opens,
    ((d.first_date + $5::int)::timestamp AT TIME ZONE p.zone) AS closes
  FROM practice p
  CROSS JOIN LATERAL (SELECT GREATEST(COALESCE($4::date, '-infinity'), ($6::timestamptz AT TIME ZONE p.zone)::date) AS first_date) d
  LIMIT 1
)
SELECT f.zone, f.notice_minutes AS "noticeMinutes", f.horizon_days AS "horizonDays",
  f.slot_step_minutes AS "stepMinutes", f.first_date::text AS "firstDate",
  s.id AS "serviceId", s.minutes, s.buffer_before AS "bufferBefore", s.buffer_after AS "bufferAfter",
  t.id AS "therapistId", t.slug, t.daily_maximum AS "dailyMaximum", w.chosen_name AS "chosenName",
  (SELECT json_agg(json_build_array(a.weekday, a.from_minute, a.to_minute, a.valid_from, a.valid_until))
    FROM availability a WHERE a.therapist_id = t.id AND a.valid_from < f.first_date + $5::int
      AND (a.valid_until IS NULL OR a.valid_until > f.first_date)) AS hours,
  (SELECT json_agg(json_build_array(e.on_date, e.through_date, e.kind, e.from_minute, e.to_minute)) FROM (
    SELECT on_date, through_date, kind::text AS kind, from_minute, to_minute FROM availability_exception
      WHERE therapist_id = t.id AND through_date >= f.first_date AND on_date < f.first_date + $5::int
    UNION ALL SELECT on_date, on_date, 'holiday', NULL, NULL FROM practice_holiday
      WHERE on_date >= f.first_date AND on_date < f.first_date + $5::int) e) AS exceptions,
  (SELECT json_agg(json_build_array(l.state, l.valid_from, l.valid_until))
    FROM licence l WHERE l.therapist_id = t.id AND l.valid_until >= f.first_date) AS licences,
  (SELECT json_agg(json_build_array((extract(epoch FROM b.blocked_from) * 1000)::bigint,
      (extract(epoch FROM b.blocked_until) * 1000)::bigint, (extract(epoch FROM b.starts_at) * 1000)::bigint))
    FROM appointment b WHERE b.therapist_id = t.id AND b.status IN ('held', 'booked', 'done')
      AND b.starts_at >= f.opens - interval '1 day' AND b.starts_at < f.closes + interval '1 day'
      AND (b.hold_expires_at IS NULL OR b.hold_expires_at > $6::timestamptz)
      AND b.id <> ALL ($7::uuid[])
      AND ($9::text IS NULL OR b.request_key IS DISTINCT FROM $9::text)) AS taken,
  (SELECT json_agg(json_build_array((extract(epoch FROM x.from_at) * 1000)::bigint,
      (extract(epoch FROM x.to_at) * 1000)::bigint))
    FROM external_busy x WHERE x.therapist_id = t.id
      AND x.from_at < f.closes + interval '1 day' AND x.to_at > f.opens - interval '1 day'
      AND NOT EXISTS (SELECT 1 FROM appointment o WHERE o.therapist_id = x.therapist_id AND o.starts_at = x.from_at
        AND o.ends_at = x.to_at AND o.status IN ('booked', 'done'))) AS elsewhere
FROM frame f
JOIN service s ON s.slug = $1::text AND (s.active OR $7::uuid[] <> '{}')
JOIN therapist t ON ($2::text IS NULL OR t.slug = $2::text) AND ($3::uuid IS NULL OR t.id = $3::uuid)
  AND (t.accepting OR NOT $8::boolean)
JOIN person w ON w.id = t.person_id AND w.deactivated_at IS NULL
ORDER BY t.position, t.slug`;

export type OpeningsRow = {
  zone: string;
  noticeMinutes: number;
  horizonDays: number;
  stepMinutes: number;
  firstDate: string;
  serviceId: string;
  minutes: number;
  bufferBefore: number;
  bufferAfter: number;
  therapistId: string;
  slug: string;
  dailyMaximum: number;
  chosenName: string;
  hours: [number, number, number, string, string | null][] | null;
  exceptions: [string, string, DatedException["kind"], number | null, number | null][] | null;
  licences: [string, string, string][] | null;
  taken: [number, number, number][] | null;
  /** Without what is exactly a session of their own: that comes back from a calendar that follows ours. */
  elsewhere: [number, number][] | null;
};

export const hoursOfRow = (row: Pick<OpeningsRow, "hours">): WeeklyHours[] =>
  (row.hours ?? []).map(([weekday, fromMinute, toMinute, validFrom, validUntil]) => ({
    weekday,
    fromMinute,
    toMinute,
    validFrom,
    validUntil,
  }));

export const exceptionsOfRow = (row: Pick<OpeningsRow, "exceptions">): DatedException[] =>
  (row.exceptions ?? []).map(([onDate, throughDate, kind, fromMinute, toMinute]) => ({
    onDate,
    throughDate,
    kind,
    fromMinute,
    toMinute,
  }));

export const licencesOfRow = (row: OpeningsRow): LicenceTimes[] =>
  (row.licences ?? []).map(([state, validFrom, validUntil]) => ({ state, validFrom, validUntil }));

export const busyOfRow = (row: OpeningsRow): Range[] => [
  ...(row.taken ?? []).map(([from, to]): Range => [from, to]),
  ...(row.elsewhere ?? []),
];
