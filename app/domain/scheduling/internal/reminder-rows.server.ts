import { type ContactRules, USUAL_RULES } from "#app/domain/accounts/contact-rules";
import { db } from "#app/platform/db/client.server";
import { prepared, preparedRead } from "#app/platform/db/pool.server";
import type { Tx } from "#app/platform/db/transaction.server";
import { UNDO_MINUTES } from "../cancellation-policy";
import type { ReminderPlan } from "../reminder-plan";

/** Somebody who attends something booked, and what they were reminded of so far. */
export type ReminderRow = {
  appointmentId: string;
  version: number;
  startsAt: Date;
  /** When it came to this time. */
  since: Date;
  /** Null for a visitor. */
  personId: string | null;
  name: string;
  /** Whose row holds the address: the person, or the visitor. */
  holderId: string;
  emailSealed: Uint8Array;
  zone: string;
  rules: ContactRules;
  /** They have agreed to texts, at some number. */
  wantsTexts: boolean;
  /** "mail 48" for each reminder of this start. */
  made: string[];
};

/**
 * $1 now · $2 the last start · $3 the minutes of undo. Everybody who attends and would be told of a change, for all that
 * is booked and can no longer be undone.
 */
const CANDIDATES = `
SELECT a.id AS "appointmentId", a.version, a.starts_at AS "startsAt",
  GREATEST(a.created_at, a.undo_until - make_interval(mins => $3::int)) AS since,
  w.person_id AS "personId", w.name, w.holder_id AS "holderId", w.email_sealed AS "emailSealed", COALESCE(w.zone, f.zone) AS zone,
  json_build_object('remindByMail', COALESCE(c.remind_by_mail, true), 'mayCall', COALESCE(c.may_call, true),
    'mayLeaveVoicemail', COALESCE(c.may_leave_voicemail, true), 'namesPractice', COALESCE(c.names_practice, true),
    'quietFrom', COALESCE(c.quiet_from, ${USUAL_RULES.quietFrom}),
    'quietUntil', COALESCE(c.quiet_until, ${USUAL_RULES.quietUntil})) AS rules,
  EXISTS (SELECT 1 FROM text_consent k WHERE k.person_id = w.person_id AND k.ended_at IS NULL) AS "wantsTexts",
  array(SELECT r.channel::text || ' ' || r.hours_before FROM reminder r WHERE r.appointment_id = a.id
    AND r.starts_at = a.starts_at AND r.person_id IS NOT DISTINCT FROM w.person_id) AS made
FROM appointment a
CROSS JOIN practice f
JOIN LATERAL (
  SELECT p.id AS person_id, p.id AS ruled_by, p.chosen_name AS name, p.id AS holder_id, p.email_sealed, p.zone
  FROM appointment_member q
  JOIN person p ON p.id = q.person_id AND p.deactivated_at IS NULL
  JOIN chart_member m ON m.chart_id = a.chart_id AND m.person_id = p.id AND m.left_at IS NULL
  WHERE q.appointment_id = a.id
  UNION ALL
  SELECT NULL, l.person_id, l.name, l.id, l.email_sealed, NULL FROM lead l WHERE l.id = a.lead_id
) w ON true
LEFT JOIN contact_rule c ON c.person_id = w.ruled_by
WHERE a.status = 'booked' AND a.starts_at > $1::timestamptz AND a.starts_at <= $2::timestamptz
  AND (a.undo_until IS NULL OR a.undo_until <= $1::timestamptz)
ORDER BY a.starts_at, a.id, w.person_id`;

export const reminderRows = (now: Date, lastStart: Date): Promise<ReminderRow[]> =>
  preparedRead<ReminderRow>("reminder-candidates", CANDIDATES, [
    now.toISOString(),
    lastStart.toISOString(),
    UNDO_MINUTES,
  ]);

export type NewReminder = { id: string; row: ReminderRow; channel: "mail" | "text"; hours: number };

/**
 * Only for appointments that are still as they were read: whoever changes one waits until this is committed, and drops
 * what it wrote; one that is being changed is left for the next time.
 */
const MAKE = `
WITH wanted AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::int[])
    AS w (id, appointment_id, version, person_id, channel, hours_before)
), locked AS (
  SELECT a.id, a.version, a.starts_at FROM appointment a
  WHERE a.id = ANY ($2::uuid[]) AND a.status = 'booked' ORDER BY a.id FOR SHARE OF a SKIP LOCKED
)
INSERT INTO reminder (id, appointment_id, person_id, channel, hours_before, starts_at)
SELECT w.id, w.appointment_id, w.person_id, w.channel::send_channel, w.hours_before, l.starts_at
FROM wanted w JOIN locked l ON l.id = w.appointment_id AND l.version = w.version
ON CONFLICT DO NOTHING RETURNING id`;

/** Writes reminders down and gives those that nobody had written before. */
export async function writeReminders(tx: Tx, wanted: readonly NewReminder[]): Promise<NewReminder[]> {
  const written = await prepared<{ id: string }>(tx, "make-reminders", MAKE, [
    wanted.map(({ id }) => id),
    wanted.map(({ row }) => row.appointmentId),
    wanted.map(({ row }) => row.version),
    wanted.map(({ row }) => row.personId),
    wanted.map(({ channel }) => channel),
    wanted.map(({ hours }) => hours),
  ]);
  const ids = new Set(written.map(({ id }) => id));
  return wanted.filter(({ id }) => ids.has(id));
}

export const readPlan = (): Promise<ReminderPlan> =>
  db.reminderPlan.findUniqueOrThrow({
    where: { id: 1 },
    select: { mailOn: true, mailHours: true, textOn: true, textHours: true },
  });
