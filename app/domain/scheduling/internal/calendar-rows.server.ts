import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import type { AppointmentStatus } from "../appointment-status";
import type { AppointmentPlace, AppointmentView } from "../appointment-view";
import type { TherapistTimes } from "../slots";
import { exceptionsOfRow, hoursOfRow, type OpeningsRow } from "./openings-rows.server";

export type CalendarRow = {
  id: string;
  startsAt: string;
  endsAt: string;
  status: AppointmentStatus;
  /** Up to when a held time is kept. */
  heldUntil: string | null;
  regular: boolean;
  /** The slug of the therapist. */
  therapist: string;
  /** Null for who may not read names. */
  people: string | null;
  place: AppointmentPlace;
  /** What the session may wait for is the chart's; null for a free call. */
  chart: Pick<NonNullable<AppointmentView["chart"]>, "id" | "kind"> | null;
  service: string;
  kind: string;
};

const iso = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * $1 therapist or null for all · $2 from · $3 to · $4 names may be read · $5 now. Nothing takes longer than a day. A time
 * that is held is shown as long as nobody else can have it; for whom it is held is not the calendar's to say.
 */
const APPOINTMENTS = `
SELECT a.id, ${iso("a.starts_at")} AS "startsAt", ${iso("a.ends_at")} AS "endsAt", a.status::text AS status,
  ${iso("a.hold_expires_at")} AS "heldUntil", a.series_id IS NOT NULL AS regular, t.slug AS therapist, s.name AS service, s.kind::text AS kind,
  a.place::text AS place, (SELECT json_build_object('id', c.id, 'kind', c.kind) FROM chart c WHERE c.id = a.chart_id) AS chart,
  CASE WHEN $4::boolean THEN COALESCE((SELECT c.label FROM chart c WHERE c.id = a.chart_id),
    (SELECT l.name FROM lead l WHERE l.id = a.lead_id)) END AS people
FROM therapist t
JOIN appointment a ON a.therapist_id = t.id AND NOT a.taken_back
  AND (a.status <> 'held' OR a.hold_expires_at > $5::timestamptz)
  AND a.starts_at >= $2::timestamptz - interval '1 day'
  AND a.starts_at < $3::timestamptz AND a.ends_at > $2::timestamptz
JOIN service s ON s.id = a.service_id
WHERE ($1::uuid IS NULL OR t.id = $1::uuid) ORDER BY a.starts_at, a.created_at`;

export type HoursOfTherapist = Pick<OpeningsRow, "hours" | "exceptions"> & {
  slug: string;
  name: string;
  /** Works here now. */
  active: boolean;
};

/** $1 therapist or null for all · $2 first date · $3 last date */
const HOURS = `
SELECT t.slug, w.chosen_name AS name, w.deactivated_at IS NULL AS active,
  (SELECT json_agg(json_build_array(a.weekday, a.from_minute, a.to_minute, a.valid_from, a.valid_until))
    FROM availability a WHERE a.therapist_id = t.id AND a.valid_from <= $3::date
      AND (a.valid_until IS NULL OR a.valid_until > $2::date)) AS hours,
  (SELECT json_agg(json_build_array(e.on_date, e.through_date, e.kind, e.from_minute, e.to_minute)) FROM (
    SELECT on_date, through_date, kind::text AS kind, from_minute, to_minute FROM availability_exception
      WHERE therapist_id = t.id AND through_date >= $2::date AND on_date <= $3::date
    UNION ALL SELECT on_date, on_date, 'holiday', NULL, NULL FROM practice_holiday
      WHERE on_date BETWEEN $2::date AND $3::date) e) AS exceptions
FROM therapist t JOIN person w ON w.id = t.person_id
WHERE ($1::uuid IS NULL OR t.id = $1::uuid) ORDER BY t.position, t.slug`;

/** The hours of one therapist on these dates, as they stand in the caller's transaction. */
export async function hoursInTransaction(
  tx: Tx,
  therapistId: string,
  dates: readonly [first: string, last: string],
): Promise<Pick<TherapistTimes, "hours" | "exceptions">> {
  const [row] = await prepared<HoursOfTherapist>(tx, "calendar-hours", HOURS, [therapistId, ...dates]);
  return row ? { hours: hoursOfRow(row), exceptions: exceptionsOfRow(row) } : { hours: [], exceptions: [] };
}

/** $1 first date · $2 last date */
const HOLIDAYS = `
SELECT on_date::text AS "onDate", name FROM practice_holiday WHERE on_date BETWEEN $1::date AND $2::date`;

export type CalendarGround = {
  rows: CalendarRow[];
  therapists: HoursOfTherapist[];
  holidays: Map<string, string>;
};

type Asked = {
  therapistId: string | null;
  dates: readonly [first: string, last: string];
  from: Date;
  to: Date;
  named: boolean;
  now: Date;
};

/** The appointments and the hours of one therapist or of all: three statements however many there are. */
export async function calendarGround({
  therapistId,
  dates,
  from,
  to,
  named,
  now,
}: Asked): Promise<CalendarGround> {
  const range = [therapistId, from.toISOString(), to.toISOString(), named, now.toISOString()];
  const [rows, therapists, holidays] = await Promise.all([
    preparedRead<CalendarRow>("calendar-appointments", APPOINTMENTS, range),
    preparedRead<HoursOfTherapist>("calendar-hours", HOURS, [therapistId, ...dates]),
    preparedRead<{ onDate: string; name: string }>("calendar-holidays", HOLIDAYS, [...dates]),
  ]);
  return { rows, therapists, holidays: new Map(holidays.map((one) => [one.onDate, one.name])) };
}
